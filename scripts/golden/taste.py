"""Writes tests/golden/taste.json: the taste profile of a visitor and of the data set's people, from the definitions.

python3 scripts/golden/taste.py

Ratings are those of tests/golden/ratings.json, as a users × films matrix of stars with NaN where there is none.
"""

import json
import sys
from math import atanh, tanh

import numpy as np

sys.dont_write_bytecode = True  # leave no cache beside the sources

import golden

OUT = golden.FOLDER / "taste.json"
ENOUGH, DAMPING, LEAST = 5, 5, 10
# 97.5th percentiles of Student's t from tables, by degrees of freedom.
STUDENT = {4: 2.776445, 5: 2.570582, 6: 2.446912, 7: 2.364624, 8: 2.306004, 9: 2.262157, 10: 2.228139}
STUDENT |= {11: 2.200985, 12: 2.178813, 13: 2.160369, 14: 2.144787, 15: 2.131450, 16: 2.119905}
STUDENT |= {17: 2.109816, 18: 2.100922, 19: 2.093024, 20: 2.085963, 21: 2.079614, 22: 2.073873, 23: 2.068658}


def visitor(stars):
    """Twenty-five films, one of which nobody else has rated."""
    rng = np.random.default_rng(31)
    row = np.full(golden.FILMS, np.nan)
    films = [*rng.choice(golden.FILMS - 3, 24, replace=False), golden.FILMS - 2]
    row[films] = rng.integers(1, 11, len(films)) / 2
    return row


def none(value):
    return None if np.isnan(value) else float(value)


def difference(row, means, films):
    gaps = np.array([row[f] - means[f] for f in films if not np.isnan(means[f])])
    n = len(gaps)
    se = gaps.std(ddof=1) / np.sqrt(n) if n > 1 else np.nan
    return {
        "count": n,
        "mean": none(gaps.mean()) if n else None,
        "se": none(se),
        "reach": none(STUDENT[n - 1] * se) if n >= ENOUGH else None,
    }


def group(name, row, means, counts, belongs):
    films = [f for f in np.nonzero(~np.isnan(row))[0] if belongs[f]]
    rated_by_others = [f for f in films if not np.isnan(means[f])]
    return {
        "name": name,
        "rated": len(films),
        "share": len(films) / int((~np.isnan(row)).sum()),
        "usualShare": float(counts[belongs].sum() / counts.sum()),
        "own": none(np.mean(row[films])) if films else None,
        "others": none(np.mean(means[rated_by_others])) if rated_by_others else None,
        **difference(row, means, films),
    }


def agreement(own, means, counts):
    films = ~np.isnan(own) & (counts >= LEAST)
    n = int(films.sum())
    if n < LEAST or own[films].std() == 0 or means[films].std() == 0:
        return None
    r = float(np.corrcoef(own[films], means[films])[0, 1])
    reach = 1.959963984540054 / np.sqrt(n - 3)
    return {"films": n, "value": r, "low": tanh(atanh(r) - reach), "high": tanh(atanh(r) + reach)}


def main():
    ratings = json.loads(golden.RATINGS.read_text())
    stars = golden.matrix(ratings, np.ones(len(ratings["user"])))
    row = visitor(stars)
    counts = (~np.isnan(stars)).sum(axis=0)
    with np.errstate(invalid="ignore"):
        means = np.nansum(stars, axis=0) / counts
    genres, years = golden.film_facts()
    genres = np.array(genres, dtype=bool)

    rated = np.nonzero(~np.isnan(row))[0]
    overall = difference(row, means, rated)
    kinds = [group(name, row, means, counts, genres[:, g]) for g, name in enumerate(golden.GENRES)]
    damped = lambda k: (k["count"] * k["mean"] + DAMPING * overall["mean"]) / (k["count"] + DAMPING)
    said = sorted([k for k in kinds if k["reach"] is not None], key=damped, reverse=True)
    few = sorted([k for k in kinds if k["reach"] is None and k["rated"]], key=lambda k: -k["rated"])
    dated = [years[f] // 10 * 10 for f in rated if years[f]]
    decades = range(int(min(dated)), int(max(dated)) + 10, 10)

    people = []
    for user in range(golden.USERS):
        own = stars[user]
        mine = ~np.isnan(own)
        others = np.where(mine, counts - 1, counts)
        with np.errstate(invalid="ignore", divide="ignore"):
            theirs = (np.nansum(stars, axis=0) - np.where(mine, own, 0)) / others
        people.append({"agreement": agreement(own, theirs, others), "fame": float(np.median(others[mine]))})

    best = np.sort(counts[counts > 0])[::-1]
    least = best[int(np.ceil(len(best) / 10)) - 1]
    gaps = (row - means)[rated]
    # A row for each film that others have rated: which part of its ratings has ½ … 5 stars.
    given = np.array([[np.mean(stars[~np.isnan(stars[:, f]), f] == s / 2) for s in range(1, 11)] for f in rated if counts[f]])
    content = {
        "regenerate": "python3 scripts/golden/taste.py",
        "visitor": golden.history_of(row),
        "years": years,
        "genres": [sum(1 << g for g in range(len(golden.GENRES)) if genres[f, g]) for f in range(golden.FILMS)],
        "genreNames": golden.GENRES,
        "profile": {
            "rated": len(rated),
            "generosity": overall,
            "distance": float(np.nanmean(np.abs(gaps))),
            "stars": [int((row == s / 2).sum()) for s in range(1, 11)],
            "genres": said + few,
            "decades": [group(f"{d}s", row, means, counts, years // 10 * 10 == d) for d in decades],
            "fame": float(np.median(counts[rated])),
            "known": int((counts[rated] >= least).sum()),
            "best": int((counts >= least).sum()),
        },
        "agreement": agreement(row, means, counts),
        "people": people,
        "sharesGiven": [float(np.mean(shares)) for shares in given.T],
    }
    lines = [f'  "{name}": {json.dumps(value, default=lambda x: x.tolist())}' for name, value in content.items()]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
