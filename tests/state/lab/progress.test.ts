import { describe, expect, test } from 'vitest';
import { leftText, secondsLeft } from '../../../src/state/lab/progress';

describe('what is left', () => {
  test('is unknown until something is known, and nothing when all is done', () => {
    expect(secondsLeft([{ model: 0, fraction: 0 }], 1)).toBeUndefined();
    expect(secondsLeft([{ model: 0, fraction: 0.05, elapsed: 9 }], 1)).toBeUndefined();
    expect(secondsLeft([], 1)).toBe(0);
    expect(secondsLeft([{ model: 0, fraction: 1 }], 1)).toBe(0);
  });

  test('goes by what fits of the same model took', () => {
    const tasks = [
      { model: 0, fraction: 1, seconds: 10 },
      { model: 0, fraction: 0.5 },
      { model: 1, fraction: 1, seconds: 2 },
      { model: 1, fraction: 0 },
    ];
    expect(secondsLeft(tasks, 1)).toBe(5 + 2);
    expect(secondsLeft(tasks, 2)).toBe(5); // the longest cannot be shared
  });

  test('goes by what runs, and for models that have not begun by the others', () => {
    const tasks = [
      { model: 0, fraction: 0.25, elapsed: 5 },
      { model: 1, fraction: 0 },
    ];
    expect(secondsLeft(tasks, 1)).toBe(15 + 20);
  });

  test.each([
    [undefined, ''],
    [3, 'a few seconds left'],
    [31, 'about 40 seconds left'],
    [58, 'about a minute left'],
    [200, 'about 3 minutes left'],
  ])('%d seconds are “%s”', (seconds, text) => {
    expect(leftText(seconds)).toBe(text);
  });
});
