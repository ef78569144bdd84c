import { expect, test } from 'vitest';
import { Later, named } from '../state/fixtures';
import { recalling } from '../../workers/recalling';

/** Makes what the test hands out, one after the other. */
function making() {
  const made: Later<string>[] = [];
  return {
    made,
    make: () => {
      const later = new Later<string>();
      made.push(later);
      return later.promise;
    },
  };
}
const cancelled = () => named('AbortError', 'cancelled');
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('what is asked for twice is made once, also while it is being made', async () => {
  const recall = recalling<string>();
  const { made, make } = making();
  const both = [recall('a', make), recall('a', make)];
  made[0].resolve('one');
  expect(await Promise.all(both)).toEqual(['one', 'one']);
  expect(await recall('a', make)).toBe('one');
  expect(made).toHaveLength(1);
});

test('each key has its own', async () => {
  const recall = recalling<string>();
  const { made, make } = making();
  const [a, b] = [recall('a', make), recall('b', make)];
  made[1].resolve('two');
  made[0].resolve('one');
  expect([await a, await b]).toEqual(['one', 'two']);
});

test('what failed is forgotten, and fails for all who wait', async () => {
  const recall = recalling<string>();
  const { made, make } = making();
  const both = [recall('a', make), recall('a', make)];
  made[0].reject(named('FitError', 'infinite'));
  const ends = await Promise.allSettled(both);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = recall('a', make);
  made[1].resolve('two');
  expect(await again).toBe('two');
});

test('what another cancels is made anew for who still waits, once', async () => {
  const recall = recalling<string>();
  const { made, make } = making();
  const first = recall('a', make).catch((error: Error) => error.name);
  const others = [recall('a', make), recall('a', make)];
  made[0].reject(cancelled());
  await settle();
  expect(made).toHaveLength(2);
  made[1].resolve('two');
  expect([await first, ...(await Promise.all(others))]).toEqual(['AbortError', 'two', 'two']);
});

test('who cancelled themselves is told so', async () => {
  const recall = recalling<string>();
  const { made, make } = making();
  const controller = new AbortController();
  void recall('a', make).catch(() => {});
  const mine = recall('a', make, controller.signal);
  controller.abort();
  made[0].reject(cancelled());
  await expect(mine).rejects.toMatchObject({ name: 'AbortError' });
  expect(made).toHaveLength(1);
});
