"""What a map keeps, from the definitions, for tests/golden/projection.test.ts: whole distance matrices, stable sorts.

Nearness is the cosine, or minus the squared distance, in single precision; equal ones go by index.
Trustworthiness and continuity: Venna & Kaski, Neighborhood preservation in nonlinear projection methods, ICANN 2001.
"""

import numpy as np


def draw():
    """Whole numbers, exact in single precision: a random cloud and map, and one that is full of ties."""
    rng = np.random.default_rng(2001)
    cloud = rng.integers(-1000, 1001, (60, 5))
    mapped = np.round(cloud[:, :2] * 0.7 + rng.integers(-500, 501, (60, 2)))
    tied = rng.integers(-1, 2, (50, 3))
    tied[~tied.any(axis=1)] = [1, 0, 0]
    crowded = rng.integers(0, 4, (50, 2))
    return {"random": (cloud, mapped.astype(int)), "ties": (tied, crowded)}


def nearness(points, metric):
    points = np.asarray(points, dtype=float)
    if metric == "cosine":
        unit = points / np.linalg.norm(points, axis=1, keepdims=True)
        near = sum(np.multiply.outer(column, column) for column in unit.T)
    else:
        near = -((points[:, None] - points[None, :]) ** 2).sum(axis=2)
    near = near.astype(np.float32)
    np.fill_diagonal(near, -np.inf)
    return near


def orders(near):
    """For each row the others, nearest first."""
    return np.argsort(-near, axis=1, kind="stable")[:, :-1]


def ranks(order):
    """rank[i, j]: 1 for the nearest of i; 0 for itself."""
    n = len(order)
    rank = np.zeros((n, n), dtype=int)
    np.put_along_axis(rank, order, np.arange(1, n)[None, :], axis=1)
    return rank


def intruders(shown, rank, k):
    """1 − 2 / (n k (2n − 3k − 1)) Σ_i Σ_{j among the k shown} max(0, rank(i, j) − k)."""
    n = len(rank)
    excess = np.maximum(0, np.take_along_axis(rank, shown[:, :k], axis=1) - k)
    return 1 - 2 / (n * k * (2 * n - 3 * k - 1)) * excess.sum()


def quality(points, places, k, metric):
    true, shown = orders(nearness(points, metric)), orders(nearness(places, "l2"))
    kept = [len(set(a[:k]) & set(b[:k])) / k for a, b in zip(true, shown)]
    return {
        "k": k,
        "metric": metric,
        "trustworthiness": intruders(shown, ranks(true), k),
        "continuity": intruders(true, ranks(shown), k),
        "kept": np.mean(kept),
        "keptOf": kept,
    }


def curve(least):
    """The a of 1 / (1 + a d²) nearest to UMAP's wish, by ever finer grids over the sum of squares."""
    d = np.linspace(0, 3, 300)
    wish = np.where(d < least, 1, np.exp(least - d))
    low, high = 0.0, 1e4
    for _ in range(40):
        grid = np.linspace(low, high, 201)
        squares = ((wish - 1 / (1 + np.multiply.outer(grid, d * d))) ** 2).sum(axis=1)
        best = squares.argmin()
        low, high = grid[max(0, best - 1)], grid[min(200, best + 1)]
    return (low + high) / 2


def curves():
    return [{"least": least, "a": curve(least)} for least in (0, 0.1, 0.25, 0.5, 1)]


def numbers():
    sets = []
    for name, (points, places) in draw().items():
        nearest = []
        for metric in ("cosine", "l2"):
            near = nearness(points, metric)
            rows = orders(near)[:, :7]
            found = np.take_along_axis(near, rows, axis=1).astype(float)
            distances = 1 - found if metric == "cosine" else np.sqrt(-found)
            nearest.append({"metric": metric, "rows": rows, "distances": np.maximum(0, distances)})
        cases = [quality(points, places, k, metric) for k in (1, 7, 15) for metric in ("cosine", "l2")]
        sets.append({"name": name, "points": points, "places": places, "nearest": nearest, "quality": cases})
    return sets
