"""Writes tests/golden/survey.json: a data set in numbers, through filters, and the laws of its tails, from the definitions.

python3 scripts/golden/survey.py

Ratings are those of tests/golden/ratings.json. The part about MovieLens ml-latest-small is written anew where that archive is
in public/data, and kept as it is elsewhere.
"""

import csv
import io
import json
import sys
import zipfile
from datetime import datetime, timezone
from math import erfc, exp, log, sqrt

import numpy as np

sys.dont_write_bytecode = True  # leave no cache beside the sources

import golden

OUT = golden.FOLDER / "survey.json"
ARCHIVE = golden.FOLDER.parents[1] / "public" / "data" / "ml-latest-small.zip"
BINS, LEAST = 18, 3
LISTS = {"damping": 5, "least": 4, "length": 8}

# ---- A survey of ratings, given as a table with a row for each ----


def month_of(time):
    date = datetime.fromtimestamp(int(time), timezone.utc)
    return 12 * (date.year - 1970) + date.month - 1


def columns(user, film, half, times, genres, years):
    user, film = np.array(user), np.array(film)
    stars = np.array(half) / 2
    count = lambda of: np.bincount(of)[of]
    return {
        "user": user,
        "film": film,
        "stars": stars,
        "times": np.array(times),
        "months": np.array([month_of(t) for t in times]),
        "genres": np.array(genres, dtype=bool)[film],
        "years": np.array(years)[film],
        "userMeans": np.bincount(user, stars)[user] / count(user),
        "filmMeans": np.bincount(film, stars)[film] / count(film),
        "userCounts": count(user),
        "filmCounts": count(film),
    }


def passes(table, name, wanted):
    if name == "genres":
        with_none = np.column_stack([table["genres"], ~table["genres"].any(axis=1)])
        return with_none[:, wanted].any(axis=1)
    low, high = wanted
    values = table[name]
    if name in ("userMeans", "filmMeans"):
        return (values >= low) & ((values < high) | (values == 5) & (high == 5))
    return (values >= low) & (values <= high) & (values > 0)


def through(table, filters, own=None):
    keep = np.ones(len(table["user"]), dtype=bool)
    for name, wanted in filters.items():
        if name != own:
            keep &= passes(table, name, wanted)
    return {name: column[keep] for name, column in table.items()}


def mean(values):
    return float(np.mean(values)) if len(values) else None


def sd(values):
    return float(np.std(values, ddof=1)) if len(values) > 1 else None


def totals(t):
    stars = t["stars"]
    return {
        "ratings": len(stars),
        "users": len(set(t["user"])),
        "films": len(set(t["film"])),
        "mean": mean(stars),
        "sd": sd(stars),
        "quartiles": np.percentile(stars, [0, 25, 50, 75, 100]).tolist(),
    }


def genre_rows(t, film_genres):
    rows = []
    none = ~film_genres.any(axis=1)
    for g, has in enumerate([*film_genres.T, none]):
        own = has[t["film"]]
        stars = t["stars"][own]
        se = sd(stars) / sqrt(len(stars)) if len(stars) > 1 else None
        row = {"genre": g, "films": int(has.sum()), "rated": len(set(t["film"][own])), "ratings": len(stars)}
        rows.append({**row, "mean": mean(stars), "se": se})
    return [row for row in rows if row["genre"] < film_genres.shape[1] or row["films"]]


def year_chart(t, film_years):
    known = [int(y) for y in film_years if y]
    span = range(min(known), max(known) + 1)
    of = lambda y: t["years"] == y
    return {
        "first": min(known),
        "films": [int((film_years == y).sum()) for y in span],
        "rated": [len(set(t["film"][of(y)])) for y in span],
        "ratings": [int(of(y).sum()) for y in span],
        "means": [mean(t["stars"][of(y)]) for y in span],
        "undated": int(of(0).sum()),
    }


def mean_chart(owners, stars, least):
    means = np.array([stars[owners == o].mean() for o in np.unique(owners) if (owners == o).sum() >= least])
    bins, _ = np.histogram(means, bins=BINS, range=(0.5, 5))
    width = len(means) ** -0.2 * means.std(ddof=1)
    points = np.arange(10, 101) / 20
    density = np.exp(-(((points[:, None] - means) / width) ** 2) / 2).sum(axis=1) / (len(means) * width * sqrt(2 * np.pi))
    return {"count": len(means), "mean": mean(means), "sd": sd(means), "bins": bins.tolist(), "density": density.tolist()}


def count_chart(owners):
    own, counts = np.unique(owners, return_counts=True)
    degrees, frequencies = np.unique(counts, return_counts=True)
    order = np.lexsort((own, -counts))
    running = np.cumsum(counts[order])
    return {
        "degrees": degrees.tolist(),
        "frequencies": frequencies.tolist(),
        "order": own[order].tolist(),
        "counts": counts[order].tolist(),
        "mean": mean(counts),
        "median": float(np.median(counts)),
        "half": int(np.argmax(2 * running >= len(owners))) + 1,
    }


def time_chart(t):
    months = t["months"]
    span = range(int(months.min()), int(months.max()) + 1)
    firsts = lambda owners: [int(months[owners == o].min()) for o in np.unique(owners)]
    users, films = firsts(t["user"]), firsts(t["film"])
    return {
        "first": span[0],
        "ratings": [int((months == m).sum()) for m in span],
        "means": [mean(t["stars"][months == m]) for m in span],
        "newUsers": [users.count(m) for m in span],
        "newFilms": [films.count(m) for m in span],
    }


def week_chart(t):
    dates = [datetime.fromtimestamp(int(s), timezone.utc) for s in t["times"]]
    return np.bincount([24 * d.weekday() + d.hour for d in dates], minlength=168).tolist()


def film_lists(t):
    rows = []
    overall = np.mean(t["stars"])
    for film in np.unique(t["film"]):
        stars = t["stars"][t["film"] == film]
        damped = (stars.sum() + LISTS["damping"] * overall) / (len(stars) + LISTS["damping"])
        row = {"film": int(film), "ratings": len(stars), "mean": mean(stars), "damped": float(damped)}
        rows.append({**row, "sum": float(stars.sum())})
    eligible = [row for row in rows if row["ratings"] >= LISTS["least"]]
    top = lambda of, key: sorted(of, key=lambda row: (-key(row), -row["ratings"], row["film"]))[: LISTS["length"]]
    return {
        "mostRated": top(rows, lambda row: row["ratings"]),
        "best": top(eligible, lambda row: row["damped"]),
        "worst": top(eligible, lambda row: -row["damped"]),
        "popular": top(rows, lambda row: row["sum"]),
        "eligible": len(eligible),
    }


def survey(table, filters, film_genres, film_years):
    t = lambda own=None: through(table, filters, own)
    charts = {name: t(name) for name in ("userMeans", "filmMeans", "userCounts", "filmCounts")}
    return {
        "passed": totals(t()),
        "stars": [int((t("stars")["stars"] == s / 2).sum()) for s in range(1, 11)],
        "genres": genre_rows(t("genres"), film_genres),
        "years": year_chart(t("years"), film_years),
        "userMeans": mean_chart(charts["userMeans"]["user"], charts["userMeans"]["stars"], 1),
        "filmMeans": mean_chart(charts["filmMeans"]["film"], charts["filmMeans"]["stars"], LEAST),
        "userCounts": count_chart(charts["userCounts"]["user"]),
        "filmCounts": count_chart(charts["filmCounts"]["film"]),
        "months": time_chart(t("months")),
        "week": week_chart(t()),
        "lists": film_lists(t()),
    }


# ---- Tails: section numbers are those of Clauset, Shalizi, Newman ----

TERMS = 200_000


def zeta(s, a):
    """By brute force: many terms, and the rest as an integral from between two of them."""
    x = np.arange(a, a + TERMS, dtype=float)
    return float((x**-s).sum() + (a + TERMS - 0.5) ** (1 - s) / (s - 1))


def least_at(f, low, high, steps=80):
    """Golden section."""
    ratio = (sqrt(5) - 1) / 2
    a, b = low, high
    c, d = b - ratio * (b - a), a + ratio * (b - a)
    fc, fd = f(c), f(d)
    for _ in range(steps):
        if fc < fd:
            b, d, fd = d, c, fc
            c = b - ratio * (b - a)
            fc = f(c)
        else:
            a, c, fc = c, d, fd
            d = a + ratio * (b - a)
            fd = f(d)
    return (a + b) / 2


def power_law(tail):
    start, logs = int(tail.min()), np.log(tail).sum()
    exponent = least_at(lambda s: len(tail) * log(zeta(s, start)) + s * logs, 1.05, 8, 60)
    whole = np.arange(start, tail.max() + 1)
    model = np.cumsum(whole**-exponent) / zeta(exponent, start)
    found = np.searchsorted(np.sort(tail), whole, side="right") / len(tail)
    return exponent, float(np.abs(model - found).max())


def best_power_law(counts, starts):
    fits = [(*power_law(counts[counts >= start]), int(start)) for start in starts]
    return min(fits, key=lambda fit: fit[1])


def candidates(counts):
    degrees = np.unique(counts)
    return [d for d in degrees[: len(degrees) - 2] if (counts >= d).sum() >= 10]


def standard_error(exponent, start, n):
    """Equation 3.6, with derivatives of the logarithm of zeta by differences."""
    h = 1e-3
    ln = [log(zeta(exponent + k * h, start)) for k in (-1, 0, 1)]
    return 1 / sqrt(n * (ln[0] - 2 * ln[1] + ln[2]) / h**2)


def upper(z):
    return np.array([erfc(x / sqrt(2)) / 2 for x in np.atleast_1d(z)])


def lognormal_chances(mu, sigma, degrees):
    below, above = (upper((np.log(degrees + side) - mu) / sigma) for side in (-0.5, 0.5))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log((below - above) / below[0])


def lognormal(degrees, frequencies):
    """A grid that is drawn finer around its best point, again and again."""

    def lost(mu, sigma):
        chances = frequencies * lognormal_chances(mu, sigma, degrees)
        return -chances.sum() if np.isfinite(chances).all() else np.inf

    mean_log = (frequencies * np.log(degrees)).sum() / frequencies.sum()
    mu, sigma, reach, wide = mean_log - 1.5, 1.2, 2.5, 1.0
    for _ in range(90):
        points = [(mu + reach * i / 4, sigma * exp(wide * j / 4)) for i in range(-4, 5) for j in range(-4, 5)]
        mu, sigma = min(points, key=lambda point: lost(*point))
        reach, wide = reach * 0.8, wide * 0.8
    return mu, sigma


def rival(frequencies, one, other):
    gaps = np.repeat(one - other, frequencies)
    ratio, n = gaps.sum(), len(gaps)
    z = ratio / (gaps.std() * sqrt(n))
    return {"ratio": float(ratio), "z": float(z), "p": erfc(abs(z) / sqrt(2))}


def tail_fit(counts, starts=None):
    counts = np.asarray(counts)
    exponent, distance, start = best_power_law(counts, candidates(counts) if starts is None else starts)
    tail = counts[counts >= start]
    degrees, frequencies = np.unique(tail, return_counts=True)
    power = -exponent * np.log(degrees) - log(zeta(exponent, start))
    mu, sigma = lognormal(degrees, frequencies)
    beyond = tail.mean() - start
    rate = log((1 + beyond) / beyond)
    geometric = log(1 - exp(-rate)) - rate * (degrees - start)
    every, how_many = np.unique(counts, return_counts=True)
    x, y = np.log10(every), np.log10(how_many)
    slope, intercept = np.polyfit(x, y, 1)
    return {
        "exponent": exponent,
        "error": standard_error(exponent, start, len(tail)),
        "from": start,
        "tail": len(tail),
        "of": len(counts),
        "distance": distance,
        "scale": len(tail) / zeta(exponent, start),
        "naive": {"slope": slope, "intercept": intercept, "r2": np.corrcoef(x, y)[0, 1] ** 2},
        "lognormal": {"mu": mu, "sigma": sigma, **rival(frequencies, power, lognormal_chances(mu, sigma, degrees))},
        "exponential": {"rate": rate, **rival(frequencies, power, geometric)},
    }


def drawn_counts():
    """Counts that follow a power law from 6 on, others below, and counts of a lognormal."""
    rng = np.random.default_rng(2009)
    u = rng.uniform(size=400)
    power = np.floor(5.5 * (1 - u) ** (-1 / 1.4) + 0.5)
    below = rng.integers(1, 6, 250)
    bell = np.maximum(1, np.round(np.exp(rng.normal(3, 0.8, 500))))
    return {"power": [*below.tolist(), *np.minimum(power, 5000).astype(int).tolist()], "bell": bell.astype(int).tolist()}


# ---- MovieLens ml-latest-small ----


def latest_small():
    if not ARCHIVE.exists():
        return json.loads(OUT.read_text())["latestSmall"]
    with zipfile.ZipFile(ARCHIVE) as archive:
        read = lambda name: list(csv.DictReader(io.TextIOWrapper(archive.open(f"ml-latest-small/{name}"), "utf-8")))
        movies, ratings, tags = read("movies.csv"), read("ratings.csv"), read("tags.csv")
    stars = np.array([float(r["rating"]) for r in ratings])
    user = np.unique([int(r["userId"]) for r in ratings], return_inverse=True)[1]
    film = np.array([int(r["movieId"]) for r in ratings])
    genres = {m["movieId"]: m["genres"].split("|") for m in movies}
    names = sorted({g for of in genres.values() for g in of} - {"(no genres listed)"})
    ids, place, counts = np.unique(film, return_inverse=True, return_counts=True)
    means = np.bincount(place, stars) / counts
    people = np.bincount(user)
    dates = [datetime.fromtimestamp(int(r["timestamp"]), timezone.utc) for r in ratings]
    damped = (np.bincount(place, stars) + 10 * stars.mean()) / (counts + 10)
    able = [k for k in range(len(ids)) if counts[k] >= 20]
    best = sorted(able, key=lambda k: (-damped[k], -counts[k]))[:10]
    popular = np.argsort(-np.bincount(place, stars), kind="stable")[:20]
    most = np.lexsort((np.arange(len(ids)), -counts))[:50]
    return {
        "stars": [int((stars == s / 2).sum()) for s in range(1, 11)],
        "genres": {
            g: {
                "films": sum(g in of for of in genres.values()),
                "ratings": sum(g in genres[str(i)] for i in film),
            }
            for g in names
        },
        "userMeanSd": sd(np.bincount(user, stars) / people),
        "filmMeanSd20": sd(means[counts >= 20]),
        "filmMeans10": np.histogram(means, bins=10, range=(0.5, 5))[0].tolist(),
        "mostRated": [int(ids[k]) for k in most],
        "best": [{"id": int(ids[k]), "damped": float(damped[k])} for k in best],
        "popular": [int(ids[k]) for k in popular],
        "years": {str(y): sum(d.year == y for d in dates) for y in sorted({d.year for d in dates})},
        "filmsAtMost10": int((counts <= 10).sum()),
        "filmsFrom100": int((counts >= 100).sum()),
        "taggers": len({t["userId"] for t in tags}),
        "taggedFilms": len({t["movieId"] for t in tags}),
        "tagNames": len({t["tag"].strip() for t in tags}),
        # The tail of each is looked for around where the whole search, which takes minutes, finds it.
        "users": tail_fit(people, [80, 90, 91, 92, 93, 94, 95, 100, 120, 150]),
        "films": tail_fit(counts, [20, 30, 36, 37, 38, 39, 40, 41, 50, 60, 80]),
    }


def main():
    ratings = json.loads(golden.RATINGS.read_text())
    genres, years = golden.film_facts()
    rng = np.random.default_rng(1995)
    times = rng.integers(960_000_000, 1_010_000_000, len(ratings["user"]))
    table = columns(ratings["user"], ratings["film"], ratings["halfStars"], times, genres, years)
    filters = [
        {},
        {"stars": [3.5, 5]},
        {"genres": [1, 4]},
        {"years": [1960, 1999], "userMeans": [2, 3.8]},
        {"months": [370, 380], "filmCounts": [5, 30]},
        {"filmMeans": [3, 4.5], "userCounts": [5, 25], "stars": [1, 4.5]},
    ]
    drawn = drawn_counts()
    content = {
        "regenerate": "python3 scripts/golden/survey.py",
        "times": times,
        "years": years,
        "genres": [sum(1 << g for g in range(len(golden.GENRES)) if genres[f, g]) for f in range(golden.FILMS)],
        "genreNames": golden.GENRES,
        "bins": BINS,
        "least": LEAST,
        "lists": LISTS,
        "surveys": [{"filters": f, "survey": survey(table, f, genres.astype(bool), np.array(years))} for f in filters],
        "tails": [{"counts": counts, "fit": tail_fit(counts)} for counts in drawn.values()],
        "latestSmall": latest_small(),
    }
    lines = [f'  "{name}": {json.dumps(value, default=lambda x: x.tolist())}' for name, value in content.items()]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
