import { expect, test } from 'vitest';
import type { Opinion } from '../../src/core/profile';
import { Asking } from '../../src/state/asking.svelte';

/** Asks about films 0 … count − 1, the first that is neither shown nor answered. */
function asking(count: number) {
  const byFilm = new Map<number, Opinion>();
  const say = (film: number, opinion: Opinion | undefined) =>
    void (opinion ? byFilm.set(film, opinion) : byFilm.delete(film));
  const questions = (_: number, shown: Iterable<number> = []) => {
    const out = new Set([...shown, ...byFilm.keys()]);
    const left = Array.from({ length: count }, (__, film) => film).filter((f) => !out.has(f));
    return Promise.resolve(
      left.slice(0, 1).map((film) => ({ film, reason: { kind: 'known', likely: false } as const })),
    );
  };
  return { asking: new Asking({ questions, profile: { byFilm, say } }), byFilm, say };
}

test('a film that is passed over is not asked about again, and nothing is said of it', async () => {
  const { asking: one, byFilm } = asking(3);
  await one.next();
  await one.next();
  expect(one.question?.film).toBe(1);
  expect(byFilm.size).toBe(0);
});

test('a mark is an answer of its own, and the next film follows', async () => {
  const { asking: one, byFilm } = asking(3);
  await one.next();
  await one.mark('not-seen');
  await one.mark('not-interested');
  expect(byFilm.get(0)).toEqual({ kind: 'not-seen' });
  expect(byFilm.get(1)).toEqual({ kind: 'not-interested' });
  expect(one.question?.film).toBe(2);
});

test('undo takes back the rating of the film that is shown, then goes back one by one', async () => {
  const { asking: one, byFilm, say } = asking(4);
  await one.next();
  await one.mark('not-seen');
  say(1, { kind: 'rating', halfStars: 7 });
  one.undo();
  expect([one.question?.film, byFilm.has(1)]).toEqual([1, false]);
  one.undo();
  expect([one.question?.film, byFilm.size]).toEqual([0, 0]);
  expect(one.canGoBack).toBe(false);
  one.undo();
  expect(one.question?.film).toBe(0);
  await one.next();
  expect(one.question?.film, 'what was gone back from may be asked about again').toBe(1);
});

test('where no film is left it says so, and undo goes back to the last', async () => {
  const { asking: one, byFilm } = asking(1);
  await one.next();
  await one.mark('not-seen');
  expect(one.over).toBe(true);
  one.undo();
  expect([one.over, one.question?.film, byFilm.size]).toEqual([false, 0, 0]);
});
