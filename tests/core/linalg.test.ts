import { describe, expect, test } from 'vitest';
import { invertSpd, solveSpd } from '../../src/core/linalg/cholesky';
import { symmetricEigen } from '../../src/core/linalg/symmetric-eigen';
import { seeded } from '../../src/core/random';
import { errorOf, worstMiss } from '../fixtures';
import { gaussSolve, identity, product, randomMatrix, randomSpd, transposed } from './dense';

const SIZES = Array.from({ length: 40 }, (_, k) => k + 1);

/** The matrix with everything above its diagonal spoilt. */
const lowerOnly = (a: Float64Array, n: number) =>
  a.map((value, at) => (at % n > Math.floor(at / n) ? NaN : value));

function inverted(a: Float64Array, n: number): { inverse: Float64Array; steps: number[] } {
  const inverse = a.slice();
  return { steps: [...invertSpd(inverse, n)], inverse };
}

describe('solving A x = b', () => {
  test('agrees with Gaussian elimination for every size from 1 to 40', () => {
    const random = seeded(1);
    for (const n of SIZES) {
      const [a, b] = [randomSpd(n, random), randomMatrix(n, 1, random)];
      const x = b.slice();
      solveSpd(a.slice(), n, x);
      expect(worstMiss(x, gaussSolve(a, b, n))).toBeLessThan(1e-9);
    }
  });

  test('leaves the Cholesky factor behind, with the inverse of its diagonal', () => {
    const a = Float64Array.of(4, NaN, 2, 10); // L = [2 ·; 1 3]
    const b = Float64Array.of(8, 22);
    solveSpd(a, 2, b);
    expect([a[0], a[2], a[3]]).toEqual([1 / 2, 1, 1 / 3]);
    expect(worstMiss(b, [1, 2])).toBeLessThan(1e-14);
  });

  test('reads the lower triangle only', () => {
    const random = seeded(2);
    const [a, b] = [randomSpd(7, random), randomMatrix(7, 1, random)];
    const [x, y] = [b.slice(), b.slice()];
    solveSpd(a.slice(), 7, x);
    solveSpd(lowerOnly(a, 7), 7, y);
    expect(y).toEqual(x);
  });

  test.each([
    ['an indefinite matrix', [1, 2, 2, 1]],
    ['a matrix of zeros', [0, 0, 0, 0]],
    ['NaN', [1, 0, NaN, 1]],
  ])('refuses %s and says what to do', (_, matrix) => {
    const solve = () => solveSpd(Float64Array.from(matrix), 2, new Float64Array(2));
    expect(errorOf(solve)).toMatch(/^FitError: .*raise the regularisation \(l2\)/);
  });
});

describe('inverting A', () => {
  test('gives A A⁻¹ = I for every size from 1 to 40', () => {
    const random = seeded(3);
    for (const n of SIZES) {
      const a = randomSpd(n, random);
      expect(worstMiss(product(a, inverted(a, n).inverse, n), identity(n))).toBeLessThan(1e-9);
    }
  });

  test('gives a matrix that is symmetric to the last bit', () => {
    const { inverse } = inverted(randomSpd(23, seeded(4)), 23);
    expect(inverse).toEqual(transposed(inverse, 23));
  });

  test('reads the lower triangle only', () => {
    const a = randomSpd(11, seeded(5));
    expect(inverted(lowerOnly(a, 11), 11).inverse).toEqual(inverted(a, 11).inverse);
  });

  test('reports progress that grows to three times the size', () => {
    for (const n of [1, 4, 18]) {
      const { steps } = inverted(randomSpd(n, seeded(6)), n);
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(steps.at(-1)).toBe(3 * n);
    }
  });

  test('refuses an indefinite matrix', () => {
    expect(errorOf(() => inverted(Float64Array.of(1, 2, 2, 1), 2))).toMatch(/^FitError: Row 1 /);
  });
});

describe('eigenvectors of a symmetric matrix', () => {
  const symmetric = (n: number, seed: number) => {
    const a = randomMatrix(n, n, seeded(seed));
    return a.map((_, at) => a[at] + a[(at % n) * n + Math.floor(at / n)]);
  };

  test('rebuild it: A = Vᵀ diag(values) V', () => {
    for (const n of [1, 2, 3, 8, 33]) {
      const a = symmetric(n, n);
      const { values, vectors } = symmetricEigen(a, n);
      const scaled = vectors.map((value, at) => value * values[Math.floor(at / n)]);
      expect(worstMiss(product(transposed(vectors, n), scaled, n), a)).toBeLessThan(1e-11);
    }
  });

  test('are orthonormal, largest value first', () => {
    const { values, vectors } = symmetricEigen(symmetric(12, 1), 12);
    const gram = product(vectors, transposed(vectors, 12), 12);
    expect(worstMiss(gram, identity(12))).toBeLessThan(1e-13);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
  });

  test('have a positive largest component', () => {
    const { vectors } = symmetricEigen(symmetric(9, 2), 9);
    for (let k = 0; k < 9; k++) {
      const vector = [...vectors.subarray(k * 9, (k + 1) * 9)];
      expect(Math.max(...vector)).toBe(Math.max(...vector.map(Math.abs)));
    }
  });

  test('are exact for a matrix that is diagonal already', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(1, 0, 0, 3), 2);
    expect(values).toEqual(Float64Array.of(3, 1));
    expect(vectors).toEqual(Float64Array.of(0, 1, 1, 0));
  });

  test('come out of a matrix of rank one and of one of zeros', () => {
    const ones = symmetricEigen(new Float64Array(16).fill(1), 4);
    expect(worstMiss(ones.values, [4, 0, 0, 0])).toBeLessThan(1e-14);
    expect(worstMiss(ones.vectors.subarray(0, 4), [0.5, 0.5, 0.5, 0.5])).toBeLessThan(1e-14);
    expect(symmetricEigen(new Float64Array(4), 2).values).toEqual(new Float64Array(2));
  });

  test('leave the matrix as it was', () => {
    const a = symmetric(5, 3);
    const before = a.slice();
    symmetricEigen(a, 5);
    expect(a).toEqual(before);
  });
});
