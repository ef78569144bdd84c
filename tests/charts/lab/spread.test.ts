import { expect, test } from 'vitest';
import { spread } from '../../../src/charts/lab/spread';

test.each([
  [
    [10, 50],
    [10, 50],
  ],
  [
    [10, 12],
    [10, 25],
  ],
  [
    [12, 10],
    [25, 10],
  ],
  [
    [99, 98, 97],
    [100, 85, 70],
  ],
  [[], []],
])('labels at %j stand at %j', (wanted, placed) => {
  expect(spread(wanted, 15, 0, 100)).toEqual(placed);
});
