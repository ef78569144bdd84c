import { unit } from '../directions';
import { BLOCK, dotTiles, squareTiles, type PairTiles } from '../kernels/pair-tiles';
import type { Vectors } from '../recommend/likeness';
import type { Metric } from './projection';

// Nearness is what films are ordered by: the cosine, or minus the squared L2 distance, higher being nearer. It is kept
// in single precision, so that vectors of one direction are equally near whatever the last bits of their sums, and
// equal ones go by index.

/** Rows made ready for comparison. */
export interface Packed {
  readonly count: number;
  readonly width: number;
  /** Rows one after another, up to a whole block; of length one (or zero) where cosines are meant. */
  readonly values: Float64Array;
  readonly tiles: PairTiles;
  /** The distance that a nearness stands for: 1 − cosine, or the length between; at least 0. */
  readonly distance: (nearness: number) => number;
}

const COSINE = { tiles: dotTiles, distance: (near: number) => Math.max(0, 1 - near) };
const L2 = { tiles: squareTiles, distance: (near: number) => Math.sqrt(Math.max(0, -near)) };

/** The rows of some films, in the order given. */
export function packed({ values, width }: Vectors, films: Uint32Array, metric: Metric): Packed {
  const rows = new Float64Array(Math.ceil(films.length / BLOCK) * BLOCK * width);
  films.forEach((film, row) => {
    const own = values.subarray(film * width, (film + 1) * width);
    rows.set(metric === 'cosine' ? unit(own) : own, row * width);
  });
  const rest = metric === 'cosine' ? COSINE : L2;
  return { count: films.length, width, values: rows, ...rest };
}

/** Nearness of a vector to each of `films`, length films.length. */
export function nearnessTo(
  { values, width }: Vectors,
  films: Uint32Array,
  vector: ArrayLike<number>,
  metric: Metric,
): Float32Array {
  const nearness = new Float32Array(films.length);
  const write = metric === 'cosine' ? writeCosines : writeSquares;
  const from = Float64Array.from(metric === 'cosine' ? unit(vector) : vector);
  write(values, width, films, from, nearness);
  return nearness;
}

/** The same sums in the same order as the tiles', so the same bits. */
function writeCosines(
  values: Float32Array,
  width: number,
  films: Uint32Array,
  from: Float64Array,
  out: Float32Array,
): void {
  for (let n = 0; n < films.length; n++) {
    const start = films[n] * width;
    let square = 0;
    for (let f = 0; f < width; f++) square += values[start + f] * values[start + f];
    const length = Math.sqrt(square);
    let sum = 0;
    for (let f = 0; f < width; f++) sum += from[f] * (values[start + f] / length);
    out[n] = length > 0 ? sum : 0;
  }
}

function writeSquares(
  values: Float32Array,
  width: number,
  films: Uint32Array,
  from: Float64Array,
  out: Float32Array,
): void {
  for (let n = 0; n < films.length; n++) {
    const start = films[n] * width;
    let sum = 0;
    for (let f = 0; f < width; f++) {
      const apart = from[f] - values[start + f];
      sum += apart * apart;
    }
    out[n] = -sum;
  }
}

/** The distance that a nearness stands for: 1 − cosine, or the length between. */
export const distanceOf = (metric: Metric) => (metric === 'cosine' ? COSINE : L2).distance;
