import { describe, expect, test } from 'vitest';
import {
  errorDomain,
  figure,
  iterationTicks,
  partDomain,
  pathThrough,
  valueAt,
} from '../../../src/charts/lab/curves';

const points = (...values: number[]) => values.map((value, k) => ({ iteration: k + 1, value }));

describe('an axis of errors', () => {
  test('holds all values and levels, with room at both ends', () => {
    const [low, high] = errorDomain([0.8, 1.2], [1]);
    expect(low).toBeCloseTo(0.776, 9);
    expect(high).toBeCloseTo(1.224, 9);
  });

  test('ends at twice the worst level where values leave it', () => {
    const [low, high] = errorDomain([0.9, 7, 1e300], [0.9, 1]);
    expect(low).toBeCloseTo(0.834, 9);
    expect(high).toBeCloseTo(2.066, 9);
  });

  test('is there where all is one value, where all is beyond it, and where there is nothing', () => {
    expect(errorDomain([1, 1], [])).toEqual([0.95, 1.05]);
    expect(errorDomain([9, 8], [1])[1]).toBeGreaterThan(2);
    expect(errorDomain([NaN, Infinity], [NaN])).toEqual([0, 1]);
  });
});

test('an axis of parts begins at zero', () => {
  expect(partDomain([4, 9, NaN])).toEqual([0, 9]);
  expect(partDomain([-1, 2])).toEqual([-1, 2]);
  expect(partDomain([0])).toEqual([0, 1]);
});

test('a path breaks where there is no value', () => {
  const path = pathThrough(
    points(1, NaN, 3, 4),
    (k) => 10 * k,
    (value) => value,
  );
  expect(path).toBe('M10,1ZM30,3L40,4');
});

test('the value at an iteration is the latest that there is', () => {
  expect(valueAt(points(3, 2, NaN), 2)).toBe(2);
  expect(valueAt(points(3, 2, NaN), 3)).toBe(2);
  expect(valueAt(points(3), 0)).toBeUndefined();
});

test.each([
  [1, 5, [0, 1]],
  [12, 6, [0, 2, 4, 6, 8, 10, 12]],
  [40, 4, [0, 10, 20, 30, 40]],
  [61, 3, [0, 20, 40, 61]],
])('%i iterations with room for %i ticks have %j', (last, count, ticks) => {
  expect(iterationTicks(last, count)).toEqual(ticks);
});

test.each([
  [61234.4, '61,234'],
  [12.34, '12.3'],
  [1.234, '1.23'],
  [-0.12345, '−0.123'],
  [0, '0'],
  [1.5e9, '1.50 × 10^9'],
  [NaN, '–'],
])('%d is written %s', (value, text) => {
  expect(figure(value)).toBe(text);
});
