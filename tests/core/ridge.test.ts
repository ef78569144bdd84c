import { describe, expect, test } from 'vitest';
import { turnToPrincipalFrame } from '../../src/core/kernels/principal-frame';
import { ridgeShares, ridgeSolver, type RidgeRow } from '../../src/core/kernels/ridge';
import { seeded } from '../../src/core/random';
import { worstMiss } from '../fixtures';
import { gaussSolve } from './dense';

const COLUMNS = 150;

/** A row of random columns, weights, targets and penalties. */
function randomRow(width: number, count: number): Required<RidgeRow> {
  const random = seeded(1000 * width + count);
  const numbers = (length: number, of: () => number) => Float64Array.from({ length }, of);
  return {
    fixed: Float32Array.from({ length: COLUMNS * width }, random.normal),
    columns: Uint32Array.from({ length: count }, () => random.below(COLUMNS)),
    weights: numbers(count, () => (random.next() < 0.1 ? 0 : 2 * random.next())),
    targets: numbers(count, () => 5 * random.next()),
    penalties: numbers(width, () => 0.2 + 3 * random.next()),
  };
}

/** (Σ c q qᵀ + D)⁻¹ Σ c y q as the formula stands. */
function naive({ fixed, columns, weights, targets, penalties }: RidgeRow): Float64Array {
  const width = penalties.length;
  const a = new Float64Array(width * width);
  const b = new Float64Array(width);
  columns.forEach((column, k) => {
    const c = weights?.[k] ?? 1;
    for (let i = 0; i < width; i++) {
      const q = fixed[column * width + i];
      b[i] += c * targets[k] * q;
      for (let j = 0; j < width; j++) a[i * width + j] += c * q * fixed[column * width + j];
    }
  });
  for (let i = 0; i < width; i++) a[i * width + i] += penalties[i];
  return gaussSolve(a, b, width);
}

describe.each([1, 2, 4, 7, 32])('a ridge regression on %i numbers', (width) => {
  const solve = ridgeSolver(width);
  // The dual ends at ¾ of the width, a block holds 64 ratings.
  const dual = Math.floor(0.75 * width);
  const counts = [0, 1, dual, dual + 1, 63, 64, 65, 129];

  test('agrees with the formula for short and long rows', () => {
    for (const count of counts) {
      const row = randomRow(width, count);
      expect(worstMiss(solve(row), naive(row))).toBeLessThan(1e-10);
    }
  });

  test('counts every rating once where no weights are given', () => {
    for (const count of counts) {
      const { fixed, columns, targets, penalties } = randomRow(width, count);
      const row = { fixed, columns, targets, penalties };
      expect(worstMiss(solve(row), naive(row))).toBeLessThan(1e-10);
    }
  });

  test('is shared out among its ratings', () => {
    for (const count of counts) {
      const row = randomRow(width, count);
      const solution = solve(row);
      const vector = Float64Array.from({ length: width }, (_, f) => row.fixed[f]);
      const shares = ridgeShares(row, vector);
      const product = solution.reduce((sum, value, f) => sum + value * vector[f], 0);
      expect(shares).toHaveLength(count);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(product, 10);
    }
  });
});

test('a rating takes the share that goes when its target becomes 0', () => {
  const row = randomRow(5, 9);
  const vector = Float64Array.of(1, -2, 0.5, 3, 1);
  const along = (solution: Float64Array) =>
    solution.reduce((sum, value, f) => sum + value * vector[f], 0);
  const solve = ridgeSolver(5);
  const all = along(solve(row));
  const without = along(solve({ ...row, targets: row.targets.with(4, 0) }));
  expect(ridgeShares(row, vector)[4]).toBeCloseTo(all - without, 10);
});

describe.each([1, 3, 8])('turning rows of %i numbers to their principal frame', (width) => {
  const random = seeded(width);
  const rows = 300;
  const before = Float32Array.from({ length: rows * width }, random.normal);
  const after = before.slice();
  const shares: number[] = [];
  const turning = turnToPrincipalFrame(after, width);
  let next = turning.next();
  for (; !next.done; next = turning.next()) shares.push(next.value);
  const spectrum = next.value;

  const product = (y: Float32Array, a: number, b: number) => {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += y[a * width + f] * y[b * width + f];
    return sum;
  };

  test('makes the Gram matrix the diagonal that it returns, largest first', () => {
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) {
        let sum = 0;
        for (let row = 0; row < rows; row++) sum += after[row * width + i] * after[row * width + j];
        expect(Math.abs(sum - (i === j ? spectrum[i] : 0))).toBeLessThan(1e-3 * spectrum[0]);
      }
    }
    expect([...spectrum]).toEqual([...spectrum].sort((a, b) => b - a));
  });

  test('keeps lengths and products', () => {
    for (let row = 0; row < rows; row++) {
      const other = (7 * row) % rows;
      expect(product(after, row, other)).toBeCloseTo(product(before, row, other), 4);
    }
  });

  test('reports shares of the work that only grow', () => {
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0] >= 0 && shares[shares.length - 1] < 1).toBe(true);
  });
});
