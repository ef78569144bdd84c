"""The neural models as their formulas say, over whole matrices: a restricted Boltzmann machine and an autoencoder.

Ratings are a users × films matrix of stars with NaN where there is none; `people` are rows of the same width.
"""

import numpy as np

import models
from sfc32 import Random

SEED = 11
LEVELS = np.arange(1, 11) / 2
RBM = {"factors": 4, "epochs": 3, "learningRate": 0.2, "l2": 0.1}
AUTOREC = {"factors": 5, "epochs": 6, "learningRate": 0.03, "l2": 0.02}
LOUDER = 60  # the weights are small after so few epochs
FINE = 20_000  # points of the integrals that the shares of ratings are


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def one_hot(row):
    """Films × levels; zero for films that are not rated."""
    return (row[:, None] == LEVELS).astype(float)


def softmax(inputs):
    shares = np.exp(inputs - inputs.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def rbm(stars):
    """W (films × levels × factors), b and c after one-step contrastive divergence, one user after another."""
    random, factors = Random(SEED), RBM["factors"]
    counts = sum(one_hot(row) for row in stars)
    share = counts.sum(axis=0) / counts.sum()
    b = np.log((counts + 5 * share) / (counts.sum(axis=1, keepdims=True) + 5) + 1e-6)
    c = np.zeros(factors)
    w = np.zeros((stars.shape[1], len(LEVELS), factors))
    for film in np.nonzero(counts.any(axis=1))[0]:
        w[film] = np.reshape([0.01 * random.normal() for _ in range(w[film].size)], w[film].shape)
    for epoch in range(RBM["epochs"]):
        rate = RBM["learningRate"] * 0.96**epoch
        for user in random.permutation(len(stars)):
            v, seen = one_hot(stars[user]), models.rated(stars[user])
            before = sigmoid(c + np.einsum("ik,ikf->f", v, w))
            drawn = np.array([random.next() for _ in range(factors)]) < before
            again = softmax(b + w @ drawn) * seen[:, None]
            after = sigmoid(c + np.einsum("ik,ikf->f", again, w))
            w[seen] *= 1 - RBM["l2"] * rate
            w += rate * (v[:, :, None] * before - again[:, :, None] * after)
            b += 0.1 * rate * (v - again)
            c += 0.1 * rate * (before - after)
    return w, b, c


def rbm_stars(machine, row):
    w, b, c = machine
    return softmax(b + w @ sigmoid(c + np.einsum("ik,ikf->f", one_hot(row), w))) @ LEVELS


def rbm_shares(machine, row, film):
    """The integral of the slope of a film's stars along the way from no ratings to all of them."""
    w, b, c = machine
    inputs = np.einsum("ik,ikf->if", one_hot(row), w)
    slope = np.zeros(len(c))
    for alpha in (np.arange(FINE) + 0.5) / FINE:
        h = sigmoid(c + alpha * inputs.sum(axis=0))
        p = softmax((b + w @ h)[[film]])[0]
        slope += p * (LEVELS - p @ LEVELS) @ w[film] * h * (1 - h) / FINE
    return (inputs @ slope)[models.rated(row)]


def rbm_numbers(stars, people):
    w, b, c = rbm(stars)
    loud = (LOUDER * w, b, c)
    return {
        "params": RBM,
        "seed": SEED,
        "predictions": [rbm_stars((w, b, c), row) for row in people],
        "louder": LOUDER,
        "loudPredictions": [rbm_stars(loud, row) for row in people],
        "film": 0,
        "shares": [rbm_shares(loud, row, 0) for row in people],
    }


def autorec_numbers(stars, people, shown):
    """Every film is in one batch, so that a step is one of the whole loss."""
    random, factors = Random(SEED), AUTOREC["factors"]
    users, films = stars.shape
    mean, user_bias, film_bias = models.biases(stars, 4, 2, 15)
    seen = models.rated(stars)
    x = np.where(seen, stars - mean - user_bias[:, None] - film_bias, 0)
    limit = np.sqrt(6 / (users + factors))
    v, w = (
        np.reshape([limit * (2 * random.next() - 1) for _ in range(users * factors)], (users, factors))
        for _ in range(2)
    )
    values = [v, w, np.zeros(factors), np.zeros(users)]
    moments = [(np.zeros_like(value), np.zeros_like(value)) for value in values]
    batch = seen.any(axis=0).sum()
    for step in range(1, AUTOREC["epochs"] + 1):
        v, w, c, d = values
        h = sigmoid(v.T @ x + c[:, None])
        e = seen * (w @ h + d[:, None] - x) / batch
        back = (w.T @ e) * h * (1 - h)
        slopes = [
            x @ back.T + AUTOREC["l2"] * v,
            e @ h.T + AUTOREC["l2"] * w,
            back.sum(axis=1),
            e.sum(axis=1),
        ]
        moments = [(0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g) for (m, s), g in zip(moments, slopes)]
        values = [
            value - AUTOREC["learningRate"] * (m / (1 - 0.9**step)) / (np.sqrt(s / (1 - 0.999**step)) + 1e-8)
            for value, (m, s) in zip(values, moments)
        ]
    v, w, c, d = values
    completed = w @ sigmoid(v.T @ x + c[:, None]) + d[:, None]
    known = [mean + user_bias[user] + film_bias + completed[user] for user in shown]
    strangers = [
        mean + np.nansum(row - mean - film_bias) / (4 + models.rated(row).sum()) + film_bias
        for row in people[len(shown) :]
    ]
    return {"params": AUTOREC, "seed": SEED, "predictions": [*known, *strangers]}
