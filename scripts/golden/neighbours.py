"""Neighbourhood models by their definitions: every pair, every rating, no shortcuts."""

import numpy as np

import models


def residuals(stars, l2_user, l2_film, rounds):
    mean, users, films = models.biases(stars, l2_user, l2_film, rounds)
    return mean, users, films, stars - mean - users[:, None] - films


def similarity(kind, x, y, shrinkage):
    """Of two rows over what both have; x and y are residuals for pearson-baseline, else stars."""
    both = models.rated(x) & models.rated(y)
    x, y, n = x[both], y[both], both.sum()
    if n == 0:
        return 0.0
    if kind == "pearson-baseline":
        return 0.0 if n < 2 else (x @ y) / np.sqrt((x @ x) * (y @ y) + 1e-9) * (n - 1) / (n - 1 + shrinkage)
    if kind == "pearson":
        flat = np.ptp(x) == 0 or np.ptp(y) == 0
        return 0.0 if flat else np.corrcoef(x, y)[0, 1]
    if kind == "cosine":
        return (x @ y) / (np.linalg.norm(x) * np.linalg.norm(y))
    return 1 / (1 + np.mean((x - y) ** 2))


def average(similarities, values, k, power, damping):
    """Σ w value / (δ + Σ w) over the k largest s > 0; NaN where there are none."""
    order = np.argsort(-similarities, kind="stable")[:k]
    order = order[similarities[order] > 0]
    w = similarities[order] ** power
    return np.nan if len(order) == 0 else (w @ values[order]) / (damping + w.sum())


def spread(row, overall):
    return np.nanstd(row) or overall


def stars_for(row, stars, params, among):
    """Stars of all films for somebody with this row of stars."""
    shrunk = params["estimate"] == "shrunk"
    biases = (3, 3, 15) if shrunk else (15, 10, 10)
    mean, users, films, e = residuals(stars, *biases)
    seen = models.rated(row)
    bias = np.nansum(row - mean - films) / (biases[0] + seen.sum())
    with_bias = params["similarity"] == "pearson-baseline"
    own = row - mean - films - bias if with_bias else row
    known = e if with_bias else stars
    weigh = ((2, 0.1) if among == "films" else (1, 0.5)) if shrunk else (1, 0)
    alike = lambda x, y: similarity(params["similarity"], x, y, params["shrinkage"])
    if among == "users":
        to_users = np.array([alike(own, other) for other in known])

    out = np.zeros(len(films))
    for i in range(len(films)):
        if among == "films":
            # Neighbours are the films of the row; what they say is the row's own rating.
            s = np.array([alike(known[:, i], known[:, j]) if seen[j] else 0 for j in range(len(films))])
            r, level, other = row, films, bias
            here, lines = stars[:, i], stars.T
        else:
            s = np.where(models.rated(stars[:, i]), to_users, 0)
            r, level, other = stars[:, i], users, films[i]
            here, lines = row, stars
        out[i] = estimate(params, s, r, (mean, level, other, films[i] + bias), (here, lines), stars, weigh)
    return out


def estimate(params, s, r, biases, rows, stars, weigh):
    mean, level, other, both = biases
    here, lines = rows
    say = lambda values: average(s, np.nan_to_num(values), params["neighbours"], *weigh)
    kind = params["estimate"]
    if kind in ("shrunk", "baseline"):
        return mean + both + np.nan_to_num(say(r - mean - level - other))
    if kind == "basic":
        shift = say(r)
        return mean if np.isnan(shift) else shift
    if not models.rated(here).any() or not models.rated(r).any():
        return mean
    averages = np.array([np.nanmean(line) if models.rated(line).any() else np.nan for line in lines])
    own, scale = np.nanmean(here), np.ones(len(lines))
    unit = 1.0
    if kind == "z-score":
        overall = np.nanstd(stars)
        unit = spread(here, overall)
        scale = np.array([spread(line, overall) if models.rated(line).any() else np.nan for line in lines])
    return own + unit * np.nan_to_num(say((r - averages) / scale))


def item_scores(row, stars, weights):
    """Σ_j x_j s_ij with s_ij = x_i · x_j / (‖x_i‖ ‖x_j‖ + 10), i ≠ j; fewer films than neighbours."""
    x, own = models.choices(stars, weights), models.choices(row[None], weights)[0]
    norms = np.linalg.norm(x, axis=0)
    s = (x.T @ x) / (np.outer(norms, norms) + 10)
    np.fill_diagonal(s, 0)
    return s @ own


def user_scores(row, stars, weights):
    """Σ_v s_v x_vi, without whoever has the very same ratings; fewer users than neighbours."""
    x, own = models.choices(stars, weights), models.choices(row[None], weights)[0]
    s = (x @ own) / (np.linalg.norm(x, axis=1) * np.linalg.norm(own) + 10)
    same = [np.array_equal(row, other, equal_nan=True) for other in stars]
    return np.where(same, 0, s) @ x
