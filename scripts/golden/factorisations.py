"""Textbook forms of the factorisations beyond models.als: every row is a dense numpy.linalg.solve.

Each `…_numbers` returns what tests/golden/factorisations.test.ts asks for. Ratings are a users × films matrix of stars
with NaN where there is none; `people` are rows of the same width.
"""

import numpy as np

import models
from sfc32 import Random

SEED = 11
ALS_WR = {"factors": 3, "iterations": 4, "l2": 0.15}
ALS_004 = {"factors": 3, "epochs": 4, "errorWeight": 0.4, "l2": 0.3, "l2Bias": 0.2}
SGD = {"factors": 3, "epochs": 3, "learningRate": 0.03, "l2": 0.05, "l2Bias": 0.02}
SVDPP = {**SGD, "l2Implicit": 0.08, "initialDeviation": 0.3}
IALS = {"factors": 6, "iterations": 4, "l2": 0.02, "unobserved": 0.3}


def normals(table, factors, deviation, random):
    """A vector for each row; 0 for rows without ratings."""
    vectors = np.zeros((len(table), factors))
    for row in np.nonzero(models.rated(table).any(axis=1))[0]:
        vectors[row] = [deviation * random.normal() for _ in range(factors)]
    return vectors


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
    films = normals(stars.T, factors, 0.1 / np.sqrt(factors), random)
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


def fold_in(row, mean, films, biases, l2_bias, offset=0.0):
    """[p; b] of one row of stars; `offset` is what else is known of each film's stars."""
    seen = models.rated(row)
    if not seen.any():
        return np.zeros(films.shape[1] + 1)
    w = np.column_stack([films, np.ones(len(films))])[seen]
    penalty = seen.sum() * np.array([0.1] * films.shape[1] + [l2_bias])
    return np.linalg.solve(w.T @ w + np.diag(penalty), w.T @ (row - mean - biases - offset)[seen])


def sgd_numbers(stars, people, order):
    random, rate, l2, l2_bias = Random(SEED), SGD["learningRate"], SGD["l2"], SGD["l2Bias"]
    users = normals(stars, SGD["factors"], 0.1, random)
    films = normals(stars.T, SGD["factors"], 0.1, random)
    user_bias, film_bias = np.zeros(len(users)), np.zeros(len(films))
    mean = np.nanmean(stars)
    ratings = np.argwhere(models.rated(stars))
    for _ in range(SGD["epochs"]):
        error = 0
        for k in random.permutation(len(ratings)) if order == "shuffled" else range(len(ratings)):
            u, i = ratings[k]
            e = stars[u, i] - mean - user_bias[u] - film_bias[i] - users[u] @ films[i]
            error += e**2
            user_bias[u] += rate * (e - l2_bias * user_bias[u])
            film_bias[i] += rate * (e - l2_bias * film_bias[i])
            p, q = users[u].copy(), films[i].copy()
            users[u] += rate * (e * q - l2 * p)
            films[i] += rate * (e * p - l2 * q)
    solved = [fold_in(row, mean, films, film_bias, l2_bias) for row in people]
    return {
        "params": {**SGD, "order": order},
        "seed": SEED,
        "films": films,
        "filmBiases": film_bias,
        "error": error,
        "predictions": [mean + film_bias + films @ x[:-1] + x[-1] for x in solved],
    }


def svdpp_numbers(stars, people):
    random, rate, l2, l2_bias = Random(SEED), SVDPP["learningRate"], SVDPP["l2"], SVDPP["l2Bias"]
    users, films, implicit = (
        normals(table, SVDPP["factors"], SVDPP["initialDeviation"], random) for table in (stars, stars.T, stars.T)
    )
    user_bias, film_bias = np.zeros(len(users)), np.zeros(len(films))
    mean = np.nanmean(stars)
    for _ in range(SVDPP["epochs"]):
        for u in random.permutation(len(users)):
            seen = np.nonzero(models.rated(stars[u]))[0]
            s = implicit[seen].sum(axis=0) / np.sqrt(len(seen))
            before = s.copy()
            for i in seen[random.permutation(len(seen))]:
                e = stars[u, i] - mean - user_bias[u] - film_bias[i] - films[i] @ (users[u] + s)
                user_bias[u] += rate * (e - l2_bias * user_bias[u])
                film_bias[i] += rate * (e - l2_bias * film_bias[i])
                p, q, old = users[u].copy(), films[i].copy(), s.copy()
                films[i] += rate * (e * (p + old) - l2 * q)
                users[u] += rate * (e * q - l2 * p)
                s += rate * (e * q - SVDPP["l2Implicit"] * old)
            implicit[seen] += (s - before) / np.sqrt(len(seen))
    predictions = []
    for row in people:
        seen = models.rated(row)
        offset = films @ implicit[seen].sum(axis=0) / np.sqrt(seen.sum())
        x = fold_in(row, mean, films, film_bias, l2_bias, offset)
        predictions.append(mean + film_bias + films @ x[:-1] + x[-1] + offset)
    return {"params": SVDPP, "seed": SEED, "implicit": implicit, "predictions": predictions}


def best_nonnegative(matrix, moments):
    """argmin ½ xᵀ A x − b·x with x ≥ 0: the best of the solves on each subset of the factors that is ≥ 0."""
    best, lowest = np.zeros(len(moments)), 0.0
    for subset in range(1, 2 ** len(moments)):
        free = [f for f in range(len(moments)) if subset >> f & 1]
        x = np.zeros(len(moments))
        x[free] = np.linalg.solve(matrix[np.ix_(free, free)], moments[free])
        value = x @ matrix @ x / 2 - moments @ x
        if (x >= 0).all() and value < lowest:
            best, lowest = x, value
    return best


def als_wr_row(stars, other, l2, solve):
    seen = models.rated(stars)
    if not seen.any():
        return np.zeros(other.shape[1])
    q = other[seen]
    return solve(q.T @ q + l2 * seen.sum() * np.eye(q.shape[1]), q.T @ stars[seen])


def als_wr_numbers(stars, people, nonnegative):
    solve = best_nonnegative if nonnegative else np.linalg.solve
    random, factors, l2 = Random(SEED), ALS_WR["factors"], ALS_WR["l2"]
    films = np.zeros((stars.shape[1], factors))
    known = models.rated(stars).any(axis=0)
    for film in np.nonzero(known)[0]:
        films[film] = np.abs([random.normal() for _ in range(factors)])
        films[film] /= np.linalg.norm(films[film])
    for _ in range(ALS_WR["iterations"]):
        before = films
        users = np.array([als_wr_row(row, before, l2, solve) for row in stars])
        films = np.array([als_wr_row(row, users, l2, solve) for row in stars.T])
    mean, _, biases = models.biases(stars, 3, 3, 15)
    predictions = []
    for row in people:
        seen = models.rated(row)
        fallback = mean + (row - mean - biases)[seen].sum() / (3 + seen.sum())
        predictions.append(np.where(known, films @ als_wr_row(row, before, l2, solve), fallback))
    return {
        "params": {**ALS_WR, "nonnegative": "yes" if nonnegative else "no"},
        "seed": SEED,
        "unrated": np.nonzero(~known)[0],
        "films": films,
        "predictions": predictions,
    }


def als_004_side(stars, own, own_biases, other, other_biases):
    """One half of an epoch, in place."""
    weight, tau, gamma = (ALS_004[name] for name in ("errorWeight", "l2", "l2Bias"))
    for row, given in enumerate(stars):
        seen = models.rated(given)
        if not seen.any():
            continue
        v, rest = other[seen], given[seen] - other_biases[seen]
        own_biases[row] = weight * (rest - v @ own[row]).sum() / (weight * seen.sum() + gamma)
        matrix = weight * v.T @ v + tau * np.eye(v.shape[1])
        own[row] = np.linalg.solve(matrix, weight * v.T @ (rest - own_biases[row]))


def als_004_numbers(stars, people):
    random, factors = Random(SEED), ALS_004["factors"]
    users, films = (
        (normals(table, factors, 1 / np.sqrt(factors), random), np.zeros(len(table))) for table in (stars, stars.T)
    )
    for _ in range(ALS_004["epochs"]):
        als_004_side(stars, *users, *films)
        als_004_side(stars.T, *films, *users)
    v, biases = films
    penalty = np.array([ALS_004["l2"]] * factors + [ALS_004["l2Bias"]]) / ALS_004["errorWeight"]
    predictions, scores = [], []
    for row in people:
        seen = models.rated(row)
        w = np.column_stack([v, np.ones(len(v))])[seen]
        person = np.linalg.solve(w.T @ w + np.diag(penalty), w.T @ (row - biases)[seen])
        predictions.append(v @ person[:-1] + person[-1] + biases)
        scores.append(v @ person[:-1] + 0.05 * biases)
    film, given = 5, 4.5
    alone = np.linalg.solve(np.outer(v[film], v[film]) + np.diag(penalty[:-1]), v[film] * (given - biases[film]))
    return {
        "params": ALS_004,
        "seed": SEED,
        "filmBiases": biases,
        "predictions": predictions,
        "scores": scores,
        "oneRating": {"film": film, "halfStars": int(2 * given), "scores": v @ alone + 0.05 * biases},
    }
