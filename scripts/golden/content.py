"""Models that know genres and years, dense and by their formulas. Films are rows of features."""

import numpy as np

import models

KNOTS = [1930, 1950, 1965, 1980, 1990, 1998, 2006, 2015]


def era(years):
    """Films × knots: how much of each knot is in a year; unknown years (0) pass for 1999."""
    years = np.clip(np.where(np.array(years) == 0, 1999, years), KNOTS[0], KNOTS[-1])
    return np.column_stack([np.interp(years, KNOTS, column) for column in np.eye(len(KNOTS))])


def fame(stars):
    logs = np.log(1 + models.rated(stars).sum(axis=0))
    return np.column_stack([logs - 1, np.maximum(0, logs - 3.2)])


def company(stars, factors):
    """Leading singular directions of who rates what, scaled to a root mean square of ½ over the ratings."""
    seen = models.rated(stars)
    per_user, per_film = seen.sum(axis=1), seen.sum(axis=0)
    a = seen / np.sqrt(np.maximum(per_user, 1)[:, None] * (per_film + 5))
    _, vectors = np.linalg.eigh(a @ a.T)
    q = a.T @ vectors[:, ::-1][:, :factors]
    return q * 0.5 / np.sqrt((per_film[:, None] * q**2).sum(axis=0) / seen.sum())


def ridge(z, y, l2):
    return np.linalg.solve(z.T @ z + l2 * np.eye(z.shape[1]), z.T @ y)


def personal(row, z, mean, films, l2_bias, l2):
    """Bias and weights of one row of stars."""
    seen = models.rated(row)
    residuals = row[seen] - mean - films[seen]
    bias = residuals.sum() / (l2_bias + len(residuals))
    return bias, ridge(z[seen], residuals - bias, l2)


def content_ridge(stars, genres, years, factors, l2=15, l2_bias=3):
    """Mean, features, what they are worth to everybody, and film biases."""
    mean, users, films = models.biases(stars, l2_bias, l2_bias, 15)
    ones = np.ones((stars.shape[1], 1))
    z = np.hstack([ones, genres, era(years), fame(stars), company(stars, factors)])
    user, film = np.nonzero(models.rated(stars))
    for _ in range(3):
        shared = ridge(z[film], stars[user, film] - mean - users[user], 5)
        left = stars - mean - users[:, None] - z @ shared
        films = z @ shared + np.nansum(left, axis=0) / (l2_bias + models.rated(stars).sum(axis=0))
        users = np.nansum(stars - mean - films, axis=1) / (l2_bias + models.rated(stars).sum(axis=1))
    return mean, z, shared, films


def content_ridge_predict(row, fit, l2=15, l2_bias=3):
    mean, z, _, films = fit
    bias, weights = personal(row, z, mean, films, l2_bias, l2)
    return mean + bias + films + z @ weights


def content_stars_predict(row, stars, genres, years):
    """Biases and one ridge regression on genres, era and fame."""
    mean, _, films = models.biases(stars, 4, 2, 12)
    z = np.hstack([np.ones((len(films), 1)), genres, era(years), fame(stars)[:, :1]])
    bias, weights = personal(row, z, mean, films, 4, 15)
    return mean + bias + films + z @ weights


def kinds(genres, years):
    """Rows of length about one: a film's genres, rare ones more, and its era."""
    rare = genres * np.log(len(genres) / (1 + genres.sum(axis=0)))
    lengths = np.linalg.norm(rare, axis=1, keepdims=True)
    return np.hstack([rare / np.where(lengths == 0, 1, lengths), 0.7 * era(years)])


def content_rank(row, stars, genres, years):
    """Fame, and how much more a film is of the row's genres and era than ratings are on the whole."""
    f = kinds(genres, years)
    counts, seen = models.rated(stars).sum(axis=0), models.rated(row)
    centre = counts @ f / counts.sum()
    n = seen.sum()
    profile = (seen @ f + 20 * centre) / (n + 20) - centre
    return np.log(1 + counts) + np.sqrt(n + 1) * (f @ profile)
