"""Blends of the other models: stars are mixed around 3.5, scores by their z-scores over what is not yet rated."""

import numpy as np

import content
import models
import neighbours

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
