import { describe, expect, test } from 'vitest';
import { foundFilms } from '../core/imports/found';
import { titleMatcher } from '../../src/core/imports/match';
import { planImport } from '../../src/core/imports/plan';
import { readPersonalFile } from '../../src/core/imports/registry';
import type { Entry, Opinion } from '../../src/core/profile';
import { entryFinder } from '../../src/core/profile-acts';
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

/** Reads a file, plans and takes it, as somebody does who confirms at once; how many films changed, and how many did not. */
function importInto(profile: ProfileState, text: string, path: string) {
  const bytes = new TextEncoder().encode(text);
  const { said } = readPersonalFile({ path, modified: 0, bytes });
  const matcher = titleMatcher(films);
  const found = foundFilms(said, (film) => matcher.find(film));
  const before = entryFinder(profile.keeper.profile);
  const { changes } = planImport(found, films, before, { choices: new Map(), prefer: 'newer' });
  profile.take(changes);
  return { added: changes.length, kept: found.length - changes.length };
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
    expect(importInto(profile, text, 'mine.json')).toEqual({ added: 2, kept: 1 });
    expect([HEAT, UP].map((film) => profile.halfStarsOf(film))).toEqual([8, 9]);
    expect(profile.entries).toHaveLength(3);
    profile.undo();
    await settled();
    expect(store.kept?.entries).toEqual([old, recent]);
  });

  test('takes the latest of what a file says twice, and counts it once', async () => {
    const { profile } = await loaded();
    const text = file(entry('Heat', 1, stars(8), 20), entry('Heat', 1, stars(3), 5));
    expect(importInto(profile, text, 'mine.json')).toEqual({ added: 1, kept: 0 });
    expect(profile.halfStarsOf(HEAT)).toBe(8);
  });

  test('the own export adds nothing and cannot be undone', async () => {
    const store = new FakeStore();
    store.kept = profileOf(entry('Heat', 1, stars(2), 10));
    const { profile } = await loaded(store);
    expect(importInto(profile, profile.export(), 'mine.json')).toEqual({ added: 0, kept: 1 });
    expect(profile.canUndo).toBe(false);
  });

  test('brings back what was taken back here, though that was later', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    const exported = profile.export();
    profile.remove(profile.entries[0]);
    expect(importInto(profile, exported, 'mine.json')).toEqual({ added: 1, kept: 0 });
    await settled();
    expect(store.kept?.entries).toMatchObject([{ opinion: stars(9) }]);
  });

  test('what claims to be from the future does not win for ever', async () => {
    const { profile, store } = await loaded();
    const now = Date.now();
    importInto(
      profile,
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
    expect(() => importInto(profile, '{"nonsense"', 'a.json')).toThrow(
      /a\.json: got text that begins as JSON and is none/,
    );
    await settled();
    expect(store.kept).toBe(before);
    expect(profile.halfStarsOf(HEAT)).toBe(8);
  });
});
