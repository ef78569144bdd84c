import { kthLargest } from '../kth-largest';
import type { Ratings } from '../ratings';

/**
 * What an estimate starts from, and what the neighbours' ratings are measured against: `shrunk` and `baseline` the
 * biases, `means` a row's mean, `z-score` its mean in units of its deviation, `basic` nothing.
 */
export const ESTIMATES = ['shrunk', 'baseline', 'means', 'z-score', 'basic'] as const;
/** One of them. */
export type Estimate = (typeof ESTIMATES)[number];

/** Whether an estimate stands on user and film biases. */
export const onBiases = (kind: Estimate) => kind === 'shrunk' || kind === 'baseline';

/** What the ratings of a row are measured against: r becomes (r − level) / spread. */
export interface Levels {
  /** In stars, one per row: μ + b, the row's mean, or 0. */
  readonly levels: Float32Array;
  /** In stars, one per row: the row's deviation for z-scores, else 1. */
  readonly spreads: Float32Array;
}

/** Levels of all rows, which are films or users; `biases` are theirs. */
export function levelsOf(
  kind: Estimate,
  rows: Ratings,
  { mean, biases, deviation }: { mean: number; biases: Float32Array; deviation: number },
): Levels {
  const levels = new Float32Array(rows.rows);
  const spreads = new Float32Array(rows.rows).fill(1);
  for (let row = 0; row < rows.rows; row++) {
    const own = rows.halfStars.subarray(rows.starts[row], rows.starts[row + 1]);
    const { level, spread } = levelOf(kind, own, { mean, bias: biases[row], deviation });
    levels[row] = level;
    spreads[row] = spread;
  }
  return { levels, spreads };
}

/** The level of one row of half stars. A row of equal ratings has the spread of all ratings. */
export function levelOf(
  kind: Estimate,
  halfStars: Uint8Array,
  { mean, bias, deviation }: { mean: number; bias: number; deviation: number },
): { level: number; spread: number } {
  if (onBiases(kind)) return { level: mean + bias, spread: 1 };
  if (kind === 'basic' || halfStars.length === 0) return { level: 0, spread: 1 };
  const own = momentsOf(halfStars);
  return { level: own.mean, spread: kind === 'z-score' ? own.deviation || deviation : 1 };
}

/** Mean and population standard deviation of half stars, in stars. */
export function momentsOf(halfStars: Uint8Array): { mean: number; deviation: number } {
  let [sum, squares] = [0, 0];
  for (let k = 0; k < halfStars.length; k++) {
    sum += halfStars[k];
    squares += halfStars[k] * halfStars[k];
  }
  const n = halfStars.length;
  // Whole numbers up to here, so equal ratings give exactly 0.
  return { mean: sum / n / 2, deviation: Math.sqrt(n * squares - sum * sum) / n / 2 };
}

/** How the neighbours are weighed: the K most similar ones, by w = s^power, and damped by δ. */
export interface Weighing {
  readonly neighbours: number;
  readonly power: 1 | 2;
  readonly damping: number;
}

/** The neighbours that are asked about one film: a list that is filled anew for each. */
export interface Neighbours {
  count: number;
  /** Who they are, ascending; the first `count` cells are used. */
  readonly rows: Uint32Array;
  /** How similar they are, and then their shares in the estimate. */
  readonly shares: Float64Array;
}

/** Room for so many neighbours. */
export const neighboursUpTo = (most: number): Neighbours => ({
  count: 0,
  rows: new Uint32Array(most),
  shares: new Float64Array(most),
});

/**
 * Turns positive similarities into shares, w / (δ + Σ w) for the K most similar; the others are dropped. Who shares a
 * single rating has a cosine of exactly 1, so there can be many equals: their order is scrambled, as by number the
 * oldest films would always be asked.
 * @param scratch As long as the shares.
 */
export function intoShares(
  near: Neighbours,
  { neighbours, power, damping }: Weighing,
  scratch: Float64Array,
): void {
  const { shares } = near;
  if (near.count > neighbours) keepLargest(near, neighbours, scratch);
  let sum = damping;
  for (let k = 0; k < near.count; k++) {
    if (power === 2) shares[k] *= shares[k];
    sum += shares[k];
  }
  for (let k = 0; k < near.count; k++) shares[k] /= sum;
}

/** Drops all but the `count` largest similarities. */
function keepLargest(near: Neighbours, count: number, scratch: Float64Array): void {
  const { rows, shares } = near;
  scratch.set(shares);
  const least = kthLargest(scratch, near.count, count);
  let above = 0;
  let level = 0;
  for (let k = 0; k < near.count; k++) {
    if (shares[k] > least) above += 1;
    else if (shares[k] === least) scratch[level++] = scrambled(rows[k]);
  }
  const last = kthLargest(scratch, level, count - above);
  let kept = 0;
  for (let k = 0; k < near.count; k++) {
    if (shares[k] < least || (shares[k] === least && scrambled(rows[k]) < last)) continue;
    rows[kept] = rows[k];
    shares[kept++] = shares[k];
  }
  near.count = kept;
}

/** A number of 32 bits for each row, another one for every other row (Fibonacci hashing). */
const scrambled = (row: number) => Math.imul(row + 1, 0x9e3779b9) >>> 0;

/** How the stars of one film after another are made up for a history. */
export interface Estimator {
  /** Who counts for the last film asked for. */
  readonly near: Neighbours;
  /** Finds the neighbours for a film and returns what its estimate starts from, in stars. */
  readonly startFrom: (film: number) => number;
  /** What a neighbour says of a film, beside the start, in stars. */
  readonly deviation: (neighbour: number, film: number) => number;
}

/** Unclipped stars: the start, and the neighbours' deviations by their shares. */
export function predictBy(
  { near, startFrom, deviation }: Estimator,
  films: Uint32Array,
  out: Float32Array,
): void {
  for (let n = 0; n < films.length; n++) {
    const film = films[n];
    let stars = startFrom(film);
    for (let k = 0; k < near.count; k++) stars += near.shares[k] * deviation(near.rows[k], film);
    out[n] = stars;
  }
}
