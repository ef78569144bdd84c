"""Writes tests/golden/metrics.json: every metric of predictions and lists, from the raw numbers that a model says.

python3 scripts/golden/metrics_judged.py
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True  # leave no cache beside the sources

from sfc32 import Random

GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "golden" / "metrics.json"
USERS, FILMS = 24, 36
ABSENT, UNTESTED, UNKNOWN = 23, 5, 9  # users: in no trial, without test ratings, shown nothing
UNSEEN, UNRATED = 7, 35  # films: rated in no training part, by nobody
FOLDS = 2
TIE_SEED = 20180926
LEVELS = [0.5 * k for k in range(1, 11)]
USUAL = {"candidates": "rated", "relevant": "liked", "ties": "drawn", "by": "score", "least": 0}
JUDGINGS = [
    {},
    {"candidates": "trained", "relevant": "all", "ties": "middle", "by": "limited stars", "least": 4},
    {"relevant": "all", "ties": "middle"},
    {"candidates": "trained", "by": "stars"},
    {"by": "limited stars", "least": 3.5},
    {"relevant": "all", "by": "limited stars", "ties": "middle"},
]


def draw_data():
    """Ratings in the order of a source file, two folds of them, and what a model says: many ties, some stars missing."""
    rng = np.random.default_rng(1998)
    fame = np.linspace(0.75, 0.15, FILMS)
    seen = rng.uniform(size=(USERS, FILMS)) < fame
    seen[:, UNRATED] = False
    user, film = np.nonzero(seen)
    order = rng.permutation(len(user))
    user, film = user[order], film[order]
    half = rng.integers(1, 11, len(user))
    fold = rng.integers(0, 5, len(user))  # 0 and 1 are held out and tested, the others stay
    fold[(user == UNTESTED) & (fold < FOLDS)] = 4
    scores = rng.integers(-8, 9, (USERS, FILMS)) / 4
    stars = rng.integers(-8, 97, (USERS, FILMS)) / 16
    stars[rng.uniform(size=stars.shape) < 0.12] = np.nan
    lost = rng.uniform(size=len(user)) < 0.1  # held out, but not tested either
    folds = []
    for k in range(FOLDS):
        held = (fold == k) | (film == UNSEEN) | (user == UNKNOWN) | lost
        test = ((fold == k) | (user == UNKNOWN) & (fold != 3)) & ~lost & (user != ABSENT)
        folds.append({"heldOut": held.astype(int), "test": test.astype(int)})
    return {"user": user, "film": film, "halfStars": half, "folds": folds, "scores": scores, "stars": stars}


class Judge:
    """One user's predictions, places and list in one fold, by the definitions."""

    def __init__(self, data, fold, judging, says_stars, flat):
        self.data, self.judging = data, judging
        held = data["folds"][fold]["heldOut"].astype(bool)
        self.test = data["folds"][fold]["test"].astype(bool)
        self.shown = ~held
        pool = data["film"] if judging["candidates"] == "rated" else data["film"][self.shown]
        self.pool = np.unique(pool)
        self.stars = data["stars"] if says_stars else np.full((USERS, FILMS), np.nan)
        self.scores = np.zeros((USERS, FILMS)) if flat else data["scores"]
        random = Random(TIE_SEED)
        self.draws = np.array([random.next() for _ in range(FILMS)])

    def case(self, user, length):
        own = self.data["user"] == user
        known = self.data["film"][own & self.shown]
        films = np.array([film for film in self.pool if film not in known], dtype=int)
        if self.judging["least"] > 0:
            films = films[self.stars[user, films] >= self.judging["least"]]
        by = self.judging["by"]
        raw = {
            "score": self.scores,
            "stars": self.stars,
            "limited stars": np.clip(self.stars, 0.5, 5),
        }[by][user]
        values = raw[films]
        values = values[~np.isnan(values)]
        width = (1e-6 * values.std() if len(values) else 0) or 1
        drawn = raw + width * self.draws
        ordered = [film for film in films[np.argsort(-drawn[films], kind="stable")] if not np.isnan(raw[film])]
        final = drawn if self.judging["ties"] == "drawn" else raw

        def place(film):
            if film not in ordered:
                return np.inf
            others = final[ordered]
            return (others > final[film]).sum() + ((others == final[film]).sum() - 1) / 2

        tested = np.nonzero(own & self.test)[0]
        tested = tested[np.argsort(self.data["film"][tested])]
        actual = self.data["halfStars"][tested] / 2
        at = self.data["film"][tested]
        listed = ordered[:length]
        return {
            "user": user,
            "actual": actual,
            "predicted": np.clip(self.stars[user, at], 0.5, 5),
            "relevant": actual >= 4 if self.judging["relevant"] == "liked" else actual > 0,
            "places": np.array([place(film) for film in at]),
            "list": listed,
            "listStars": np.clip(self.stars[user, listed], 0.5, 5) if listed else np.array([]),
        }


def ratio(pairs):
    """Σ s / Σ w over (user, s, w); its error with users as clusters, Cochran 1977, §6."""
    users = sorted({user for user, _, w in pairs if w > 0})
    s = np.array([sum(x for u, x, w in pairs if u == user and w > 0) for user in users], dtype=float)
    w = np.array([sum(y for u, _, y in pairs if u == user) for user in users], dtype=float)
    if not users:
        return np.nan, np.nan
    r, n = s.sum() / w.sum(), len(users)
    if n < 2:
        return r, np.nan
    return r, np.sqrt(n / (n - 1) * ((s - r * w) ** 2).sum()) / w.sum()


def over_ratings(cases, term):
    pairs = []
    for one in cases:
        known = ~np.isnan(one["predicted"])
        terms = term(one["predicted"][known], one["actual"][known])
        pairs.append((one["user"], terms.sum(), known.sum()))
    return ratio(pairs)


def rmse(cases):
    mean, se = over_ratings(cases, lambda p, a: (p - a) ** 2)
    return np.sqrt(mean), se / (2 * np.sqrt(mean))


def kept(cases):
    return ratio([(c["user"], (~np.isnan(c["predicted"])).sum(), len(c["predicted"])) for c in cases])


def over_users(cases, value):
    return ratio([(c["user"], v, 1) for c in cases for v in [value(c)] if not np.isnan(v)])


def hits(one, chosen, at):
    return np.nan if not chosen.any() else float((one["places"][chosen] < at).any())


def reciprocal(one, at):
    places = one["places"][one["relevant"]]
    if len(places) == 0:
        return np.nan
    return 1 / (places.min() + 1) if places.min() < at else 0.0


def ndcg(one, at):
    places = one["places"][one["relevant"]]
    if len(places) == 0:
        return np.nan
    gained = (1 / np.log2(places[places < at] + 2)).sum()
    return gained / (1 / np.log2(np.arange(min(len(places), at)) + 2)).sum()


def recall(one, at):
    places = one["places"][one["relevant"]]
    return (places < at).mean() if len(places) else np.nan


def precision(one, at):
    places = one["places"][one["relevant"]]
    return (places < at).sum() / at if len(places) else np.nan


def coverage(cases, at, data):
    def share(some):
        return len({film for c in some for film in c["list"][:at]}) / len(np.unique(data["film"]))

    users = sorted({c["user"] for c in cases if c["list"]})
    if not users:
        return np.nan, np.nan
    m = len(users)
    without = np.array([share([c for c in cases if c["user"] != user]) for user in users])
    return share(cases), np.sqrt((m - 1) / m * ((without - without.mean()) ** 2).sum())


def user_coverage(cases, at):
    said = np.concatenate([c["listStars"] for c in cases])
    if len(said) and np.isnan(said).all():
        return np.nan, np.nan
    return over_users(cases, lambda c: float((c["listStars"][:at] >= 4).any()))


def diversity(cases, at, data):
    dense = np.full((USERS, FILMS), np.nan)
    dense[data["user"], data["film"]] = data["halfStars"] / 2

    def cosine(i, j):
        both = ~np.isnan(dense[:, i]) & ~np.isnan(dense[:, j])
        if not both.any():
            return 0
        x, y = dense[both, i], dense[both, j]
        return x @ y / (np.linalg.norm(x) * np.linalg.norm(y))

    pairs = []
    for c in cases:
        distances = [1 - cosine(i, j) for k, i in enumerate(c["list"][:at]) for j in c["list"][:k]]
        pairs.append((c["user"], sum(distances), len(distances)))
    mean, se = ratio(pairs)
    return (0 if np.isnan(mean) else mean), se


def over_lists(cases, at, values):
    return ratio([(c["user"], values[c["list"][:at]].sum() if c["list"] else 0, len(c["list"][:at])) for c in cases])


def popularity(data):
    """Number of ratings of each film and its rank, from 1; equally many by first appearance."""
    counts = np.bincount(data["film"], minlength=FILMS)
    appeared = list(dict.fromkeys(data["film"].tolist()))
    ranked = sorted(appeared, key=lambda film: -counts[film])
    ranks = np.full(FILMS, np.nan)
    ranks[ranked] = np.arange(1, len(ranked) + 1)
    return counts, ranks


def figures(cases, data):
    counts, ranks = popularity(data)
    found = {
        "rmse": rmse(cases),
        "mae": over_ratings(cases, lambda p, a: np.abs(p - a)),
        "mape": over_ratings(cases, lambda p, a: 100 * np.abs(p - a) / a),
        "kept": kept(cases),
        "ndcg@5": over_users(cases, lambda c: ndcg(c, 5)),
        "precision@3": over_users(cases, lambda c: precision(c, 3)),
        "recall@8": over_users(cases, lambda c: recall(c, 8)),
        "hr@4": over_users(cases, lambda c: hits(c, c["relevant"], 4)),
        "arhr@5": over_users(cases, lambda c: reciprocal(c, 5)),
        "mrr": over_users(cases, lambda c: reciprocal(c, np.inf)),
        "coverage@5": coverage(cases, 5, data),
        "user-coverage@4": user_coverage(cases, 4),
        "diversity@6": diversity(cases, 6, data),
        "novelty@6": over_lists(cases, 6, ranks),
        "self-information@6": over_lists(cases, 6, -np.log2((counts + 0.5) / USERS)),
    }
    for stars in (0, 2.5, 4):
        found[f"chr@4:{stars:g}"] = over_users(cases, lambda c: hits(c, c["actual"] >= stars, 4))
    for stars in LEVELS:
        found[f"rhr@4:{stars:g}"] = over_users(cases, lambda c: hits(c, c["actual"] == stars, 4))
    return {name: {"mean": mean, "se": se} for name, (mean, se) in found.items()}


def judged(data, judging, folds=(0,), says_stars=True, flat=False):
    judging = {**USUAL, **judging}
    judges = [Judge(data, fold, judging, says_stars, flat) for fold in folds]
    cases = [judge.case(user, 8) for judge in judges for user in range(USERS) if user != ABSENT]
    return {
        "judging": judging,
        "folds": list(folds),
        "saysStars": says_stars,
        "flat": flat,
        "lists": [c["list"] for c in cases],
        "metrics": figures(cases, data),
    }


def plain(value):
    """The same as JSON knows it; null for what is undefined."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else float(value)
    return int(value) if isinstance(value, np.integer) else value


def main():
    data = draw_data()
    cases = [judged(data, judging) for judging in JUDGINGS]
    cases.append(judged(data, {}, folds=range(FOLDS)))
    cases.append(judged(data, JUDGINGS[2], folds=[1], says_stars=False, flat=True))
    cases.append(judged(data, {"least": 6}))  # hardly anybody has a list, nobody of two films
    golden = {
        "regenerate": "python3 scripts/golden/metrics_judged.py",
        "users": USERS,
        "films": FILMS,
        "absent": ABSENT,
        **data,
        "cases": cases,
    }
    rows = [f"  {json.dumps(key)}: {json.dumps(plain(value))}" for key, value in golden.items()]
    GOLDEN.write_text("{\n" + ",\n".join(rows) + "\n}\n")


if __name__ == "__main__":
    main()
