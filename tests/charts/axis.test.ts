import { expect, test } from 'vitest';
import { starScale } from '../../src/charts/axis';

test('half a star stands at one end and five stars at the other', () => {
  const x = starScale(100, 5);
  expect([0.5, 2.75, 5].map(x)).toEqual([5, 50, 95]);
});

test('what lies outside the scale stands at its end', () => {
  const x = starScale(100, 5);
  expect([-1, 0, 7].map(x)).toEqual([5, 5, 95]);
});
