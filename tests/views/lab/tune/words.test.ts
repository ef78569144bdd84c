import { describe, expect, test } from 'vitest';
import type { Ranked } from '../../../../src/core/search/scores';
import { aboutText, behindText, figureText, markOf } from '../../../../src/views/lab/tune/words';

const row = (mean: number, behind: number, se: number): Ranked => ({
  params: {},
  score: { mean, se: 0.0124, byUser: new Float64Array() },
  behind: { mean: behind, se },
  alike: Math.abs(behind) <= 2 * se,
  fitSeconds: 1,
});

describe('what a row says', () => {
  test('is its figure, or that there is none', () => {
    expect(figureText(row(0.8512, 0, 0), 3)).toBe('0.851 ± 0.012');
    expect(figureText({ ...row(NaN, NaN, NaN), failed: 'It diverged.' }, 3)).toBe('failed');
  });

  test('is how far behind the best it is', () => {
    expect(behindText(row(1, 0.0123, 0.004), 3)).toBe('+0.012 ± 0.004');
    expect(behindText(row(1, -0.0123, 0.004), 3)).toBe('−0.012 ± 0.004');
    expect(behindText(row(1, NaN, NaN), 3)).toBe('–');
  });

  test('is never nothing where there is something', () => {
    expect(behindText(row(1, 0.00002, 0.00001), 3)).toBe('+0.00002 ± 0.00001');
  });

  test('is its mark', () => {
    const best = row(1, 0, 0);
    expect(markOf(best, best)).toBe('best');
    expect(markOf(row(1, 0.01, 0.01), best)).toBe('alike');
    expect(markOf(row(1, 0.03, 0.01), best)).toBeUndefined();
  });
});

test.each([
  [3, 'a few seconds'],
  [31, 'about 30 seconds'],
  [58, 'about a minute'],
  [190, 'about 3 minutes'],
])('%i seconds are %s', (seconds, text) => {
  expect(aboutText(seconds)).toBe(text);
});
