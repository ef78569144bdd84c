import { expect, test } from 'vitest';
import { minimum } from '../../../src/core/survey/simplex';
import { toEnd } from './fixtures';

test('the least value of a curved valley is found from its far end', () => {
  const valley = ([x, y]: readonly [number, number]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const [x, y] = toEnd(minimum(valley, [-1.2, 1], 0.5));
  expect([x, y]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
});

test('what is out of bounds is not entered', () => {
  const bounded = ([x, y]: readonly [number, number]) => (x < 1 ? Infinity : x + y * y);
  const [x, y] = toEnd(minimum(bounded, [3, 2], 0.5));
  expect([x, y]).toEqual([expect.closeTo(1, 3), expect.closeTo(0, 2)]);
});
