import { describe, expect, test } from 'vitest';
import type { Entry, Opinion } from '../../src/core/profile';
import { exportProfile } from '../../src/core/profile-file';
import { ProfileState } from '../../src/state/profile.svelte';
import { profileOf } from '../core/profiles';
import { FakeStore, filmsNamed, settled } from './fixtures';

const HEAT = 0;
const UP = 1;
const films = filmsNamed(['Heat', 'Up', 'Brazil']);
const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });
const entry = (title: string, imdb: number, opinion: Opinion, at: number): Entry => ({
  film: { title, year: 1999, imdb },
  opinion,
  at,
});

async function loaded(store = new FakeStore()) {
  const profile = new ProfileState(store, () => films);
  await profile.load();
  return { store, profile };
}

describe('importing', () => {
  const file = (...entries: readonly Entry[]) => exportProfile(profileOf(...entries));

  test('adds what is new or newer and counts both', async () => {
    const store = new FakeStore();
    const old = entry('Heat', 1, stars(2), 10);
    const recent = entry('Up', 2, stars(9), 11);
    store.kept = profileOf(old, recent);
    const { profile } = await loaded(store);
    const text = file(
      entry('Heat', 1, stars(8), 20),
      entry('Up', 2, stars(1), 5),
      entry('Alien', 9, { kind: 'not-seen' }, 1),
    );
    expect(profile.import(text, 'mine.json')).toEqual({ added: 2, kept: 1 });
    expect([HEAT, UP].map((film) => profile.halfStarsOf(film))).toEqual([8, 9]);
    expect(profile.entries).toHaveLength(3);
    profile.undo();
    await settled();
    expect(store.kept?.entries).toEqual([old, recent]);
  });

  test('takes the latest of what a file says twice, and counts it once', async () => {
    const { profile } = await loaded();
    const text = file(entry('Heat', 1, stars(8), 20), entry('Heat', 1, stars(3), 5));
    expect(profile.import(text, 'mine.json')).toEqual({ added: 1, kept: 0 });
    expect(profile.halfStarsOf(HEAT)).toBe(8);
  });

  test('the own export adds nothing and cannot be undone', async () => {
    const store = new FakeStore();
    store.kept = profileOf(entry('Heat', 1, stars(2), 10));
    const { profile } = await loaded(store);
    expect(profile.import(profile.export(), 'mine.json')).toEqual({ added: 0, kept: 1 });
    expect(profile.canUndo).toBe(false);
  });

  test('brings back what was taken back here, though that was later', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    const exported = profile.export();
    profile.remove(profile.entries[0]);
    expect(profile.import(exported, 'mine.json')).toEqual({ added: 1, kept: 0 });
    await settled();
    expect(store.kept?.entries).toMatchObject([{ opinion: stars(9) }]);
  });

  test('what claims to be from the future does not win for ever', async () => {
    const { profile, store } = await loaded();
    const now = Date.now();
    profile.import(
      file(entry('Heat', 1, stars(2), 8e15), entry('Up', 2, stars(1), 8e15)),
      'a.json',
    );
    profile.say(HEAT, stars(9));
    await settled();
    expect(profile.halfStarsOf(HEAT)).toBe(9);
    const { profile: again } = await loaded(store);
    expect(again.halfStarsOf(HEAT)).toBe(9);
    expect(again.entries.map(({ at }) => at < now + 60_000)).toEqual([true, true]);
  });

  test('what is broken changes nothing', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(8));
    await settled();
    const before = store.kept;
    expect(() => profile.import('nonsense', 'a.json')).toThrow(
      /a\.json: got text that is not JSON/,
    );
    await settled();
    expect(store.kept).toBe(before);
    expect(profile.halfStarsOf(HEAT)).toBe(8);
  });
});
