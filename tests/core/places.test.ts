import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerBound, placesAmong } from '../../src/core/evaluation/places';
import { holds } from './property';

test('places count from 0, ties stand in the middle, NaN nowhere', () => {
  const scores = Float64Array.of(5, 9, NaN, 5, 7, 5);
  expect([...placesAmong(scores, [1, 4, 0, 3, 2, -1])]).toEqual([0, 1, 3, 3, Infinity, Infinity]);
  expect([...placesAmong(scores, [])]).toEqual([]);
});

test('of equal scores all stand in the middle, also where they differ in the sign of zero', () => {
  expect([...placesAmong(Float32Array.of(0, -0, 0), [0, 1, 2])]).toEqual([1, 1, 1]);
});

test('places are what counting one by one gives', () => {
  const score = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(NaN), fc.double());
  const cases = fc
    .array(score, { minLength: 1, maxLength: 30 })
    .chain((scores) =>
      fc.tuple(
        fc.constant(Float64Array.from(scores)),
        fc.array(fc.integer({ min: -1, max: scores.length - 1 }), { maxLength: 12 }),
      ),
    );
  holds(
    cases,
    ([scores, positions]) => {
      const counted = positions.map((at) => {
        const own = scores[at] ?? NaN;
        const above = scores.filter((other) => other > own).length;
        const equal = scores.filter((other) => other === own).length;
        return Number.isNaN(own) ? Infinity : above + (equal - 1) / 2;
      });
      expect([...placesAmong(scores, positions)]).toEqual(counted);
    },
    300,
  );
});

test.each([
  [0, 0],
  [2, 0],
  [3, 1],
  [4, 1],
  [9, 3],
])('of 2, 4, 8 as many as come before %d: %d', (value, count) => {
  expect(lowerBound([2, 4, 8], value)).toBe(count);
});
