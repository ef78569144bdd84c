"""Pictures of the map, painted by brute force: every pixel asks every dot, in the order of drawing, 6 × 6 times.

Writes tests/golden/pictures.json: scenes of films in plot pixels, and of each its luminance in squares of 4 × 4 pixels.

python3 scripts/golden/pictures.py
"""

import json
from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parents[2] / "tests" / "golden" / "pictures.json"

WIDTH, HEIGHT, SQUARE, FINE = 160, 120, 4, 6
EDGE = 0.6
PAPER = np.array([252, 252, 250.0])
QUIET = np.array([141, 144, 146.0])
CATEGORIES = ["0072b2", "e69f00", "009e73", "cc79a7", "d55e00", "56b4e9", "000000", "b8a900"]


def rgb(text):
    return np.array([int(text[i : i + 2], 16) for i in (0, 2, 4)], float)


def cividis(t):
    """The polynomials of d3-scale-chromatic, after Nuñez, Anderton and Renslow 2018."""
    r = -4.54 - t * (35.34 - t * (2381.73 - t * (6402.7 - t * (7024.72 - t * 2710.57))))
    g = 32.49 + t * (170.73 + t * (52.82 - t * (131.46 - t * (176.58 - t * 67.37))))
    b = 81.24 + t * (442.36 - t * (2482.43 - t * (6167.24 - t * (6614.94 - t * 2475.67))))
    return np.clip(np.round([r, g, b]), 0, 255)


def ramp(value):
    """32 steps from 2.5 to 4.5; light paper takes the first nine tenths of cividis."""
    if np.isnan(value):
        return QUIET
    step = min(31, max(0, int(np.floor((value - 2.5) / 2 * 32))))
    return cividis(0.9 * step / 31)


def regular(corners, turn, radii=(1, 1)):
    a = turn + 2 * np.pi * np.arange(corners) / corners
    r = np.array([radii[i % 2] for i in range(corners)])
    return np.column_stack([r * np.cos(a), r * np.sin(a)])


def cross(turn):
    h = 0.33
    points = [(h, h), (h, 1), (-h, 1), (-h, h), (-1, h), (-1, -h), (-h, -h), (-h, -1), (h, -1), (h, -h), (1, -h), (1, h)]
    c, s = np.cos(turn), np.sin(turn)
    return np.array(points) @ np.array([[c, s], [-s, c]])


def area(points):
    x, y = points.T
    return abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


SHAPES = [None] + [
    points * np.sqrt(np.pi / area(points))
    for points in (
        regular(4, np.pi / 4),
        regular(3, -np.pi / 2),
        regular(4, 0, (0.72, 1)),
        cross(0),
        regular(3, np.pi / 2),
        cross(np.pi / 4),
        regular(10, -np.pi / 2, (1, 0.45)),
        regular(3, 0),
    )
]


def distance(shape, x, y):
    """Signed distance from points to the outline of a mark of radius 1."""
    if shape is None:
        return np.hypot(x, y) - 1
    nearest, inside = np.full(x.shape, np.inf), np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(shape, np.roll(shape, -1, axis=0)):
        ex, ey = bx - ax, by - ay
        t = np.clip(((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey), 0, 1)
        nearest = np.minimum(nearest, np.hypot(x - ax - t * ex, y - ay - t * ey))
        crosses = (ay > y) != (by > y)
        inside ^= crosses & (x < ax + (y - ay) / np.where(ey == 0, 1, ey) * ex)
    return np.where(inside, -nearest, nearest)


def radius(count, most, shaped, k):
    """Root of the count, a narrow plot's share, in steps of 6 %; shapes four steps more, and a growth with the scale."""
    step = lambda r: round(np.log(r) / np.log(1.06))
    base = step(0.68 * (1.1 + 5.1 * np.sqrt(count / most)))
    return 1.06 ** (base + (4 if shaped else 0) + step(min(2.4, max(1, k) ** 0.35)))


def paint(scene):
    fine = (np.arange(WIDTH * FINE) + 0.5) / FINE - 0.5
    rows = (np.arange(HEIGHT * FINE) + 0.5) / FINE - 0.5
    picture = np.tile(PAPER, (HEIGHT * FINE, WIDTH * FINE, 1))
    counts, values = np.array(scene["counts"]), scene["values"]
    chosen = None if scene["selection"] is None else set(scene["selection"])
    order = sorted(range(len(counts)), key=lambda f: (chosen is not None and f in chosen, counts[f], f))
    k, left, top = scene["view"]
    for film in order:
        value = values[film]
        mark = 0
        if scene["by"] == "ramp":
            colour = ramp(np.nan if value is None else value)
        else:
            mark = value + 1 if value < 8 else 0
            colour = rgb(CATEGORIES[value]) if value < 8 else QUIET
        if chosen is not None and film not in chosen:
            colour = PAPER + 0.3 * (colour - PAPER)
        r = radius(counts[film], counts.max(), mark > 0, k)
        x, y = k * scene["x"][film] + left, k * scene["y"][film] + top
        far = 2.2 * r + 2
        cols, lines = (np.flatnonzero(abs(axis - at) < far) for axis, at in ((fine, x), (rows, y)))
        if len(cols) == 0 or len(lines) == 0:
            continue
        u, v = np.meshgrid((fine[cols] - x) / r, (rows[lines] - y) / r)
        away = distance(SHAPES[mark], u, v) * r
        patch = picture[lines[0] : lines[-1] + 1, cols[0] : cols[-1] + 1]
        patch[away < EDGE] = PAPER
        patch[away < 0] = colour
    luminance = picture @ [0.2126, 0.7152, 0.0722]
    side = SQUARE * FINE
    squares = luminance.reshape(HEIGHT // SQUARE, side, WIDTH // SQUARE, side).mean(axis=(1, 3))
    return [int(round(value)) for value in squares.ravel()]


def scene(by, view, selected, seed):
    random = np.random.default_rng(seed)
    films = 90
    x = np.float32(np.round(random.normal(80, 32, films), 2))
    y = np.float32(np.round(random.normal(60, 22, films), 2))
    counts = np.ceil(300 * random.random(films) ** 4).astype(int)
    if by == "ramp":
        values = [None if i % 15 == 0 else float(v) for i, v in enumerate(np.round(random.normal(3.5, 0.7, films), 2))]
    else:
        values = [255 if i % 11 == 0 else int(v) for i, v in enumerate(random.integers(0, 8, films))]
    made = {
        "by": by,
        "view": view,
        "selection": sorted(random.choice(films, 12, replace=False).tolist()) if selected else None,
        "x": [round(float(v), 2) for v in x],
        "y": [round(float(v), 2) for v in y],
        "counts": counts.tolist(),
        "values": values,
    }
    return {**made, "luminance": paint(made)}


SCENES = {
    "stars": scene("ramp", [1, 0, 0], False, 1),
    "categories": scene("category", [1, 0, 0], False, 2),
    "stars, zoomed in": scene("ramp", [4, -240, -180], False, 3),
    "categories, zoomed in": scene("category", [6, -400.3, -300.7], False, 4),
    "stars, with a selection": scene("ramp", [1, 0, 0], True, 5),
    "categories, zoomed in, with a selection": scene("category", [3, -160, -120], True, 6),
}
head = {"width": WIDTH, "height": HEIGHT, "square": SQUARE}
FILE.write_text(json.dumps({**head, "scenes": SCENES}))
