"""Textbook forms of the factorisations beyond models.als: every row is a dense numpy.linalg.solve.

Each `…_numbers` returns what tests/golden/factorisations.test.ts asks for. Ratings are a users × films matrix of stars
with NaN where there is none; `people` are rows of the same width.
"""

import numpy as np

import models
from sfc32 import Random

SEED = 11
IALS = {"factors": 6, "iterations": 4, "l2": 0.02, "unobserved": 0.3}


def ials_row(weights, count, other, settings):
    """Factors of one row: `weights` are 0 where there is no rating."""
    if count == 0:
        return np.zeros(other.shape[1])
    w0 = settings["unobserved"]
    penalty = settings["l2"] * (count + w0 * len(other))
    m = w0 * other.T @ other + (other.T * weights) @ other + penalty * np.eye(other.shape[1])
    return np.linalg.solve(m, other.T @ weights)


def ials(stars, weights, settings):
    x, counts = models.choices(stars, weights), models.rated(stars)
    random, factors = Random(SEED), settings["factors"]
    films = np.zeros((stars.shape[1], factors))
    for film in np.nonzero(counts.any(axis=0))[0]:
        films[film] = [0.1 / np.sqrt(factors) * random.normal() for _ in range(factors)]
    for _ in range(settings["iterations"]):
        users = np.array([ials_row(row, n, films, settings) for row, n in zip(x, counts.sum(axis=1))])
        films = np.array([ials_row(row, n, users, settings) for row, n in zip(x.T, counts.sum(axis=0))])
    return films


def ials_numbers(stars, people, weights):
    films = ials(stars, weights, IALS)
    chosen, counts = models.choices(people, weights), models.rated(people).sum(axis=1)
    return {
        "params": {**IALS, "weights": weights},
        "seed": SEED,
        "scores": [films @ ials_row(row, n, films, IALS) for row, n in zip(chosen, counts)],
    }
