type Point = readonly [number, number];

const MOST_STEPS = 1000;
const CLOSE = 1e-9;

/**
 * Where a function of two variables is least, from a start on: Nelder, Mead. A simplex method for function minimization.
 * The Computer Journal 7(4), 1965. Infinity marks what is out of bounds. Yields after every step.
 * @param reach How far the first corners are from the start.
 */
export function* minimum(
  f: (point: Point) => number,
  [x, y]: Point,
  reach: number,
): Generator<void, Point> {
  const cornerOf = (point: Point) => ({ point, value: f(point) });
  const corners = [cornerOf([x, y]), cornerOf([x + reach, y]), cornerOf([x, y + reach])];
  for (let step = 0; step < MOST_STEPS; step++) {
    corners.sort((a, b) => a.value - b.value);
    const [best, good, worst] = corners;
    if (size(best.point, good.point) + size(best.point, worst.point) < CLOSE) break;
    const centre = between(best.point, good.point, 0.5);
    const mirrored = cornerOf(between(centre, worst.point, -1));
    if (mirrored.value < best.value) {
      const farther = cornerOf(between(centre, worst.point, -2));
      corners[2] = farther.value < mirrored.value ? farther : mirrored;
    } else if (mirrored.value < good.value) {
      corners[2] = mirrored;
    } else {
      const outside = mirrored.value < worst.value;
      const nearer = cornerOf(between(centre, outside ? mirrored.point : worst.point, 0.5));
      if (nearer.value < Math.min(mirrored.value, worst.value)) corners[2] = nearer;
      else {
        corners[1] = cornerOf(between(best.point, good.point, 0.5));
        corners[2] = cornerOf(between(best.point, worst.point, 0.5));
      }
    }
    yield;
  }
  corners.sort((a, b) => a.value - b.value);
  return corners[0].point;
}

/** The point at a share of the way from a to b. */
const between = (a: Point, b: Point, share: number): Point => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
];

const size = (a: Point, b: Point) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
