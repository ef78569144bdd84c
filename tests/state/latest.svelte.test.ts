import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { latest } from '../../src/state/latest.svelte';
import { Later, settled } from './fixtures';

let stop = () => {};
afterEach(() => stop());

/** A question about a number, each answered when the test says so; none about 0. */
function asking() {
  const asked: Later<string>[] = [];
  let about = $state(1);
  let found: { readonly answer: string | undefined } = { answer: undefined };
  stop = $effect.root(() => {
    found = latest(() => {
      if (about === 0) return undefined;
      const later = new Later<string>();
      asked.push(later);
      return later.promise;
    });
  });
  flushSync();
  const turnTo = (next: number) => {
    about = next;
    flushSync();
  };
  return { asked, turnTo, answer: () => found.answer };
}

test('the answer to the latest question counts, whichever comes first', async () => {
  const { asked, turnTo, answer } = asking();
  expect(answer()).toBeUndefined();
  turnTo(2);
  asked[1].resolve('two');
  await settled();
  asked[0].resolve('one');
  await settled();
  expect([asked.length, answer()]).toEqual([2, 'two']);
});

test('an answer stays until the next one is there, and is gone where there is no question', async () => {
  const { asked, turnTo, answer } = asking();
  asked[0].resolve('one');
  await settled();
  turnTo(2);
  expect(answer()).toBe('one');
  turnTo(0);
  await settled();
  expect(answer()).toBeUndefined();
});
