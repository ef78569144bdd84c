"""Writes tests/golden/golden.json: what an independent, dense NumPy implementation computes.

python3 scripts/golden/golden.py              computes from the committed ratings
python3 scripts/golden/golden.py --new-data   draws the ratings again first (tests/golden/ratings.json)
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True  # leave no cache beside the sources

import blends
import content
import factorisations
import metrics
import models
import neighbours
import neural
import next_up
import projection
import sfc32
import similar_content
from sfc32 import Random

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden"
RATINGS = FOLDER / "ratings.json"
GOLDEN = FOLDER / "golden.json"
REGENERATE = "python3 scripts/golden/golden.py"

USERS, FILMS = 30, 40
SHOWN_USERS = [0, 7, 29]
VISITOR = {1: 5.0, 4: 0.5, 12: 3.5, 20: 4.0, 33: 2.0}
ALS = {"factors": 6, "iterations": 5, "l2": 1, "l2_bias": 3}
ALS_SEED = 11
EASE_L2 = 20
GENRES = ["Action", "Comedy", "Drama", "Horror", "Romance"]
NARROW = 20  # films of the data set with more users than films


def draw_ratings():
    """About 350 ratings with tastes, unequal activity, a user with one rating and a film with none."""
    rng = np.random.default_rng(2018)
    taste, kind = rng.normal(size=(USERS, 2)), rng.normal(size=(FILMS, 2))
    raw = 3.4 + 0.4 * rng.normal(size=(USERS, 1)) + 0.4 * rng.normal(size=FILMS) + 0.6 * taste @ kind.T
    stars = np.clip(np.round(2 * (raw + 0.5 * rng.normal(size=raw.shape))) / 2, 0.5, 5)
    activity, fame = rng.uniform(0.15, 1, (USERS, 1)), rng.uniform(0.2, 1, FILMS)
    seen = rng.uniform(size=raw.shape) < activity * fame
    seen[3] = np.arange(FILMS) == 5
    seen[:, FILMS - 2] = False
    user, film = np.nonzero(seen)
    return {
        "users": USERS,
        "films": FILMS,
        "user": user.tolist(),
        "film": film.tolist(),
        "halfStars": (2 * stars[seen]).astype(int).tolist(),
        "test": (rng.uniform(size=len(user)) < 0.2).astype(int).tolist(),
        "regenerate": f"{REGENERATE} --new-data",
    }


def matrix(ratings, keep):
    stars = np.full((USERS, FILMS), np.nan)
    keep = np.asarray(keep, dtype=bool)
    user, film, half = (np.array(ratings[name])[keep] for name in ("user", "film", "halfStars"))
    stars[user, film] = half / 2
    return stars


def random_numbers():
    streams = []
    for seed in (0, 1, 20180926, 2**32 - 1):
        random = Random(seed)
        words = [random.word() for _ in range(6)]
        normals = [random.normal() for _ in range(3)]
        streams.append({"seed": seed, "words": words, "normals": normals, "permutation": random.permutation(10)})
    return streams


def visitor_row():
    row = np.full(FILMS, np.nan)
    row[list(VISITOR)] = list(VISITOR.values())
    return row


def bias_numbers(stars):
    mean, users, films = models.biases(stars, 4, 2, 15)
    return {"mean": mean, "films": films, "predictions": (mean + users[:, None] + films)[SHOWN_USERS]}


def als_numbers(stars):
    mean, users, films = models.als(stars, **ALS, random=Random(ALS_SEED))
    l2, l2_bias = ALS["l2"], ALS["l2_bias"]
    values, axes = models.pca(films[:, :-1])
    rows = [*stars[SHOWN_USERS], visitor_row()]
    return {
        "params": {**{k: ALS[k] for k in ("factors", "iterations", "l2")}, "l2Bias": l2_bias},
        "seed": ALS_SEED,
        "films": films,
        "predictions": [models.als_predict(row, films, mean, l2, l2_bias) for row in rows],
        "loss": models.als_loss(stars, mean, users, films, l2, l2_bias),
        "pca": {"values": values, "axes": axes},
    }


def ease_numbers(stars, weights):
    x = models.choices(np.vstack([stars, visitor_row()[None, : stars.shape[1]]]), weights)
    b = models.ease(x[:-1], EASE_L2)
    return {
        "params": {"l2": EASE_L2, "weights": weights},
        "films": stars.shape[1],
        "scores": (x @ b)[[*SHOWN_USERS, -1]],
        "sharesOfFilm0": x[-1] * b[:, 0],
    }


def film_facts():
    """Genres and years for the films: all eras, years before the first knot, after the last one and unknown."""
    rng = np.random.default_rng(1895)
    years = rng.integers(1921, 2020, FILMS)
    years[[3, 17]] = 0
    years[[5, 8, 13]] = [1930, 1998, 2015]
    genres = rng.uniform(size=(FILMS, len(GENRES))) < 0.4
    genres[9] = False
    return genres.astype(int), years


def content_ridge_numbers(stars, rows, factors):
    genres, years = film_facts()
    fit = content.content_ridge(stars, genres, years, factors)
    return {
        "params": {"factors": factors},
        "filmBiases": fit[3],
        "predictions": [content.content_ridge_predict(row, fit) for row in rows],
    }


NEIGHBOUR_CASES = [
    {"estimate": "shrunk", "similarity": "pearson-baseline", "neighbours": 5, "shrinkage": 25},
    {"estimate": "baseline", "similarity": "pearson-baseline", "neighbours": 3, "shrinkage": 100},
    {"estimate": "means", "similarity": "pearson", "neighbours": 40, "shrinkage": 25},
    {"estimate": "z-score", "similarity": "msd", "neighbours": 40, "shrinkage": 25},
    {"estimate": "basic", "similarity": "cosine", "neighbours": 40, "shrinkage": 25},
]


def neighbour_numbers(stars, rows):
    return {
        "stars": [
            {
                "params": params,
                "films": [neighbours.stars_for(row, stars, params, "films") for row in rows],
                "users": [neighbours.stars_for(row, stars, params, "users") for row in rows],
            }
            for params in NEIGHBOUR_CASES
        ],
        "scores": [
            {
                "weights": weights,
                "films": [neighbours.item_scores(row, stars, weights) for row in rows],
                "users": [neighbours.user_scores(row, stars, weights) for row in rows],
            }
            for weights in ("rating", "binary")
        ],
    }


def history_of(row):
    films = np.nonzero(models.rated(row))[0]
    return [{"film": film, "halfStars": int(2 * row[film])} for film in films]


def ranking_numbers(stars, people):
    """Blends of scores; cold-start for none, one, two and more ratings, and for the user who gave most."""
    parts = blends.RankingParts(stars, *film_facts())
    first = [np.where(np.arange(FILMS) <= last, people[-1], np.nan) for last in (-1, 1, 4)]
    busiest = stars[models.rated(stars).sum(axis=1).argmax()]
    return {
        "seed": factorisations.SEED,
        "blend": [
            {"adventurousness": gamma, "scores": [parts.blend(row, gamma) for row in people]} for gamma in (0, 0.25)
        ],
        "coldStart": [
            {"history": history_of(row), "scores": parts.cold_start(row)} for row in [*first, *people, busiest]
        ],
    }


def list_metrics(scores, training, test, catalogue):
    ties = metrics.tie_breaks(FILMS)
    values = {"ndcg": [], "recall": []}
    covered = set()
    for user in range(USERS):
        unseen = catalogue[~models.rated(training)[user, catalogue]]
        ranked = metrics.ranking(scores[user], unseen, ties)
        relevant = set(np.nonzero(test[user] >= 4)[0].tolist())
        values["ndcg"].append(metrics.ndcg(ranked, relevant, 10))
        values["recall"].append(metrics.recall(ranked, relevant, 20))
        covered.update(ranked[:10].tolist())
    return {
        "ndcg@10": metrics.estimate(values["ndcg"]),
        "recall@20": metrics.estimate(values["recall"]),
        "coverage@10": {"mean": len(covered) / len(catalogue)},
    }


def evaluation_numbers(stars, training, test):
    mean, _, films = models.als(training, **ALS, random=Random(ALS_SEED))
    predicted = np.array([models.als_predict(row, films, mean, ALS["l2"], ALS["l2_bias"]) for row in training])
    x = models.choices(training, "rating")
    asked = models.rated(test)
    catalogue = np.nonzero(models.rated(stars).any(axis=0))[0]
    return {
        "als": {
            "rmse": metrics.rmse(predicted, test, asked),
            "mae": metrics.mae(predicted, test, asked),
            **list_metrics(predicted, training, test, catalogue),
        },
        "ease": list_metrics(x @ models.ease(x, EASE_L2), training, test, catalogue),
    }


def plain(value):
    """The same as JSON knows it, to ten significant digits."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.10g}")
    return int(value) if isinstance(value, np.integer) else value


def main():
    sfc32.check()
    if "--new-data" in sys.argv[1:]:
        RATINGS.write_text(json.dumps(draw_ratings()) + "\n")
    ratings = json.loads(RATINGS.read_text())
    test = np.array(ratings["test"])
    stars = matrix(ratings, np.ones(len(test)))
    people = np.vstack([stars[SHOWN_USERS], visitor_row()])
    genres, years = film_facts()
    golden = {
        "regenerate": REGENERATE,
        "shownUsers": SHOWN_USERS,
        "visitor": [{"film": film, "halfStars": int(2 * stars)} for film, stars in VISITOR.items()],
        "random": random_numbers(),
        "popularity": {"all": models.popularity(stars), "liked": models.popularity(stars, 4)},
        "mean": np.nanmean(stars),
        "deviation": np.nanstd(stars),
        "similarContent": similar_content.content_numbers(stars, people),
        "dampedMean": {"damping": 5, "stars": models.damped_mean(stars, 5)},
        "biases": bias_numbers(stars),
        "als": als_numbers(stars),
        "alsWr": [factorisations.als_wr_numbers(stars, people, nonnegative) for nonnegative in (False, True)],
        "als004": factorisations.als_004_numbers(stars, people),
        "sgd": [factorisations.sgd_numbers(stars, people, order) for order in ("shuffled", "by-user")],
        "svdpp": factorisations.svdpp_numbers(stars, people),
        "ials": [factorisations.ials_numbers(stars, people, weights) for weights in ("rating", "binary")],
        "ease": [ease_numbers(stars, weights) for weights in ("rating", "binary")],
        "easeNarrow": ease_numbers(stars[:, :NARROW], "rating"),
        "rbm": neural.rbm_numbers(stars, people),
        "autorec": neural.autorec_numbers(stars, people, SHOWN_USERS),
        "films": {"genreNames": GENRES, "genres": genres @ 2 ** np.arange(len(GENRES)), "years": years},
        "contentRidge": [content_ridge_numbers(stars, people, factors) for factors in (4, 0)],
        "neighbours": neighbour_numbers(stars, people),
        "starMix": [blends.star_mix(row, stars, genres, years) for row in people],
        "rp3beta": [next_up.rp3beta_numbers(stars, people, weights) for weights in ("rating", "binary")],
        "nextUp": next_up.next_up_numbers(stars, people, SHOWN_USERS, content.kinds(genres, years)),
        "contentStars": [content.content_stars_predict(row, stars, genres, years) for row in people],
        "contentRank": [content.content_rank(row, stars, genres, years) for row in people],
        "rankings": ranking_numbers(stars, people),
        "projection": projection.numbers(),
        "curves": projection.curves(),
        "evaluation": evaluation_numbers(stars, matrix(ratings, test == 0), matrix(ratings, test == 1)),
    }
    lines = [f'  "{name}": {json.dumps(plain(value))}' for name, value in golden.items()]
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
