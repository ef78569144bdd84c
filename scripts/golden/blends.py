"""Blends of the other models: stars are mixed around 3.5, scores by their z-scores over what is not yet rated."""

import numpy as np

import content
import factorisations
import models
import neighbours

IALS = {"factors": 64, "iterations": 10, "l2": 0.01, "unobserved": 0.2}
SIMILAR = {"estimate": "shrunk", "similarity": "pearson-baseline", "shrinkage": 25}


def star_mix(row, stars, genres, years):
    """3.5 + Σ w (r̂ − 3.5) over four models."""
    mean, _, films = models.biases(stars, 4, 2, 15)
    bias = np.nansum(row - mean - films) / (4 + models.rated(row).sum())
    parts = [
        (-0.57, mean + bias + films),
        (0.84, content.content_ridge_predict(row, content.content_ridge(stars, genres, years, 16))),
        (0.28, neighbours.stars_for(row, stars, {**SIMILAR, "neighbours": 40}, "films")),
        (0.39, neighbours.stars_for(row, stars, {**SIMILAR, "neighbours": 80}, "users")),
    ]
    return 3.5 + sum(weight * (predicted - 3.5) for weight, predicted in parts)


def z(scores, among):
    return (scores - scores[among].mean()) / scores[among].std()


class RankingParts:
    """The scores of the models that are blended, for one row after another."""

    def __init__(self, stars, genres, years):
        self.stars, self.described = stars, (genres, years)
        self.films = factorisations.ials(stars, "rating", IALS)
        self.x = models.choices(stars, "rating")
        self.liked = models.popularity(stars, 4)
        self.fame = np.log(1 + models.rated(stars).sum(axis=0))

    def ials(self, row):
        chosen = models.choices(row[None], "rating")[0]
        return self.films @ factorisations.ials_row(chosen, models.rated(row).sum(), self.films, IALS)

    def ease(self, row, l2):
        return models.choices(row[None], "rating")[0] @ models.ease(self.x, l2)

    def blend(self, row, gamma):
        """Blend of iALS, EASE and content, less γ Σw times the z-score of fame."""
        new = ~models.rated(row)
        parts = [
            (1, self.ials(row)),
            (0.45, self.ease(row, 100)),
            (0.15, content.content_rank(row, self.stars, *self.described)),
        ]
        everywhere = np.ones(len(new), dtype=bool)
        return sum(w * z(scores, new) for w, scores in parts) - gamma * 1.6 * z(self.fame, everywhere)

    def cold_start(self, row):
        """Below 40 ratings."""
        new, n = ~models.rated(row), models.rated(row).sum()
        liked = z(self.liked, new)
        if n == 0:
            return liked
        smooth = z(self.ease(row, 150), new)
        if n < 3:
            return liked + 0.5 * smooth
        people = z(neighbours.user_scores(row, self.stars, "rating"), new)
        if n < 20:
            return people + 0.3 * liked + 0.3 * smooth
        return people + 0.3 * smooth + 0.3 * z(self.ials(row), new)
