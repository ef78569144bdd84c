import { fail } from '../errors';

/**
 * Solves A x = b for a symmetric positive-definite A, in place: b becomes x, A's lower triangle its factor L.
 * n³/6 multiply-adds.
 *
 * @param a n × n, row-major; only the lower triangle is read.
 * @param b n right-hand sides, replaced by the solution.
 */
export function solveSpd(a: Float64Array, n: number, b: Float64Array): void {
  // 1. A = L Lᵀ, then L y = b.
  for (let i = 0; i < n; i++) factorRow(a, n, i);
  solveLower(a, n, n, b, 0);

  // 2. Lᵀ x = y, from the last row up; row i of L is used up by all rows above it at once.
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const x = b[i] * a[row + i];
    b[i] = x;
    for (let k = 0; k < i; k++) b[k] -= a[row + k] * x;
  }
}

/**
 * Inverts a symmetric positive-definite matrix in place: A = L Lᵀ, then A⁻¹ = L⁻ᵀ L⁻¹. About n³/2 multiply-adds.
 * Four rows are taken at a time, so that each value loaded from memory is used four times.
 *
 * @param a n × n, row-major; only the lower triangle is read, both are written.
 * @yields After every few rows of each of the three passes, the rows done so far, of 3 n.
 */
export function* invertSpd(a: Float64Array, n: number): Generator<number, void> {
  for (let i = 0; i < n; i++) {
    factorRow(a, n, i);
    if (i % 4 === 3) yield i + 1;
  }
  const line = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    invertRow(a, n, i, line);
    if (i % 4 === 3) yield n + i + 1;
  }
  const lines = [
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array(n),
  ];
  for (let i = 0; i < n; i += 4) {
    multiplyRows(a, n, i, lines);
    yield 2 * n + Math.min(n, i + 4);
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
}

/** Row i of L from the rows above it; the diagonal holds 1 / L[i][i]. */
function factorRow(a: Float64Array, n: number, i: number): void {
  const row = i * n;
  solveLower(a, n, i, a, row);
  let pivot = a[row + i];
  for (let k = 0; k < i; k++) pivot -= a[row + k] * a[row + k];
  if (!(pivot > 0)) notPositive(i);
  a[row + i] = 1 / Math.sqrt(pivot);
}

/**
 * Solves L x = b for the first `size` rows of L, in place; b and x are the numbers from b[at] on. With row i of A
 * for b, x is row i of L left of its diagonal.
 */
function solveLower(a: Float64Array, n: number, size: number, b: Float64Array, at: number): void {
  let j = 0;
  // Four unknowns share the part of the dot product that lies left of all of them.
  for (; j + 3 < size; j += 4) {
    const r0 = j * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    let s0 = b[at + j];
    let s1 = b[at + j + 1];
    let s2 = b[at + j + 2];
    let s3 = b[at + j + 3];
    for (let k = 0; k < j; k++) {
      const x = b[at + k];
      s0 -= x * a[r0 + k];
      s1 -= x * a[r1 + k];
      s2 -= x * a[r2 + k];
      s3 -= x * a[r3 + k];
    }
    s0 *= a[r0 + j];
    s1 = (s1 - s0 * a[r1 + j]) * a[r1 + j + 1];
    s2 = (s2 - s0 * a[r2 + j] - s1 * a[r2 + j + 1]) * a[r2 + j + 2];
    s3 = (s3 - s0 * a[r3 + j] - s1 * a[r3 + j + 1] - s2 * a[r3 + j + 2]) * a[r3 + j + 3];
    b[at + j] = s0;
    b[at + j + 1] = s1;
    b[at + j + 2] = s2;
    b[at + j + 3] = s3;
  }
  for (; j < size; j++) {
    let sum = b[at + j];
    for (let k = 0; k < j; k++) sum -= b[at + k] * a[j * n + k];
    b[at + j] = sum * a[j * n + j];
  }
}

/** Row i of L⁻¹ = −(Σ_{k<i} L[i][k] · row k of L⁻¹) / L[i][i]; it needs only the rows above, which are done. */
function invertRow(a: Float64Array, n: number, i: number, line: Float64Array): void {
  const row = i * n;
  const pivot = a[row + i]; // 1 / L[i][i], which is also the diagonal of L⁻¹
  for (let k = 0; k < i; k++) {
    line[k] = -a[row + k] * pivot;
    a[row + k] = 0;
  }
  let k = 0;
  for (; k + 3 < i; k += 4) {
    const [r0, r1, r2, r3] = [k * n, (k + 1) * n, (k + 2) * n, (k + 3) * n];
    const [l0, l1, l2, l3] = [line[k], line[k + 1], line[k + 2], line[k + 3]];
    for (let j = 0; j <= k; j++) {
      a[row + j] += l0 * a[r0 + j] + l1 * a[r1 + j] + l2 * a[r2 + j] + l3 * a[r3 + j];
    }
    a[row + k + 1] += l1 * a[r1 + k + 1] + l2 * a[r2 + k + 1] + l3 * a[r3 + k + 1];
    a[row + k + 2] += l2 * a[r2 + k + 2] + l3 * a[r3 + k + 2];
    a[row + k + 3] += l3 * a[r3 + k + 3];
  }
  for (; k < i; k++) for (let j = 0; j <= k; j++) a[row + j] += line[k] * a[k * n + j];
}

/**
 * Adds rows first … first + 3 of L⁻¹ to A⁻¹ = Σ_k (row k)ᵀ (row k). Row k reaches no further than column k, so the
 * rows above it hold finished sums and can be written over.
 */
function multiplyRows(a: Float64Array, n: number, first: number, lines: Float64Array[]): void {
  const last = Math.min(n, first + 4);
  for (let k = 0; k < 4; k++) {
    lines[k].fill(0);
    if (first + k >= last) continue;
    const row = (first + k) * n;
    for (let j = 0; j <= first + k; j++) {
      lines[k][j] = a[row + j];
      a[row + j] = 0;
    }
  }
  const [l0, l1, l2, l3] = lines;
  for (let i = 0; i < last; i++) {
    const row = i * n;
    const [v0, v1, v2, v3] = [l0[i], l1[i], l2[i], l3[i]];
    for (let j = 0; j <= i; j++) {
      a[row + j] += v0 * l0[j] + v1 * l1[j] + v2 * l2[j] + v3 * l3[j];
    }
  }
}

function notPositive(row: number): never {
  fail(
    'FitError',
    `Row ${row} makes the matrix not positive definite; raise the regularisation (l2).`,
  );
}
