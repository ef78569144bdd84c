import { expect, test } from 'vitest';
import { logTicks } from '../../../src/charts/you/log-ticks';

test.each([
  [1, 350, [1, 10, 100]],
  [8, 40_000, [10, 100, 1000, 10_000]],
  [30, 800, [50, 100, 200, 500]],
  [12, 95, [20, 50]],
  [110, 190, [120, 140, 160, 180]],
  [55, 95, [60, 70, 80, 90]],
  [1, 1, [1]],
])('an axis of factors from %d to %d has ticks at %j', (low, high, ticks) => {
  expect(logTicks(low, high)).toEqual(ticks);
});
