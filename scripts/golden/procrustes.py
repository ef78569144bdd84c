"""Writes tests/golden/procrustes.json: alignments of points of the plane by NumPy's SVD.

python3 scripts/golden/procrustes.py
"""

import json
from pathlib import Path

import numpy as np

GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "golden" / "procrustes.json"
POINTS = 12


def aligned(a, b):
    """The best orthogonal map and shift of a onto b, Schönemann 1966: R = U Vᵀ of bᵀa."""
    mean_a, mean_b = a.mean(axis=0), b.mean(axis=0)
    u, _, vt = np.linalg.svd((b - mean_b).T @ (a - mean_a))
    r = u @ vt
    return {"rotation": r, "shift": mean_b - r @ mean_a, "determinant": np.linalg.det(r)}


def cases():
    rng = np.random.default_rng(8)
    for mirror in (1, -1, 1, -1):
        a = rng.normal(size=(POINTS, 2)) * [3, 1]
        angle = rng.uniform(0, 2 * np.pi)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * [1, mirror]
        b = a @ turn.T + rng.normal(size=2) + 0.3 * rng.normal(size=(POINTS, 2))
        a, b = a.astype(np.float32).astype(float), b.astype(np.float32).astype(float)
        yield {"from": a.T, "onto": b.T, **aligned(a, b)}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return [plain(item) for item in value]
    return float(f"{value:.10g}")


def main():
    lines = [f"  {json.dumps(plain(case))}" for case in cases()]
    GOLDEN.write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
