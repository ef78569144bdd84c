import { expect, test } from 'vitest';
import { keptScores } from '../../src/core/evaluation/kept';

test('as many fits of a search are kept as find room: few where there are many users', () => {
  expect(keptScores(610)).toBe(26_229);
  expect(keptScores(162_541)).toBe(98);
});
