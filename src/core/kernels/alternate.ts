import type { Ratings } from '../ratings';
import type { RidgeRow } from './ridge';

/** Multiply-adds between two yields: a few milliseconds. */
const WORK_PER_STEP = 2e6;

/** One side of a factorisation, to be solved while the other is fixed. */
export interface HalfStep {
  readonly rows: Ratings;
  /** Vectors of the other side, row-major. */
  readonly fixed: Float32Array;
  /** Vectors of this side, row-major; written. */
  readonly solved: Float32Array;
  /** Side by side with the ratings: how much each counts (1 where absent), and what it is to come near. */
  readonly weights?: Float64Array;
  readonly targets: Float64Array;
  /** The penalties of a row with so many ratings, one per factor. */
  readonly penaltiesOf: (count: number) => Float64Array;
  /** Solves one row; `before` is what it was. */
  readonly solve: (row: RidgeRow, before: Float32Array) => Float64Array;
}

/**
 * Solves every row of one side; rows without ratings become 0.
 * @yields Every few milliseconds, the share of the rows that are done.
 */
export function* solveSide(half: HalfStep): Generator<number, void> {
  const { fixed, solved, weights, targets } = half;
  const { rows, starts, indices } = half.rows;
  const width = solved.length / rows;
  let work = 0;
  for (let row = 0; row < rows; row++) {
    const [from, to] = [starts[row], starts[row + 1]];
    const vector = solved.subarray(row * width, (row + 1) * width);
    if (from === to) {
      vector.fill(0);
      continue;
    }
    const problem = {
      fixed,
      columns: indices.subarray(from, to),
      ...(weights && { weights: weights.subarray(from, to) }),
      targets: targets.subarray(from, to),
      penalties: half.penaltiesOf(to - from),
    };
    vector.set(half.solve(problem, vector));
    work += (to - from) * width * Math.min(to - from, width);
    if (work < WORK_PER_STEP) continue;
    work = 0;
    yield row / rows;
  }
}

/** Σ (y − p · q)² over all ratings of one side. */
export function squaredError({ rows, fixed, solved, targets }: HalfStep): number {
  const width = solved.length / rows.rows;
  let error = 0;
  for (let row = 0; row < rows.rows; row++) {
    for (let k = rows.starts[row]; k < rows.starts[row + 1]; k++) {
      const other = rows.indices[k] * width;
      let miss = targets[k];
      for (let f = 0; f < width; f++) miss -= solved[row * width + f] * fixed[other + f];
      error += miss * miss;
    }
  }
  return error;
}

/** Σ n ‖x‖² over the rows of one side, n their numbers of ratings. */
export function countedNorms({
  rows: { rows, starts },
  solved,
}: Pick<HalfStep, 'rows' | 'solved'>): number {
  const width = solved.length / rows;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    let square = 0;
    for (let at = row * width; at < (row + 1) * width; at++) square += solved[at] * solved[at];
    sum += (starts[row + 1] - starts[row]) * square;
  }
  return sum;
}
