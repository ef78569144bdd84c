import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, ln, log2, power } from '../../src/core/exact-math';
import { holds } from './property';

/** Positive doubles of every size, denormals included, and many near 1, where a logarithm loses digits. */
const positive = fc.oneof(
  fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }),
  fc.double({ min: 0.5, max: 2, noNaN: true }),
  fc.double({ min: 1 - 1e-9, max: 1 + 1e-9, noNaN: true }),
);

/** Difference as a share of the expected value. */
const relative = (actual: number, expected: number) =>
  actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);

describe('ln', () => {
  test('agrees with Math.log to four units in the last place', () => {
    holds(
      positive,
      (x) => expect(relative(ln(x), Math.log(x))).toBeLessThanOrEqual(4 * Number.EPSILON),
      1000,
    );
  });

  test('is exact at 1, 0 and infinity, and undefined below 0', () => {
    expect([ln(1), ln(0), ln(Infinity)]).toEqual([0, -Infinity, Infinity]);
    expect([ln(-1), ln(-Infinity), ln(NaN)]).toEqual([NaN, NaN, NaN]);
  });
});

describe('log2', () => {
  test('is exact for every power of two', () => {
    const exponents = Array.from({ length: 1023 + 1075 }, (_, k) => k - 1074);
    const wrong = exponents.filter((e) => log2(2 ** e) !== e);
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('agrees with Math.log2 to four units in the last place', () => {
    holds(
      positive,
      (x) => expect(relative(log2(x), Math.log2(x))).toBeLessThanOrEqual(4 * Number.EPSILON),
      1000,
    );
  });
});

describe('exp', () => {
  test('agrees with Math.exp to four units in the last place', () => {
    const exponents = fc.oneof(
      fc.double({ min: -700, max: 709, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
    );
    holds(
      exponents,
      (x) => expect(relative(exp(x), Math.exp(x))).toBeLessThanOrEqual(4 * Number.EPSILON),
      1000,
    );
  });

  test('is exact at 0, and infinite or 0 where doubles end', () => {
    expect([exp(0), exp(710), exp(Infinity), exp(-709), exp(-Infinity)]).toEqual([
      1,
      Infinity,
      Infinity,
      0,
      0,
    ]);
    expect(exp(709.78)).toBeLessThan(Infinity);
    expect(exp(-708.39)).toBeGreaterThan(0);
    expect(exp(NaN)).toBeNaN();
  });
});

describe('power', () => {
  test('agrees with Math.pow to a few units in the last place', () => {
    const cases = fc.tuple(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
    );
    holds(
      cases,
      ([x, a]) => expect(relative(power(x, a), x ** a)).toBeLessThanOrEqual(64 * Number.EPSILON),
      1000,
    );
  });

  test('is exact at 0 and 1', () => {
    expect([power(0, 0.8), power(1, 0.8)]).toEqual([0, 1]);
  });
});
