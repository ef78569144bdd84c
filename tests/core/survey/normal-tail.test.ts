import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lnBetween, lnUpper, twoSided } from '../../../src/core/survey/normal-tail';
import { holds } from '../property';

/** Simpson's rule on the density. */
function area(a: number, b: number): number {
  const n = 2000;
  const h = (b - a) / n;
  const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(a) + density(b);
  for (let k = 1; k < n; k++) sum += (k % 2 === 1 ? 4 : 2) * density(a + k * h);
  return (sum * h) / 3;
}

describe('the tail of the normal distribution', () => {
  test('has the values of tables', () => {
    expect(Math.exp(lnUpper(0))).toBeCloseTo(0.5, 15);
    expect(twoSided(1.959963984540054)).toBeCloseTo(0.05, 14);
    expect(twoSided(-2.5758293035489004)).toBeCloseTo(0.01, 14);
    expect(lnUpper(10)).toBeCloseTo(-53.23128515051247, 11);
    expect(lnUpper(40)).toBeCloseTo(-804.6084420137538, 9);
    expect(Math.exp(lnUpper(-3))).toBeCloseTo(0.9986501019683699, 14);
  });

  test('has between two numbers the area below the curve', () => {
    const cases = fc.tuple(
      fc.double({ min: -6, max: 6, noNaN: true }),
      fc.double({ min: 1e-3, max: 2, noNaN: true }),
    );
    holds(
      cases,
      ([a, width]) => {
        const expected = area(a, a + width);
        expect(Math.abs(Math.exp(lnBetween(a, a + width)) / expected - 1)).toBeLessThan(1e-9);
      },
      200,
    );
  });
});
