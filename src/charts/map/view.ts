/** A point in pixels or in data units, as the context says. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What zoom and pan do to the fitted plot: screen = k · plot + (x, y); k = 1 at the origin shows everything. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** Data to plot pixels at fit: plot x = left + scaleX · x, plot y = top − scaleY · y (up is up). */
export interface Frame {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly left: number;
  readonly top: number;
}

/** The films on the map in plot pixels at fit, film by film; NaN where a film is not on the map. */
export interface Positions {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** The view that shows every film. */
export const FIT: View = { k: 1, x: 0, y: 0 };

/** Room kept free round the fitted cloud, in pixels: the tools are above it, and the legend below. */
const PADDING = { top: 50, right: 30, bottom: 80, left: 30 };
const NARROW_PADDING = { top: 64, right: 15, bottom: 104, left: 15 };

/** Below this width, in pixels, dots are smaller and labels fewer. */
export const NARROW = 500;

/** Of uneven axes one may be drawn at most this much larger than the other to fill the plot. */
const STRETCH = 1.6;

function extentOf(values: Float32Array, others: Float32Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    // A film with one coordinate missing is not on the map.
    if (Number.isNaN(values[i] + others[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  return low <= high ? [low, high] : [0, 0];
}

/** Scale that makes `span` fill `room`; 0 spans and rooms still give a usable scale. */
function filling(span: number, room: number): number {
  return span > 0 ? Math.max(1, room) / span : Infinity;
}

/**
 * The frame that centres all films in a plot of the given size.
 * @param uneven Whether the axes have units of their own: else both have one scale, so that distances stay in proportion.
 */
export function fitFrame(x: Float32Array, y: Float32Array, size: Size, uneven = false): Frame {
  const [x0, x1] = extentOf(x, y);
  const [y0, y1] = extentOf(y, x);
  const { top, right, bottom, left } = size.width < NARROW ? NARROW_PADDING : PADDING;
  const fullX = filling(x1 - x0, size.width - left - right);
  const fullY = filling(y1 - y0, size.height - top - bottom);
  const even = Math.min(fullX, fullY);
  const finite = Number.isFinite(even) ? even : 1;
  const most = uneven ? finite * STRETCH : finite;
  const scaleX = Math.min(fullX, most);
  const scaleY = Math.min(fullY, most);
  const middle = (top + size.height - bottom) / 2;
  return {
    scaleX,
    scaleY,
    left: size.width / 2 - (scaleX * (x0 + x1)) / 2,
    top: middle + (scaleY * (y0 + y1)) / 2,
  };
}

/** A point in data units, in plot pixels at fit. */
export function toPlot(frame: Frame, point: Point): Point {
  return { x: frame.left + frame.scaleX * point.x, y: frame.top - frame.scaleY * point.y };
}

/** A point in plot pixels at fit, in data units: the inverse of `toPlot`. */
export function fromPlot(frame: Frame, point: Point): Point {
  return {
    x: (point.x - frame.left) / frame.scaleX,
    y: (frame.top - point.y) / frame.scaleY,
  };
}

/** The frame a part of the way from one to another. */
export function mixFrames(from: Frame, to: Frame, part: number): Frame {
  const mix = (key: keyof Frame) => from[key] + (to[key] - from[key]) * part;
  return { scaleX: mix('scaleX'), scaleY: mix('scaleY'), left: mix('left'), top: mix('top') };
}

/** All films in plot pixels at fit. */
export function positionsOf(frame: Frame, x: Float32Array, y: Float32Array): Positions {
  const { scaleX, scaleY, left, top } = frame;
  return {
    x: x.map((value) => left + scaleX * value),
    y: y.map((value) => top - scaleY * value),
  };
}

/** A plot point on the screen. */
export function toScreen(view: View, point: Point): Point {
  return { x: view.k * point.x + view.x, y: view.k * point.y + view.y };
}

/** A screen point in plot pixels at fit: the inverse of `toScreen`. */
export function fromScreen(view: View, point: Point): Point {
  return { x: (point.x - view.x) / view.k, y: (point.y - view.y) / view.k };
}

/** The view at scale k with the plot point in the middle. */
export function centredOn(point: Point, k: number, size: Size): View {
  return { k, x: size.width / 2 - k * point.x, y: size.height / 2 - k * point.y };
}

/** The view after the plot changed size or scale: the same data stay in the middle; a fitted view stays fitted. */
export function refit(
  view: View,
  before: { readonly frame: Frame; readonly size: Size },
  after: { readonly frame: Frame; readonly size: Size },
): View {
  if (view.k === FIT.k && view.x === FIT.x && view.y === FIT.y) return FIT;
  const middle = fromScreen(view, { x: before.size.width / 2, y: before.size.height / 2 });
  return centredOn(toPlot(after.frame, fromPlot(before.frame, middle)), view.k, after.size);
}

/** The same view, or the one centred on the plot point where that lies outside or within `margin` px of the rim. */
export function revealing(view: View, point: Point, size: Size, margin = 40): View {
  const { x, y } = toScreen(view, point);
  const shown = x >= margin && x <= size.width - margin && y >= margin && y <= size.height - margin;
  return shown ? view : centredOn(point, view.k, size);
}

/** All films, least rated first, ties by index. */
export function orderByCount(counts: Uint32Array): Uint32Array {
  return Uint32Array.from(counts.keys()).sort((a, b) => counts[a] - counts[b] || a - b);
}

/** Those of some films that are on the map. */
export function placedOf(films: Uint32Array, x: Float32Array, y: Float32Array): Uint32Array {
  return films.filter((film) => !Number.isNaN(x[film] + y[film]));
}

/** The most rated films inside the plot, most rated first, at most `limit`. */
export function mostRatedInView(
  positions: Positions,
  order: Uint32Array,
  { view, size, limit }: { readonly view: View; readonly size: Size; readonly limit: number },
): Uint32Array {
  const films: number[] = [];
  for (let i = order.length - 1; i >= 0 && films.length < limit; i--) {
    const film = order[i];
    const { x, y } = toScreen(view, { x: positions.x[film], y: positions.y[film] });
    if (x >= 0 && y >= 0 && x <= size.width && y <= size.height) films.push(film);
  }
  return Uint32Array.from(films);
}
