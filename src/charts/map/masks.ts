import { MARKS, reachOf, signedDistance } from './marks';

/** Each size step is this much larger than the one before; step 0 has radius 1 px. */
const RATIO = 1.06;

/** Width of the paper edge round each dot, in CSS pixels. */
const EDGE = 0.6;

/** The size step nearest to a radius in pixels; may be negative. */
export function stepOf(radius: number): number {
  return Math.round(Math.log(radius) / Math.log(RATIO));
}

/** The radius of a size step, in the same pixels. */
export function radiusOf(step: number): number {
  return RATIO ** step;
}

/** One dot, rasterised, in squares of (2 · reach + 1)² device pixels round its middle. */
export interface Mask {
  readonly reach: number;
  /** Coverage by ink, 0 … 255. */
  readonly ink: Uint8Array;
  /** Coverage by ink or by the paper edge round it, 0 … 255. */
  readonly edge: Uint8Array;
  /** Four columns a row: first touched, first and end of the run that is all ink, end of touched. */
  readonly runs: Int16Array;
}

/**
 * The same for a raster of one width and one paper: pixels as offsets from the middle. All sums of weights are 256, and red and
 * blue share a number, as they do in 0xAABBGGRR.
 */
export interface Flat {
  readonly reach: number;
  /** Offsets of the pixels that are all ink. */
  readonly solid: Int32Array;
  /** Of the others: offset, weights of what was there and of the ink, and the paper's share of red and blue, and of green. */
  readonly mixed: Int32Array;
}

/** Numbers of a mixed pixel. */
export const MIXED = 5;

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

/** 0 … 255 as 0 … 256. */
export const weightOf = (alpha: number): number => alpha + (alpha >> 7);

function flatten({ reach, ink, edge }: Mask, width: number, paper: number): Flat {
  const solid: number[] = [];
  const mixed: number[] = [];
  const side = 2 * reach + 1;
  for (let p = 0; p < side * side; p++) {
    if (edge[p] === 0) continue;
    const offset = (Math.floor(p / side) - reach) * width + (p % side) - reach;
    if (ink[p] === 255) solid.push(offset);
    else {
      const inked = weightOf(ink[p]);
      const rest = ((256 - weightOf(edge[p])) * (256 - inked)) >> 8;
      const bare = 256 - rest - inked;
      const redBlue = Math.imul(paper & 0xff00ff, bare);
      mixed.push(offset, rest, inked, redBlue, Math.imul(paper & 0xff00, bare));
    }
  }
  return { reach, solid: Int32Array.from(solid), mixed: Int32Array.from(mixed) };
}

/** Size steps lie well within ± this. */
const STEPS = 256;

/** Rasterised dots, made when first asked for; one cache serves one device pixel ratio. */
export class Masks {
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Dots are placed to this fraction of a device pixel: about a quarter of a CSS pixel. */
  readonly phases: number;
  readonly #masks: (Mask | undefined)[];
  #flats: (Flat | undefined)[] = [];
  #width = 0;
  #paper = 0;

  /** An empty cache; sizes are in CSS pixels and drawn `ratio` times as large. */
  constructor(ratio: number) {
    this.ratio = ratio;
    this.phases = ratio > 1.5 ? 2 : 4;
    this.#masks = this.#empty();
  }

  /** From now on flat masks are for a raster of this width and paper, 0xAABBGGRR. */
  prepare(width: number, paper: number): void {
    if (this.#flats.length > 0 && this.#width === width && this.#paper === paper) return;
    this.#flats = this.#empty();
    this.#width = width;
    this.#paper = paper;
  }

  /** Names the mask of a mark at a size step and a phase, column phase + phases · row phase. */
  key(mark: number, step: number, phase: number): number {
    return ((step + STEPS) * MARKS.length + mark) * this.phases * this.phases + phase;
  }

  mask(key: number): Mask {
    return (this.#masks[key] ??= this.#rasterised(key));
  }

  flat(key: number): Flat {
    return (this.#flats[key] ??= flatten(this.mask(key), this.#width, this.#paper));
  }

  #rasterised(key: number): Mask {
    const { phases, ratio } = this;
    const phase = key % (phases * phases);
    const kind = Math.floor(key / (phases * phases));
    const step = Math.floor(kind / MARKS.length) - STEPS;
    const dx = (phase % phases) / phases;
    const dy = Math.floor(phase / phases) / phases;
    return rasterise(kind % MARKS.length, radiusOf(step) * ratio, { dx, dy, edge: EDGE * ratio });
  }

  #empty<T>(): (T | undefined)[] {
    return new Array<T | undefined>(this.key(0, STEPS, 0)).fill(undefined);
  }
}
