"""Draws and trials of the protocols, straight from their definitions, over the ratings of ratings.json.

Writes tests/golden/protocols.json: a second and a source row for each rating, and what each protocol makes of them.

python3 scripts/golden/protocols.py
"""

import json
import math
import sys
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True

from sfc32 import Random

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "golden"
SEED, SHARE, FOLDS, GROUPS, REVEAL = 5, 0.3, 4, 3, [1, 4, 12]


def half_up(value):
    return math.floor(value + 0.5)


def marked(total, positions):
    draw = [0] * total
    for position in positions:
        draw[position] = 1
    return draw


def kfold(source):
    """Rows permuted, cut at round(j N / k)."""
    n = len(source)
    order = Random(SEED).permutation(n)
    cuts = [half_up(j * n / FOLDS) for j in range(FOLDS + 1)]
    fold_of_row = {}
    for j in range(FOLDS):
        for at in order[cuts[j] : cuts[j + 1]]:
            fold_of_row[at] = j
    return [fold_of_row[row] for row in source]


def split(source):
    n = len(source)
    rows = set(Random(SEED).permutation(n)[: half_up(SHARE * n)])
    return [int(row in rows) for row in source]


def holdout(of_user, total):
    random = Random(SEED)
    return marked(total, [own[k] for own in of_user for k in random.permutation(len(own))[: half_up(SHARE * len(own))]])


def loo_last(in_time, total):
    return marked(total, [own[-1] for own in in_time if len(own) > 1])


def loo_random(of_user, total):
    random = Random(SEED)
    return marked(total, [own[int(random.next() * len(own))] for own in of_user if len(own) > 1])


def time(in_time, total):
    tests = [min(len(own) - 1, math.ceil(SHARE * len(own))) for own in in_time]
    return marked(total, [position for own, n in zip(in_time, tests) for position in own[len(own) - n :]])


def cold(in_time):
    users = len(in_time)
    order = Random(SEED).permutation(users)
    groups = [order.index(user) % GROUPS for user in range(users)]
    trials = []
    for group in range(GROUPS):
        for reveal in REVEAL:
            members = [user for user in range(users) if groups[user] == group and len(in_time[user]) > reveal]
            shown = sorted(position for user in members for position in in_time[user][:reveal])
            test = sorted(position for user in members for position in in_time[user][reveal:])
            trials.append({"group": group, "reveal": reveal, "users": members, "shown": shown, "test": test})
    return groups, trials


def main():
    ratings = json.loads((FOLDER / "ratings.json").read_text())
    user = np.array(ratings["user"])
    total = len(user)
    rng = np.random.default_rng(7)
    times = rng.integers(0, 12, total).tolist()  # few seconds: most users have several ratings in one
    source = rng.permutation(total).tolist()
    of_user = [np.nonzero(user == u)[0].tolist() for u in range(ratings["users"])]
    in_time = [sorted(own, key=lambda position: (times[position], source[position])) for own in of_user]
    groups, trials = cold(in_time)
    golden = {
        "seed": SEED,
        "times": times,
        "order": source,
        "draws": [
            {"id": "kfold", "params": {"k": FOLDS}, "draw": kfold(source)},
            {"id": "holdout", "params": {"test": SHARE}, "draw": holdout(of_user, total)},
            {"id": "split", "params": {"test": SHARE}, "draw": split(source)},
            {"id": "loo-last", "params": {}, "draw": loo_last(in_time, total)},
            {"id": "loo-random", "params": {}, "draw": loo_random(of_user, total)},
            {"id": "time", "params": {"test": SHARE}, "draw": time(in_time, total)},
            {"id": "cold", "params": {"groups": GROUPS}, "draw": groups},
            {"id": "all", "params": {}, "draw": [0] * total},
        ],
        "cold": {"reveal": REVEAL, "trials": trials},
    }
    (FOLDER / "protocols.json").write_text(json.dumps(golden) + "\n")


main()
