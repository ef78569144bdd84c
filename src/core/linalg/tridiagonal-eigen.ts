import { fail } from '../errors';
import type { Eigen } from './symmetric-eigen';

const MOST_SWEEPS = 60;

/**
 * All eigenvalues and eigenvectors of a symmetric tridiagonal matrix by implicit QL steps with Wilkinson's shift
 * (Golub & Van Loan, Matrix Computations, 8.3). About 3 n³ multiply-adds, all of them for the vectors.
 *
 * @param diagonal n numbers; left as they are.
 * @param beside The n − 1 numbers beside the diagonal; left as they are.
 */
export function tridiagonalEigen(diagonal: Float64Array, beside: Float64Array): Eigen {
  const n = diagonal.length;
  const d = diagonal.slice();
  const e = new Float64Array(n); // e[i] couples i and i + 1
  e.set(beside.subarray(0, Math.max(0, n - 1)));
  const v = new Float64Array(n * n); // row i becomes the eigenvector of d[i]
  for (let i = 0; i < n; i++) v[i * n + i] = 1;

  for (let low = 0; low < n; low++) {
    for (let sweep = 0; ; sweep++) {
      const high = endOfBlock(d, e, low);
      if (high === low) break;
      if (sweep === MOST_SWEEPS) fail('FitError', `Eigenvalue ${low} of ${n} does not settle.`);
      chase(d, e, v, low, high);
    }
  }

  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => d[j] - d[i]);
  const vectors = new Float64Array(n * n);
  order.forEach((i, row) => vectors.set(v.subarray(i * n, (i + 1) * n), row * n));
  return { values: Float64Array.from(order, (i) => d[i]), vectors };
}

/** The first row from `low` on that the next one is not coupled to, to rounding. */
function endOfBlock(d: Float64Array, e: Float64Array, low: number): number {
  let row = low;
  while (row < d.length - 1) {
    const beside = Math.abs(d[row]) + Math.abs(d[row + 1]);
    if (beside + Math.abs(e[row]) === beside) break;
    row += 1;
  }
  return row;
}

/** One QL step on rows low … high: a rotation at the bottom, and those that chase the bulge it makes to the top. */
function chase(d: Float64Array, e: Float64Array, v: Float64Array, low: number, high: number): void {
  const n = d.length;
  // Wilkinson's shift: the eigenvalue of the top 2 × 2 block that is nearer to its corner.
  const half = (d[low + 1] - d[low]) / (2 * e[low]);
  const root = Math.sqrt(half * half + 1);
  let g = d[high] - d[low] + e[low] / (half + (half < 0 ? -root : root));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = high - 1; i >= low; i--) {
    const f = sine * e[i];
    const b = cosine * e[i];
    const length = Math.sqrt(f * f + g * g);
    e[i + 1] = length;
    if (length === 0) {
      // The matrix falls apart here: take the shift back and start again on the parts.
      d[i + 1] -= shift;
      e[high] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    g = d[i + 1] - shift;
    const turned = (d[i] - g) * sine + 2 * cosine * b;
    shift = sine * turned;
    d[i + 1] = g + shift;
    g = cosine * turned - b;
    turn(v, i * n, (i + 1) * n, n, sine, cosine);
  }
  d[low] -= shift;
  e[low] = g;
  e[high] = 0;
}

/** Turns two rows into each other. */
function turn(
  v: Float64Array,
  upper: number,
  lower: number,
  n: number,
  sine: number,
  cosine: number,
): void {
  for (let k = 0; k < n; k++) {
    const [a, b] = [v[upper + k], v[lower + k]];
    v[lower + k] = sine * a + cosine * b;
    v[upper + k] = cosine * a - sine * b;
  }
}
