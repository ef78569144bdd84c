import { describe, expect, test } from 'vitest';
import { alsKernel, type AlsSettings } from '../../src/core/kernels/als';
import { seeded } from '../../src/core/random';
import { worstMiss } from '../fixtures';
import { gaussSolve } from './dense';

const COLS = 200;

/** One row of ratings for each length, of random columns and stars, and what they are solved against. */
function problem(factors: number, lengths: readonly number[]) {
  const random = seeded(factors);
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, row) => (starts[row + 1] = starts[row] + length));
  const indices = Uint32Array.from(
    lengths.flatMap((length) => Array.from({ length }, () => random.below(COLS))),
  );
  const halfStars = Uint8Array.from(indices, () => 1 + random.below(10));
  const fixed = Float32Array.from({ length: COLS * (factors + 1) }, () => 0.5 * random.normal());
  return { ratings: { starts, indices, halfStars }, fixed };
}

/** (Σ w wᵀ + D)⁻¹ Σ w y as the formula stands. */
function naive(
  { ratings, fixed }: ReturnType<typeof problem>,
  { factors, mean, l2, l2Bias }: AlsSettings,
  row: number,
): Float64Array {
  const width = factors + 1;
  const { starts, indices, halfStars } = ratings;
  const count = starts[row + 1] - starts[row];
  const a = new Float64Array(width * width);
  const b = new Float64Array(width);
  for (let k = starts[row]; k < starts[row + 1]; k++) {
    const w = [...fixed.subarray(indices[k] * width, indices[k] * width + factors), 1];
    const y = halfStars[k] / 2 - mean - fixed[indices[k] * width + factors];
    for (let i = 0; i < width; i++) {
      b[i] += w[i] * y;
      for (let j = 0; j < width; j++) a[i * width + j] += w[i] * w[j];
    }
  }
  for (let i = 0; i < width; i++) {
    a[i * width + i] += i < factors ? l2 * Math.sqrt(count) : l2Bias;
  }
  return gaussSolve(a, b, width);
}

/** Rows around both limits: the dual ends at ¾ of the factors, a block holds 64 ratings. */
const lengthsAround = (factors: number) => {
  const dual = Math.floor(0.75 * factors);
  const lengths = [1, 2, dual - 1, dual, dual + 1, factors, factors + 1, 63, 64, 65, 127, 128, 129];
  return [...new Set(lengths)].filter((length) => length > 0);
};

describe.each([1, 2, 3, 4, 5, 8, 13, 31, 32])('solving rows of %i factors', (factors) => {
  const settings = { factors, mean: 3.4, l2: 0.7, l2Bias: 2.5 };
  const lengths = lengthsAround(factors);
  const given = problem(factors, lengths);
  const width = factors + 1;
  const solve = (from: number, to: number, into = new Float32Array(lengths.length * width)) => {
    alsKernel(settings).solveRows(given.ratings, given.fixed, into, from, to);
    return into;
  };

  test('agrees with the plain formula for short and long rows', () => {
    const solved = solve(0, lengths.length);
    lengths.forEach((_, row) => {
      const found = solved.subarray(row * width, (row + 1) * width);
      expect(worstMiss(found, naive(given, settings, row))).toBeLessThan(1e-6);
    });
  });

  test('gives a row the same bits whatever was solved before it', () => {
    const together = solve(0, lengths.length);
    lengths.forEach((_, row) => {
      const alone = solve(row, row + 1).subarray(row * width, (row + 1) * width);
      expect(alone).toEqual(together.subarray(row * width, (row + 1) * width));
    });
  });

  test('writes no other row', () => {
    const out = solve(1, 2, new Float32Array(lengths.length * width).fill(7));
    expect(out.subarray(0, width).every((value) => value === 7)).toBe(true);
    expect(out.subarray(2 * width).every((value) => value === 7)).toBe(true);
    expect(out.subarray(width, 2 * width).every((value) => value !== 7)).toBe(true);
  });
});

test('both routes give the same where they meet', () => {
  // Eight ratings are primal for 10 factors and dual for 11; a factor that is 0 everywhere changes nothing.
  const given = problem(10, [8]);
  const wider = Float32Array.from({ length: COLS * 12 }, (_, at) => {
    const [col, f] = [Math.floor(at / 12), at % 12];
    return f === 10 ? 0 : given.fixed[col * 11 + Math.min(f, 10)];
  });
  const solve = (factors: number, fixed: Float32Array) => {
    const out = new Float32Array(factors + 1);
    const settings = { factors, mean: 3, l2: 1, l2Bias: 3 };
    alsKernel(settings).solveRows(given.ratings, fixed, out, 0, 1);
    return [...out];
  };
  const [primal, dual] = [solve(10, given.fixed), solve(11, wider)];
  expect(dual[10]).toBe(0);
  expect(worstMiss(dual.toSpliced(10, 1), primal)).toBeLessThan(1e-6);
});

test('a row without ratings becomes 0', () => {
  const out = new Float32Array(5).fill(7);
  const empty = {
    starts: Uint32Array.of(0, 0),
    indices: new Uint32Array(),
    halfStars: new Uint8Array(),
  };
  alsKernel({ factors: 4, mean: 3, l2: 1, l2Bias: 1 }).solveRows(empty, out, out, 0, 1);
  expect(out).toEqual(new Float32Array(5));
});
