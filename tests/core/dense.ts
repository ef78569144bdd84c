// Plain dense algebra to check the fast one against: written for clarity, not for speed.
import type { Random } from '../../src/core/random';

/** n × m numbers, near-normal. */
export function randomMatrix(n: number, m: number, random: Random): Float64Array {
  return Float64Array.from({ length: n * m }, random.normal);
}

/** Z Zᵀ + diagonal · I for a random n × n Z: symmetric and positive definite. */
export function randomSpd(n: number, random: Random, diagonal = 1): Float64Array {
  const z = randomMatrix(n, n, random);
  const a = product(z, transposed(z, n), n);
  for (let i = 0; i < n; i++) a[i * n + i] += diagonal;
  return a;
}

/** A B of two n × n matrices. */
export function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) c[i * n + j] += a[i * n + k] * b[k * n + j];
    }
  }
  return c;
}

export function transposed(a: Float64Array, n: number): Float64Array {
  return a.map((_, at) => a[(at % n) * n + Math.floor(at / n)]);
}

export function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
}

/** A⁻¹ B by Gauss–Jordan elimination with partial pivoting; B is n × m. */
export function gaussSolve(matrix: Float64Array, right: Float64Array, n: number): Float64Array {
  const m = right.length / n;
  const rows = Array.from({ length: n }, (_, i) => [
    ...matrix.subarray(i * n, (i + 1) * n),
    ...right.subarray(i * m, (i + 1) * m),
  ]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column; i < n; i++) {
      if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    rows[column] = rows[column].map((value) => value / rows[column][column]);
    for (let i = 0; i < n; i++) {
      if (i === column) continue;
      const factor = rows[i][column];
      rows[i] = rows[i].map((value, k) => value - factor * rows[column][k]);
    }
  }
  return Float64Array.from(rows.flatMap((row) => row.slice(n)));
}
