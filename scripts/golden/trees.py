"""Writes tests/golden/trees.json: boosted regression trees grown by trying every split of every leaf.

python3 scripts/golden/trees.py
"""

import json
import math
import sys
from pathlib import Path

import numpy as np

sys.dont_write_bytecode = True  # leave no cache beside the sources

from sfc32 import Random

GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "golden" / "trees.json"
GRAIN = 2.0**-20
PATIENCE = 10
MOST_BINS = 255
LEAST_GAIN = 1e-9


def on_grain(values):
    return np.floor(np.asarray(values) / GRAIN + 0.5) * GRAIN


def edges_of(column):
    """The values that can be thresholds: all but the largest, or 254 quantiles."""
    values = np.sort(column[~np.isnan(column)])
    distinct = np.unique(values)
    if len(distinct) > MOST_BINS:
        places = [math.ceil(k * len(values) / MOST_BINS) - 1 for k in range(1, MOST_BINS)]
        distinct = np.unique([*values[places], values[-1]])
    return distinct[:-1].astype(float)


def candidates(x, rows, edges):
    """Every (column, threshold, NaN goes left) with the rows that go left, in the order in which ties are broken."""
    for column, thresholds in enumerate(edges):
        values = x[rows, column]
        absent = np.isnan(values)
        any_absent = absent.any()
        for missing_left in (False, True) if any_absent else (None,):
            for threshold in [*thresholds, np.inf]:
                goes_left = values <= threshold
                if missing_left:
                    goes_left = goes_left | absent
                side = goes_left.sum() >= len(rows) - goes_left.sum() if missing_left is None else missing_left
                yield column, threshold, bool(side), goes_left


def best_split(x, rows, residuals, edges, rules):
    best = None
    total = residuals[rows].sum()
    whole = total * total / (len(rows) + rules["l2"])
    for column, threshold, missing_left, goes_left in candidates(x, rows, edges):
        n = int(goes_left.sum())
        if min(n, len(rows) - n) < rules["leastRows"]:
            continue
        left = residuals[rows[goes_left]].sum()
        right = total - left
        gain = left * left / (n + rules["l2"]) + right * right / (len(rows) - n + rules["l2"]) - whole
        if gain > (best["gain"] if best else LEAST_GAIN):
            best = {
                "gain": gain,
                "ask": (column, threshold, missing_left),
                "left": rows[goes_left],
                "right": rows[~goes_left],
            }
    return best


def grow(x, rows, residuals, edges, rules):
    """A tree as nested dictionaries; the leaf that gains most is split first."""

    def leaf(own, number):
        value = residuals[own].sum() / (len(own) + rules["l2"]) * rules["learningRate"]
        return {"number": number, "value": value, "split": best_split(x, own, residuals, edges, rules)}

    root = leaf(rows, 0)
    leaves, made = [root], 1
    while len(leaves) < rules["leaves"]:
        ready = [one for one in leaves if one["split"]]
        if not ready:
            break
        chosen = max(ready, key=lambda one: (one["split"]["gain"], -one["number"]))
        split = chosen["split"]
        chosen["ask"] = split["ask"]
        chosen["children"] = [leaf(split["left"], made), leaf(split["right"], made + 1)]
        made += 2
        leaves = [one for one in leaves if one is not chosen] + chosen["children"]
    return root


def value_of(tree, row):
    while "children" in tree:
        column, threshold, missing_left = tree["ask"]
        left = missing_left if np.isnan(row[column]) else row[column] <= threshold
        tree = tree["children"][0 if left else 1]
    return tree["value"]


def boost(x, y, rules, random):
    """Base, the trees to keep, and how many were grown."""
    order = random.permutation(len(y))
    count = len(y) // 10
    withheld, rows = np.sort(order[:count]), np.sort(order[count:])
    edges = [edges_of(column) for column in x.T]
    y = on_grain(y)
    base = y[rows].sum() / len(rows)
    predicted = np.full(len(y), base)
    error = lambda: sum((y[row] - predicted[row]) ** 2 for row in withheld)
    trees, kept, least = [], 0, error()
    while len(trees) < rules["trees"] and len(trees) - kept < PATIENCE:
        tree = grow(x, rows, on_grain(y - predicted), edges, rules)
        trees.append(tree)
        predicted = predicted + [value_of(tree, row) for row in x]
        if error() < least:
            kept, least = len(trees), error()
        if "children" not in tree:
            break
    return base, trees[:kept], len(trees)


def draw(seed, rows, noise):
    """Features on five scales, one of them twice, with NaN in two; what they are worth, and noise."""
    rng = np.random.default_rng(seed)
    steps = rng.integers(0, 6, rows) / 2
    x = np.column_stack([rng.normal(size=rows), steps, rng.normal(size=rows), rng.integers(0, 2, rows), steps])
    y = np.where(x[:, 0] > 0.3, 0.8, -0.2) + 0.3 * x[:, 1] * x[:, 3] + noise * rng.normal(size=rows)
    absent = rng.uniform(size=x.shape) < [0.2, 0, 0.1, 0, 0]
    x[absent] = np.nan
    y = y + 0.7 * absent[:, 0] - 0.4 * absent[:, 2]
    return np.round(x, 4).astype(np.float32), np.round(y, 4)


CASES = [
    {"seed": 3, "noise": 0.3, "rules": {"trees": 12, "leaves": 8, "learningRate": 0.3, "l2": 5, "leastRows": 20}},
    {"seed": 4, "noise": 0.1, "rules": {"trees": 5, "leaves": 31, "learningRate": 0.5, "l2": 0, "leastRows": 1}},
    {"seed": 5, "noise": 3.0, "rules": {"trees": 60, "leaves": 6, "learningRate": 0.2, "l2": 1, "leastRows": 10}},
]
ROWS = 330


def numbers(case):
    x, y = draw(case["seed"], ROWS, case["noise"])
    base, trees, grown = boost(x, y, case["rules"], Random(case["seed"]))
    asked = np.vstack([x, np.where(np.eye(5, dtype=bool), np.nan, x[:5]), np.full((1, 5), np.nan)])
    predicted = np.full(len(asked), base)
    for tree in trees:
        predicted = predicted + [value_of(tree, row) for row in asked]
    as_list = lambda rows: [[None if np.isnan(v) else float(v) for v in row] for row in rows]
    return {
        "seed": case["seed"],
        "rules": case["rules"],
        "features": as_list(x),
        "targets": y.tolist(),
        "base": base,
        "kept": len(trees),
        "grown": grown,
        "asked": as_list(asked[ROWS:]),
        "predicted": predicted.tolist(),
    }


def main():
    lines = [f"  {json.dumps(numbers(case))}" for case in CASES]
    GOLDEN.write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
