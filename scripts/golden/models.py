"""Textbook forms of the models: dense matrices, double precision, numpy.linalg and nothing clever.

Ratings are a users × films matrix of stars with NaN where there is none.
"""

import numpy as np


def popularity(stars, least=0.5):
    return np.nansum(stars >= least, axis=0)


def damped_mean(stars, damping):
    mean = np.nanmean(stars)
    return (np.nansum(stars, axis=0) + damping * mean) / (rated(stars).sum(axis=0) + damping)


def rated(stars):
    return ~np.isnan(stars)


def biases(stars, l2_user, l2_film, rounds):
    """Mean, user effects and film effects; films are solved first."""
    mean = np.nanmean(stars)
    users = np.zeros(stars.shape[0])
    films = np.zeros(stars.shape[1])
    for _ in range(rounds):
        films = np.nansum(stars - mean - users[:, None], axis=0) / (l2_film + rated(stars).sum(axis=0))
        users = np.nansum(stars - mean - films[None, :], axis=1) / (l2_user + rated(stars).sum(axis=1))
    return mean, users, films


def solve_row(stars, other, mean, l2, l2_bias):
    """Factors and bias of one row of stars, against the factors and biases of the other side."""
    seen = rated(stars)
    if not seen.any():
        return np.zeros(other.shape[1])
    w = other[seen].copy()
    target = stars[seen] - mean - w[:, -1]
    w[:, -1] = 1
    penalty = np.full(w.shape[1], l2 * np.sqrt(seen.sum()))
    penalty[-1] = l2_bias
    return np.linalg.solve(w.T @ w + np.diag(penalty), w.T @ target)


def als(stars, factors, iterations, l2, l2_bias, random):
    """Users and films as rows of factors and then a bias."""
    mean, _, bias = biases(stars, 3, 3, 15)
    films = np.array([[0.1 * random.normal() for _ in range(factors)] for _ in bias])
    films = np.column_stack([films, bias])
    for _ in range(iterations):
        users = np.array([solve_row(row, films, mean, l2, l2_bias) for row in stars])
        films = np.array([solve_row(row, users, mean, l2, l2_bias) for row in stars.T])
    return mean, users, films


def als_predict(stars, films, mean, l2, l2_bias):
    """Stars of all films for somebody with these ratings."""
    user = solve_row(stars, films, mean, l2, l2_bias)
    return mean + user[-1] + films[:, -1] + films[:, :-1] @ user[:-1]


def als_loss(stars, mean, users, films, l2, l2_bias):
    predicted = mean + users[:, -1:] + films[:, -1] + users[:, :-1] @ films[:, :-1].T
    root = [np.sqrt(rated(stars).sum(axis=axis)) for axis in (1, 0)]
    norms = [(side[:, :-1] ** 2).sum(axis=1) for side in (users, films)]
    return {
        "error": np.nansum((stars - predicted) ** 2),
        "factors": l2 * (root[0] @ norms[0] + root[1] @ norms[1]),
        "biases": l2_bias * ((users[:, -1] ** 2).sum() + (films[:, -1] ** 2).sum()),
    }


def choices(stars, weights):
    """X of EASE: what a rating counts as."""
    if weights == "binary":
        return rated(stars).astype(float)
    x = np.zeros(stars.shape)
    x[stars > 0] = 0.1
    x[stars >= 3] = 0.5
    x[stars >= 4] = 1
    return x


def ease(x, l2):
    """B of Steck 2019, algorithm 1."""
    p = np.linalg.inv(x.T @ x + l2 * np.eye(x.shape[1]))
    b = p / -np.diag(p)
    np.fill_diagonal(b, 0)
    return b


def pca(points):
    """Variances along the principal axes, and the axes, each with its largest component positive."""
    centred = points - points.mean(axis=0)
    _, singular, axes = np.linalg.svd(centred, full_matrices=False)
    largest = np.abs(axes).argmax(axis=1)
    signs = np.sign(axes[np.arange(len(axes)), largest])
    return singular**2 / len(points), axes * signs[:, None]
