import { normalEquations, type RidgeRow } from './ridge';

const MOST_SWEEPS = 200;
/** A sweep that moves nothing by more than this is the last. */
const CONVERGED = 1e-10;

/**
 * The ridge regression of ridge.ts under x ≥ 0, by cyclic coordinate descent on its normal equations A x = b:
 *
 *   x_f ← max(0, (b_f − Σ_{h ≠ f} A_fh x_h) / A_ff).
 *
 * @returns A function that solves a row, starting from what it was before; its result is overwritten by the next call.
 */
export function nonnegativeSolver(
  width: number,
): (row: RidgeRow, before: Float32Array) => Float64Array {
  const equations = normalEquations(width);
  const x = new Float64Array(width);
  return (row, before) => {
    const { matrix, moments } = equations(row);
    for (let i = 0; i < width; i++) {
      x[i] = Math.max(0, before[i]);
      for (let j = 0; j < i; j++) matrix[j * width + i] = matrix[i * width + j];
    }
    let sweep = 0;
    while (sweep < MOST_SWEEPS && descend(matrix, moments, x) > CONVERGED) sweep += 1;
    return x;
  };
}

/** One sweep over the coordinates; returns how far the one that moved furthest went. */
function descend(a: Float64Array, b: Float64Array, x: Float64Array): number {
  const width = x.length;
  let furthest = 0;
  for (let f = 0; f < width; f++) {
    const row = f * width;
    let rest = b[f] + a[row + f] * x[f];
    for (let h = 0; h < width; h++) rest -= a[row + h] * x[h];
    const value = Math.max(0, rest / a[row + f]);
    furthest = Math.max(furthest, Math.abs(value - x[f]));
    x[f] = value;
  }
  return furthest;
}
