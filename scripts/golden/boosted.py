"""Writes tests/golden/boosted.json: features out of fold, and the trees that grow on them, by their definitions.

python3 scripts/golden/boosted.py
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True  # leave no cache beside the sources

import blends
import content
import golden
import models
import neighbours
import trees
from sfc32 import Random

OUT = Path(__file__).resolve().parents[2] / "tests" / "golden" / "boosted.json"
FOLDS = 5
SEED = 7
RULES = {"trees": 12, "leaves": 5, "learningRate": 0.3, "l2": 2, "leastRows": 15}


class Known:
    """What a fit on these stars says of any row of stars."""

    def __init__(self, stars, genres, years):
        self.stars, self.genres, self.years = stars, genres, years
        self.mean, _, self.films = models.biases(stars, 4, 2, 15)
        self.ridges = [content.content_ridge(stars, genres, years, factors) for factors in (16, 0)]
        self.fame = np.log(1 + models.rated(stars).sum(axis=0))
        with np.errstate(all="ignore"):
            user_means = np.nansum(stars, axis=1) / models.rated(stars).sum(axis=1)
            self.of_films = [self.moments(column, user_means) for column in stars.T]
        weighted = genres / np.sqrt(np.log(2 + genres.sum(axis=0)))
        lengths = np.linalg.norm(weighted, axis=1, keepdims=True)
        unit = weighted / np.where(lengths == 0, 1, lengths)
        self.cosines = (unit @ unit.T) ** 2

    @staticmethod
    def moments(column, user_means):
        seen = models.rated(column)
        if not seen.any():
            return np.nan, np.nan, np.nan
        return column[seen].mean(), column[seen].std(), user_means[seen].mean()

    def predictions(self, row):
        """Of the five models, films × 5."""
        bias = np.nansum(row - self.mean - self.films) / (4 + models.rated(row).sum())
        similar = [
            neighbours.stars_for(row, self.stars, {**blends.SIMILAR, "neighbours": k}, among)
            for k, among in ((40, "films"), (80, "users"))
        ]
        ridges = [content.content_ridge_predict(row, ridge) for ridge in self.ridges]
        return np.column_stack([*ridges, self.mean + bias + self.films, *similar])

    def of_history(self, row):
        seen = models.rated(row)
        if not seen.any():
            return [0] + 6 * [np.nan]
        own = row[seen]
        shares = [(own == 5).mean(), (own <= 2).mean(), (own % 1 == 0.5).mean()]
        return [np.log(1 + seen.sum()), own.mean(), own.std(), *shares, self.fame[seen].mean()]

    def of_film(self, film):
        mean, deviation, raters = self.of_films[film]
        bias = np.nan if np.isnan(mean) else self.films[film]
        year = self.years[film] or np.nan
        return [self.fame[film], mean, deviation, bias, raters, year, self.genres[film].sum()]

    def of_both(self, row, film):
        seen = models.rated(row)
        bias = np.nansum(row - self.mean - self.films) / (4 + seen.sum())
        e = (row - self.mean - bias - self.films)[seen]
        years = np.where(self.years == 0, 1999, self.years)
        by_genre = self.cosines[film][seen]
        by_era = np.exp(-np.abs(years - years[film]) / 6)[seen]
        by_fame = np.exp(-np.abs(self.fame - self.fame[film]) / 0.5)[seen]
        kernels = [by_genre, by_era, by_fame, by_genre * by_era]
        return [*(k @ e / (k.sum() + 2) for k in kernels), np.log(1 + (by_genre > 0.8).sum())]

    def features(self, row):
        """Films × columns."""
        history = self.of_history(row)
        rows = [
            [*history, *self.of_film(film), *self.of_both(row, film), *self.genres[film]] for film in range(len(self.films))
        ]
        return np.column_stack([self.predictions(row), rows]).astype(np.float32)


def out_of_fold(stars, genres, years, random):
    """Features of every rating, by user and then film, from fits on and rows of the other folds."""
    user, film = np.nonzero(models.rated(stars))
    fold = np.empty(len(user), dtype=int)
    fold[random.permutation(len(user))] = np.arange(len(user)) % FOLDS
    rows = [None] * len(user)
    for number in range(FOLDS):
        training = stars.copy()
        asked = np.nonzero(fold == number)[0]
        training[user[asked], film[asked]] = np.nan
        known = Known(training, genres, years)
        for u in np.unique(user[asked]):
            features = known.features(training[u])
            for k in asked[user[asked] == u]:
                rows[k] = features[film[k]]
    return np.array(rows), stars[user, film]


def main():
    ratings = json.loads(golden.RATINGS.read_text())
    stars = golden.matrix(ratings, np.ones(len(ratings["test"])))
    genres, years = golden.film_facts()
    random = Random(SEED)
    x, given = out_of_fold(stars, genres, years, random)
    base, kept, _ = trees.boost(x, given - x[:, 0].astype(float), RULES, random)

    known = Known(stars, genres, years)
    people = [*stars[golden.SHOWN_USERS], golden.visitor_row(), np.full(golden.FILMS, np.nan)]
    of_people = [known.features(row) for row in people]
    predicted = [
        [row[0] + base + sum(trees.value_of(tree, row) for tree in kept) for row in features] for features in of_people
    ]
    as_list = lambda table: [[None if np.isnan(v) else float(f"{v:.9g}") for v in row] for row in table]
    numbers = {
        "seed": SEED,
        "rules": RULES,
        "trees": len(kept),
        "outOfFold": as_list(x[::17]),
        "features": [as_list(features[::7]) for features in of_people],
        "predictions": as_list(predicted),
    }
    lines = [f'  "{name}": {json.dumps(value)}' for name, value in numbers.items()]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
