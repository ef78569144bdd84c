"""Writes tests/golden/runs.json: errors and histograms of predictions, and the code of a run, from the definitions.

python3 scripts/golden/runs.py
"""

import hashlib
import json
import sys

import numpy as np

sys.dont_write_bytecode = True  # leave no cache beside the sources

import golden

OUT = golden.FOLDER / "runs.json"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RATINGS = 400


def predictions():
    """Given half stars, and predictions within the scale; every ninth is missing, some lie between two half stars."""
    rng = np.random.default_rng(9)
    half = rng.integers(1, 11, RATINGS)
    stars = np.clip(half / 2 + 0.9 * rng.normal(size=RATINGS), 0.5, 5).astype(np.float32)
    stars[::5] = np.clip(np.floor(2 * stars[::5]) / 2 + 0.25, 0.5, 5)
    stars[::9] = np.nan
    return half, stars


def levels(half, stars):
    there = ~np.isnan(stars)
    level = np.floor(2 * stars[there].astype(np.float64) + 0.5).astype(int)  # the nearest, upwards from the middle
    edges = np.arange(0.5, 11)
    confusion, _, _ = np.histogram2d(half[there], level, bins=(edges, edges))
    return {
        "halfStars": half.tolist(),
        "stars": [None if np.isnan(s) else float(s) for s in stars],
        "rmse": float(np.sqrt(np.mean((stars[there].astype(np.float64) - half[there] / 2) ** 2))),
        "actual": np.bincount(half[there], minlength=11)[1:].tolist(),
        "predicted": np.bincount(level, minlength=11)[1:].tolist(),
        "confusion": confusion.astype(int).ravel().tolist(),
    }


def code():
    """Of a fit that has a number, arrays and parts within parts; its names are not in order."""
    settings = {
        "seed": 42,
        "model": {"id": "hybrid", "params": {"mix": "als=0.5,“mean”=0.5"}},
        "split": {"id": "split", "params": {"test": 0.25, "lowest": 0.5}},
        "data": {"share": 0.1, "minRatings": 20},
    }
    said = {
        "settings": settings,
        "data": "ab" * 32,
        "iteration": 3,
        "versions": {"run": 1, "evaluation": 2, "model": "1"},
    }
    parts = [
        ("a", np.array([3.5], "<f8")),
        ("b.c", np.array([1, 2, 300], "<u4")),
        ("b.d", np.array([0.1, -0.0, 1e-40], "<f4")),
        ("e", np.array([7, 0], "<u1")),
    ]
    hashed = hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii"))
    for name, numbers in parts:
        hashed.update(f"{name}:{len(numbers)}\n".encode("ascii") + numbers.tobytes())
    bits = int.from_bytes(hashed.digest(), "big") >> (256 - 30)
    text = "".join(CROCKFORD[(bits >> (5 * (5 - k))) & 31] for k in range(6))
    return {"said": said, "code": text}


OUT.write_text(json.dumps({"regenerate": "python3 scripts/golden/runs.py", "levels": levels(*predictions()), "run": code()}) + "\n")
