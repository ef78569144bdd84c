import { expect, test } from 'vitest';
import { starScale, whisker } from '../../src/charts/axis';

test('half a star stands at one end and five stars at the other', () => {
  const x = starScale(100, 5);
  expect([0.5, 2.75, 5].map(x)).toEqual([5, 50, 95]);
});

test('what lies outside the scale stands at its end', () => {
  const x = starScale(100, 5);
  expect([-1, 0, 7].map(x)).toEqual([5, 5, 95]);
});

test('a whisker has a tick at an end that is its own and none at the end of the scale', () => {
  const x = starScale(100, 5);
  expect(whisker({ low: 2.75, high: 5 }, x, 30)).toBe('M50 30H95M50 26v8');
  expect(whisker({ low: 0.5, high: 2.75 }, x, 30)).toBe('M5 30H50M50 26v8');
});
