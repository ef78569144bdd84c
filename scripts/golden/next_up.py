"""Textbook forms of the walks and of the models that look at what came last, for tests/golden/next-up.test.ts.

Ratings are a users × films matrix of stars with NaN where there is none; `times` has the same shape.
"""

import numpy as np

import models

EXPLAINED = 13  # a film whose score is shared out
RP3BETA = {"alpha": 0.7, "beta": 0.4, "neighbours": 12}
ADJACENCY = {"reach": 3, "fade": 2, "pace": 1.5}
EASE = {"l2": 20, "weights": "binary", "recency": "latest"}


def rp3beta_numbers(stars, people, weights):
    x, asked = models.choices(stars, weights), models.choices(people, weights)
    alpha, beta, keep = RP3BETA["alpha"], RP3BETA["beta"], RP3BETA["neighbours"]
    with np.errstate(divide="ignore", invalid="ignore"):
        to_users = np.nan_to_num(x / x.sum(axis=0)) ** alpha
        to_films = (x / x.sum(axis=1, keepdims=True)) ** alpha
        damping = np.nan_to_num(x.sum(axis=0) ** -beta, posinf=0)
    w = to_users.T @ to_films * damping
    np.fill_diagonal(w, 0)
    least = np.sort(w, axis=1)[:, -keep]
    # Sums in another order differ in their last bits: level with the last one is level to 1e-12.
    w[w < least[:, None] * (1 - 1e-12)] = 0
    start = (asked / asked.sum(axis=1, keepdims=True)) ** alpha
    return {
        "params": {**RP3BETA, "weights": weights},
        "scores": start @ w,
        "explained": EXPLAINED,
        "shares": start[-1] * w[:, EXPLAINED],
    }


def draw_times(stars, rng):
    """Few seconds for many ratings, so that some are of the same second."""
    return np.where(models.rated(stars), rng.integers(0, 12, stars.shape), -1)


def sequence(row, times):
    """Films of a user, earliest first; those of the same second by their column."""
    films = np.nonzero(models.rated(row))[0]
    return sorted(films.tolist(), key=lambda film: (times[film], film))


def recency(row, times, pace):
    """e^−ρ/pace of each rated film, ρ = 0 for the latest; 0 for the others."""
    weights = np.zeros(len(row))
    for rank, film in enumerate(reversed(sequence(row, times))):
        weights[film] = np.exp(-rank / pace)
    return weights


def next_up_numbers(stars, people, shown, kinds):
    rng = np.random.default_rng(9)
    times = draw_times(stars, rng)
    asked_times = np.vstack([times[shown], draw_times(people[-1:], rng)])

    m = np.zeros((stars.shape[1],) * 2)
    for row, when in zip(stars, times):
        films = sequence(row, when)
        for a in range(len(films)):
            for b in range(len(films)):
                if 1 <= abs(a - b) <= ADJACENCY["reach"]:
                    m[films[a], films[b]] += np.exp(-abs(a - b) / ADJACENCY["fade"])
    scale = (models.rated(stars).sum(axis=0) + 3.0) ** -0.25
    m *= scale[:, None] * scale
    query = np.array([recency(row, when, ADJACENCY["pace"]) for row, when in zip(people, asked_times)])

    b = models.ease(models.choices(stars, EASE["weights"]), EASE["l2"])
    soon = np.array([recency(row, when, 4) for row, when in zip(people, asked_times)])
    latest = np.array([recency(row, when, 5) for row, when in zip(people, asked_times)])
    latest = np.where(models.rated(people), latest + 0.03, 0)
    return {
        "times": times[models.rated(stars)],
        "visitorTimes": asked_times[-1][models.rated(people[-1])],
        "explained": EXPLAINED,
        "adjacency": {"params": ADJACENCY, "scores": query @ m, "shares": query[-1] * m[:, EXPLAINED]},
        "ease": {"params": EASE, "scores": latest @ b},
        "contentRank": {"params": {"recency": "latest"}, "scores": soon @ kinds @ kinds.T},
    }
