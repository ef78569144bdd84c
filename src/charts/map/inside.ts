import { fromScreen, type Point, type Positions, type View } from './view';

/** The four corners of the box with two opposite ones. */
export function cornersOf(from: Point, to: Point): Point[] {
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }];
}

/**
 * The films inside an outline by the even–odd rule, in the order given. The outline is a closed polygon in screen pixels; of
 * two polygons that share an edge a film on it is in one.
 */
export function filmsInside(
  { x, y }: Positions,
  films: Uint32Array,
  { view, outline }: { readonly view: View; readonly outline: readonly Point[] },
): Uint32Array {
  const corners = outline.map((point) => fromScreen(view, point));
  const xs = Float64Array.from(corners, (corner) => corner.x);
  const ys = Float64Array.from(corners, (corner) => corner.y);
  const left = xs.reduce((a, b) => Math.min(a, b), Infinity);
  const right = xs.reduce((a, b) => Math.max(a, b), -Infinity);
  const top = ys.reduce((a, b) => Math.min(a, b), Infinity);
  const bottom = ys.reduce((a, b) => Math.max(a, b), -Infinity);
  return films.filter((film) => {
    const [px, py] = [x[film], y[film]];
    if (!(px >= left && px <= right && py >= top && py <= bottom)) return false;
    return oddCrossings(xs, ys, px, py);
  });
}

/** Whether a ray to the right crosses the outline an odd number of times. */
function oddCrossings(xs: Float64Array, ys: Float64Array, px: number, py: number): boolean {
  let inside = false;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
    if (ys[i] > py === ys[j] > py) continue;
    if (px < ((xs[j] - xs[i]) * (py - ys[i])) / (ys[j] - ys[i]) + xs[i]) inside = !inside;
  }
  return inside;
}
