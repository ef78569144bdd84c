"""Writes tests/golden/npy.json: what numpy.save writes for arrays of several shapes, as base64.

python3 scripts/golden/npy.py
"""

import base64
import io
import json
from pathlib import Path

import numpy as np

GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "golden" / "npy.json"
SHAPES = [(3,), (2, 3), (0, 16), (1,), (2, 3, 4), (1234567, 0)]


def saved(shape):
    values = (np.arange(np.prod(shape), dtype=np.float32) / 4 - 1).reshape(shape)
    file = io.BytesIO()
    np.lib.format.write_array(file, values, version=(1, 0))
    return {"shape": shape, "values": values.ravel().tolist(), "file": base64.b64encode(file.getvalue()).decode()}


def main():
    lines = [f"  {json.dumps(saved(shape))}" for shape in SHAPES]
    GOLDEN.write_text("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
