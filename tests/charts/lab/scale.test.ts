import { describe, expect, test } from 'vitest';
import {
  decimalsFor,
  errorText,
  meanText,
  sharedDecimals,
  sharedScale,
} from '../../../src/charts/lab/scale';

describe('an axis that rows share', () => {
  test('holds every estimate with its error, and more room at both ends', () => {
    const { at } = sharedScale([
      { mean: 1, se: 0.5 },
      { mean: 3, se: 1 },
    ]);
    expect(at(0.5)).toBeCloseTo(0.06 / 1.12, 10);
    expect(at(4)).toBeCloseTo(1.06 / 1.12, 10);
  });

  test('leaves out what is not known, and holds values that are asked for', () => {
    const { at } = sharedScale(
      [
        { mean: NaN, se: NaN },
        { mean: 2, se: NaN },
      ],
      [0],
    );
    expect(at(0)).toBeGreaterThan(0);
    expect(at(2)).toBeLessThan(1);
  });

  test.each([[[]], [[{ mean: 0.5, se: NaN }]], [[{ mean: 0, se: 0 }]]])(
    'has a length also for %j',
    (estimates) => {
      const { at, ticks } = sharedScale(estimates);
      expect(at(0.5)).not.toBeNaN();
      expect(ticks.length).toBeGreaterThan(0);
    },
  );
});

describe('a figure', () => {
  test.each([
    [0.5, 2],
    [0.014, 3],
    [0.0016, 4],
    [0.00001, 5],
    [NaN, 3],
  ])('with an error of %d has %d decimals', (se, decimals) => {
    expect(decimalsFor(se)).toBe(decimals);
  });

  test('has as many decimals as those beside it', () => {
    const all = [{ mean: 0.3, se: 0.0012 }, { mean: 0.5, se: 0.014 }, undefined];
    expect(sharedDecimals(all)).toBe(3);
    expect(all.map((one) => one && meanText(one, 3))).toEqual(['0.300', '0.500', undefined]);
  });

  test.each([
    [{ mean: 0.85401, se: 0.0137 }, '0.854', '± 0.014'],
    [{ mean: -0.012, se: 0.003 }, '−0.0120', '± 0.0030'],
    [{ mean: -0.00001, se: NaN }, '0.000', ''],
    [{ mean: NaN, se: NaN }, '–', ''],
  ])('%j is written as %s %s', (estimate, mean, error) => {
    expect([meanText(estimate), errorText(estimate)]).toEqual([mean, error]);
  });

  test('has an error that is never written as none', () => {
    expect(errorText({ mean: 0.0013, se: 0.00004 }, 4)).toBe('± <0.0001');
    expect(errorText({ mean: 0.0013, se: 0.00005 }, 4)).toBe('± 0.0001');
  });
});

test('an axis of one value and a rounding error has ticks that differ', () => {
  const { ticks } = sharedScale([{ mean: 0.0013, se: 1.9e-19 }]);
  expect(ticks.length).toBeGreaterThan(1);
  expect(new Set(ticks).size).toBe(ticks.length);
});
