import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zeta, zetas, zetaSums } from '../../../src/core/survey/zeta';
import { holds } from '../property';

const relative = (actual: number, expected: number) => Math.abs(actual / expected - 1);

describe('the zeta function', () => {
  test('has its known values', () => {
    expect(relative(zeta(2, 1), Math.PI ** 2 / 6)).toBeLessThan(1e-14);
    expect(relative(zeta(4, 1), Math.PI ** 4 / 90)).toBeLessThan(1e-14);
    expect(relative(zeta(3, 1), 1.202056903159594)).toBeLessThan(1e-14);
    expect(relative(zeta(1.5, 1), 2.612375348685488)).toBeLessThan(1e-14);
    expect(relative(zeta(1.001, 1), 1000.5772884759015)).toBeLessThan(1e-12);
  });

  test('has its known derivatives at 2', () => {
    const [, first, second] = zetaSums(2, 1);
    expect(relative(first, 0.9375482543158438)).toBeLessThan(1e-13);
    expect(relative(second, 1.989280234298901)).toBeLessThan(1e-13);
  });

  test('falls by its first term from one number to the next, and so do the sums with logarithms', () => {
    const cases = fc.record({
      s: fc.double({ min: 1.05, max: 20, noNaN: true }),
      a: fc.integer({ min: 1, max: 200 }),
    });
    holds(
      cases,
      ({ s, a }) => {
        const [here, next] = [zetaSums(s, a), zetaSums(s, a + 1)];
        here.forEach((sum, power) => {
          const term = a ** -s * Math.log(a) ** power;
          expect(Math.abs(sum - next[power] - term) / sum).toBeLessThan(1e-12);
        });
        expect(relative(zeta(s, a), here[0])).toBeLessThan(1e-14);
      },
      500,
    );
  });

  test('is the same of many numbers at once', () => {
    const xs = [1, 2, 3, 7, 39, 40, 41, 100, 5000];
    const values = zetas(2.3, xs, xs.map(Math.log), 2);
    expect([values[0], values[1]]).toEqual([0, 0]);
    xs.slice(2).forEach((x, k) =>
      expect(relative(values[k + 2], zeta(2.3, x))).toBeLessThan(1e-13),
    );
  });
});
