import { MARKS, reachOf, signedDistance } from './marks';
import type { Positions, View } from './view';

/** Each size step is this much larger than the one before; step 0 has radius 1 px. */
const RATIO = 1.06;

/** Width of the paper edge round each dot, in CSS pixels. */
const EDGE = 0.6;

/** No dot reaches further than this many device pixels from its middle. */
const MARGIN = 80;

/** The size step nearest to a radius in pixels; may be negative. */
export function stepOf(radius: number): number {
  return Math.round(Math.log(radius) / Math.log(RATIO));
}

/** The radius of a size step, in the same pixels. */
export function radiusOf(step: number): number {
  return RATIO ** step;
}

/** One dot, rasterised, in squares of (2 · reach + 1)² device pixels round its middle. */
interface Mask {
  readonly reach: number;
  /** Coverage by ink, 0 … 255. */
  readonly ink: Uint8Array;
  /** Coverage by ink or by the paper edge round it, 0 … 255. */
  readonly edge: Uint8Array;
  /** Four columns a row: first touched, first and end of the run that is all ink, end of touched. */
  readonly runs: Int16Array;
}

const coverage = (distance: number) => Math.round(255 * Math.max(0, Math.min(1, 0.5 - distance)));

/** Fills in the runs of a mask, row by row. */
function findRuns(ink: Uint8Array, edge: Uint8Array, side: number): Int16Array {
  const runs = new Int16Array(4 * side);
  for (let row = 0; row < side; row++) {
    const touched = edge.subarray(row * side, (row + 1) * side);
    const inked = ink.subarray(row * side, (row + 1) * side);
    const first = touched.findIndex((value) => value > 0);
    if (first < 0) continue;
    const end = touched.findLastIndex((value) => value > 0) + 1;
    const full = inked.indexOf(255);
    let fullEnd = full;
    while (full >= 0 && inked[fullEnd] === 255) fullEnd++;
    runs.set(full < 0 ? [first, end, end, end] : [first, full, fullEnd, end], 4 * row);
  }
  return runs;
}

/** Rasterises a mark whose middle lies (dx, dy) beside the middle of a pixel; all in device pixels. */
function rasterise(
  mark: number,
  radius: number,
  { dx, dy, edge }: { dx: number; dy: number; edge: number },
): Mask {
  const shape = MARKS[mark];
  const inner = -signedDistance(shape, 0, 0) * radius - 0.5;
  const outer = radius * reachOf(shape) + edge + 0.5;
  const reach = Math.ceil(outer + 0.5);
  const side = 2 * reach + 1;
  const inks = new Uint8Array(side * side);
  const edges = new Uint8Array(side * side);
  for (let p = 0; p < side * side; p++) {
    const x = (p % side) - reach - dx;
    const y = Math.floor(p / side) - reach - dy;
    const away = Math.hypot(x, y);
    if (away > outer) continue;
    // Well inside, the distance to the outline need not be known.
    const distance =
      away < inner ? -Infinity : signedDistance(shape, x / radius, y / radius) * radius;
    inks[p] = coverage(distance);
    edges[p] = coverage(distance - edge);
  }
  return { reach, ink: inks, edge: edges, runs: findRuns(inks, edges, side) };
}

/** Rasterised dots, made when first asked for; one cache serves one device pixel ratio. */
export interface Masks {
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Dots are placed to this fraction of a device pixel: about a quarter of a CSS pixel. */
  readonly phases: number;
  /** The mask of a mark at a size step and a phase, column phase + phases · row phase. */
  readonly get: (mark: number, step: number, phase: number) => Mask;
}

/** An empty cache of masks; sizes are in CSS pixels and drawn `ratio` times as large. */
export function createMasks(ratio: number): Masks {
  const made = new Map<number, Mask>();
  const phases = ratio > 1.5 ? 2 : 4;
  const get = (mark: number, step: number, phase: number) => {
    // Steps lie well within ±256.
    const key = ((step + 256) * MARKS.length + mark) * phases * phases + phase;
    let mask = made.get(key);
    if (!mask) {
      const dx = (phase % phases) / phases;
      const dy = Math.floor(phase / phases) / phases;
      mask = rasterise(mark, radiusOf(step) * ratio, { dx, dy, edge: EDGE * ratio });
      made.set(key, mask);
    }
    return mask;
  };
  return { ratio, phases, get };
}

/** Device pixels, each 0xAABBGGRR (the bytes of ImageData on a little-endian machine), row-major. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** What is drawn: films in the order of drawing, and of each film its mark, size step and colour (0xAABBGGRR). */
export interface Dots {
  readonly positions: Positions;
  readonly order: Uint32Array;
  readonly marks: Uint8Array;
  readonly steps: Int8Array;
  readonly colours: Uint32Array;
}

/** How dots meet the raster. */
export interface Stamping {
  readonly view: View;
  /** 0xAABBGGRR. */
  readonly paper: number;
  /** Added to every size step: dots grow a little with the scale. */
  readonly growth: number;
  readonly masks: Masks;
}

/** `to` over `from` at alpha 0 … 255; red and blue share one multiplication. */
function mix(from: number, to: number, alpha: number): number {
  const weight = alpha + (alpha >> 7);
  const rest = 256 - weight;
  const redBlue = (Math.imul(from & 0xff00ff, rest) + Math.imul(to & 0xff00ff, weight)) >>> 8;
  const green = (Math.imul(from & 0xff00, rest) + Math.imul(to & 0xff00, weight)) >>> 8;
  return 0xff000000 | (redBlue & 0xff00ff) | (green & 0xff00);
}

/** Where one mask goes: its middle on the device pixel (column, row). */
interface Place {
  readonly column: number;
  readonly row: number;
  readonly colour: number;
  readonly paper: number;
}

/** Puts one mask on the raster, clipped. */
function stamp(raster: Raster, mask: Mask, { column, row, colour, paper }: Place): void {
  const { width, height, pixels } = raster;
  const { reach, ink, edge, runs } = mask;
  const side = 2 * reach + 1;
  const left = column - reach;
  const top = row - reach;
  const last = Math.min(side, height - top);
  for (let v = Math.max(0, -top); v < last; v++) {
    const base = (top + v) * width + left;
    const from = Math.max(runs[4 * v], -left);
    const to = Math.min(runs[4 * v + 3], width - left);
    const full = Math.max(runs[4 * v + 1], from);
    const fullEnd = Math.min(runs[4 * v + 2], to);
    for (let u = full; u < fullEnd; u++) pixels[base + u] = colour;
    for (let u = from; u < to; u++) {
      // The run of full ink is done.
      if (u === full && fullEnd > full) u = fullEnd;
      if (u >= to) break;
      const outer = edge[v * side + u];
      const under = outer === 255 ? paper : mix(pixels[base + u], paper, outer);
      pixels[base + u] = mix(under, colour, ink[v * side + u]);
    }
  }
}

/** Clears the raster to paper and draws all dots in order, later ones over earlier. */
export function stampDots(raster: Raster, dots: Dots, stamping: Stamping): void {
  const { positions, order, marks, steps, colours } = dots;
  const { view, paper, growth, masks } = stamping;
  const { width, height } = raster;
  const { phases } = masks;
  const scale = masks.ratio * phases;
  raster.pixels.fill(paper);
  for (const film of order) {
    const x = Math.round((view.k * positions.x[film] + view.x) * scale);
    const y = Math.round((view.k * positions.y[film] + view.y) * scale);
    const column = Math.floor(x / phases);
    const row = Math.floor(y / phases);
    if (column < -MARGIN || row < -MARGIN) continue;
    if (column > width + MARGIN || row > height + MARGIN) continue;
    const phase = (y - row * phases) * phases + (x - column * phases);
    const mask = masks.get(marks[film], steps[film] + growth, phase);
    stamp(raster, mask, { column, row, colour: colours[film], paper });
  }
}
