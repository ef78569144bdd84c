import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inSlices } from '../../../../src/state/lab/tune/slices';

let now = 0;

beforeEach(() => {
  now = 0;
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Steps of so many milliseconds each. */
function* steps(count: number, ms: number, done: number[]): Generator<void, string> {
  for (let k = 0; k < count; k++) {
    now += ms;
    done.push(k);
    yield;
  }
  return 'the end';
}

test('what is short is done at once', async () => {
  const done: number[] = [];
  const work = inSlices(steps(3, 1, done));
  expect(done).toEqual([0, 1, 2]);
  expect(await work).toBe('the end');
});

test('what is long lets the page do other things in between', async () => {
  const done: number[] = [];
  const work = inSlices(steps(6, 5, done));
  expect(done).toEqual([0, 1]);
  expect(vi.getTimerCount()).toBe(1);
  await vi.runAllTimersAsync();
  expect(done).toHaveLength(6);
  expect(await work).toBe('the end');
});
