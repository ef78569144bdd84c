import { describe, expect, test } from 'vitest';
import { leadingEigen } from '../../src/core/linalg/lanczos';
import { symmetricEigen } from '../../src/core/linalg/symmetric-eigen';
import { tridiagonalEigen } from '../../src/core/linalg/tridiagonal-eigen';
import { seeded } from '../../src/core/random';
import { worstMiss } from '../fixtures';
import { identity, product, randomMatrix, transposed } from './dense';

/** A dense matrix with these numbers on and beside its diagonal. */
function tridiagonal(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const n = diagonal.length;
  const a = new Float64Array(n * n);
  diagonal.forEach((value, i) => (a[i * n + i] = value));
  beside.forEach((value, i) => (a[i * n + i + 1] = a[(i + 1) * n + i] = value));
  return a;
}

/** BᵀB: its eigenvalues are all over the place. */
function gram(n: number, seed: number): Float64Array {
  const b = randomMatrix(n, n, seeded(seed));
  return product(transposed(b, n), b, n);
}

const along = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);

/** The search, on a matrix that is there in full. */
function leading(a: Float64Array, n: number, count: number) {
  let products = 0;
  const search = leadingEigen(
    (x, out) => {
      for (let i = 0; i < n; i++) out[i] = along(a.subarray(i * n, (i + 1) * n), x);
    },
    n,
    count,
  );
  for (let next = search.next(); ; next = search.next()) {
    if (next.done) return { ...next.value, products };
    products = next.value;
  }
}

describe('eigenvectors of a tridiagonal matrix', () => {
  test.each([1, 2, 3, 5, 20, 67])('rebuild one of size %i', (n) => {
    const random = seeded(n);
    const [diagonal, beside] = [randomMatrix(n, 1, random), randomMatrix(n - 1, 1, random)];
    const { values, vectors } = tridiagonalEigen(diagonal, beside);
    const scaled = vectors.map((value, at) => value * values[Math.floor(at / n)]);
    const rebuilt = product(transposed(vectors, n), scaled, n);
    expect(worstMiss(rebuilt, tridiagonal(diagonal, beside))).toBeLessThan(1e-12);
    expect(worstMiss(product(vectors, transposed(vectors, n), n), identity(n))).toBeLessThan(1e-12);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  });

  test('come out of a matrix that falls apart, and of one of zeros', () => {
    const apart = tridiagonalEigen(Float64Array.of(2, 2, 5), Float64Array.of(1, 0));
    expect(worstMiss(apart.values, [5, 3, 1])).toBeLessThan(1e-14);
    const zeros = tridiagonalEigen(new Float64Array(3), new Float64Array(2));
    expect(zeros).toEqual({ values: new Float64Array(3), vectors: identity(3) });
  });

  test('leave the matrix as it was', () => {
    const [diagonal, beside] = [Float64Array.of(1, 2, 3), Float64Array.of(4, 5)];
    tridiagonalEigen(diagonal, beside);
    expect([diagonal, beside]).toEqual([Float64Array.of(1, 2, 3), Float64Array.of(4, 5)]);
  });
});

describe('leading eigenvectors by products', () => {
  test.each([1, 2, 7, 30])('are those of the whole matrix of size %i', (n) => {
    const a = gram(n, n);
    const all = symmetricEigen(a, n);
    const count = Math.min(n, 5);
    const { values, vectors } = leading(a, n, count);
    expect(worstMiss(values, all.values.subarray(0, count))).toBeLessThan(1e-9 * all.values[0]);
    // Signs are free: compare v vᵀ.
    for (let k = 0; k < count; k++) {
      const row = vectors.subarray(k * n, (k + 1) * n);
      const expected = all.vectors.subarray(k * n, (k + 1) * n);
      expect(Math.abs(along(row, expected))).toBeCloseTo(1, 9);
    }
  });

  test('are found long before all directions have been tried', () => {
    const n = 300;
    const a = identity(n).map((_, at) => (at % (n + 1) === 0 ? 1 / (1 + at / (n + 1)) ** 2 : 0));
    const { values, products } = leading(a, n, 4);
    expect(worstMiss(values, [1, 1 / 4, 1 / 9, 1 / 16])).toBeLessThan(1e-10);
    expect(products).toBeLessThan(n / 2);
  });

  test('of equal eigenvalues are orthonormal, and there are as many as asked for', () => {
    const n = 12;
    const { values, vectors } = leading(identity(n), n, 4);
    expect(worstMiss(values, [1, 1, 1, 1])).toBeLessThan(1e-12);
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        const [a, b] = [i, j].map((k) => vectors.subarray(k * n, (k + 1) * n));
        expect(along(a, b)).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    }
  });

  test('are no more than there are rows, and none where none are wanted', () => {
    expect(leading(gram(3, 1), 3, 16).values).toHaveLength(3);
    expect(leading(gram(3, 1), 3, 0).values).toHaveLength(0);
    expect(leading(new Float64Array(9), 3, 2).values).toEqual(new Float64Array(2));
  });
});
