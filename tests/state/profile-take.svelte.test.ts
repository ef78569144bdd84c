import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Change, Entry, FilmRef } from '../../src/core/profile';
import { ProfileState, WORTH_KEEPING } from '../../src/state/profile.svelte';
import { film, profileOf, rated } from '../core/profiles';
import { FakeStore, filmsNamed, settled } from './fixtures';

const HEAT = 0;
const UP = 1;
const films = filmsNamed(['Heat', 'Up', 'Brazil']);
const taking = (entry: Entry): Change => ({ film: entry.film, entry });
const takingBack = (of: FilmRef): Change => ({ film: of, entry: undefined });

async function loaded(store = new FakeStore()) {
  const profile = new ProfileState(store, () => films);
  await profile.load();
  return { store, profile };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('taking what was planned', () => {
  test('is one step, which undo takes back', async () => {
    const store = new FakeStore();
    const [heat, kept] = [rated(film('Heat', 1999, 1), 2, 10), rated(film('Upp', 1998), 9, 11)];
    store.kept = profileOf(heat, kept);
    const { profile } = await loaded(store);
    profile.take([
      takingBack(kept.film),
      taking(rated(film('Heat', 1999, 1), 8, 20)),
      taking(rated(film('Up', 1999, 2), 9, 11)),
      taking(rated(film('Alien', 1979, 78748), 6, 5)),
    ]);
    expect([HEAT, UP].map((index) => profile.halfStarsOf(index))).toEqual([8, 9]);
    expect(profile.entries.map(({ at }) => at)).toEqual([20, 11, 5]);
    expect(profile.steps).toBe(1);
    profile.undo();
    await settled();
    expect(store.kept?.entries).toEqual([heat, kept]);
    expect(profile.canUndo).toBe(false);
  });

  test('undone, leaves what another tab has said of its films since', async () => {
    const store = new FakeStore();
    store.kept = profileOf(rated(film('Heat', 1999, 1), 2, 10));
    const { profile } = await loaded(store);
    profile.take([
      taking(rated(film('Heat', 1999, 1), 8, 20)),
      taking(rated(film('Up', 1999, 2), 9, 11)),
    ]);
    await settled();
    const up = rated(film('Up', 1999, 2), 3, Date.now() + 1000);
    store.elsewhere({ at: up.at, changes: [taking(up)] });
    await settled();
    profile.undo();
    await settled();
    expect([HEAT, UP].map((index) => profile.halfStarsOf(index))).toEqual([2, 3]);
    expect(store.kept.entries.map(({ at }) => at)).toEqual([10, up.at]);
    expect(profile.canUndo).toBe(false);
  });

  test('undone, brings nothing back that another tab has taken back or said again since', async () => {
    const store = new FakeStore();
    store.kept = profileOf(rated(film('Heat', 1999, 1), 2, 10));
    const { profile } = await loaded(store);
    profile.take([
      taking(rated(film('Heat', 1999, 1), 8, 20)),
      taking(rated(film('Up', 1999, 2), 9, 11)),
    ]);
    await settled();
    const at = Date.now() + 1000;
    const again = taking(rated(film('Up', 1999, 2), 9, at));
    store.elsewhere({ at, changes: [takingBack(film('Heat', 1999, 1)), again] });
    await settled();
    profile.undo();
    await settled();
    expect([HEAT, UP].map((index) => profile.halfStarsOf(index))).toEqual([0, 9]);
    expect(store.kept.entries.map((entry) => entry.at)).toEqual([at]);
  });

  test('of nothing is no step', async () => {
    const { profile, store } = await loaded();
    profile.take([]);
    await settled();
    expect(profile.canUndo).toBe(false);
    expect(store.kept).toBeUndefined();
  });

  test('asks to hold on to the ratings once there are enough', async () => {
    const persist = vi.fn(() => Promise.resolve(true));
    vi.stubGlobal('navigator', { storage: { persist, persisted: () => Promise.resolve(false) } });
    const { profile } = await loaded();
    const enough = Array.from({ length: WORTH_KEEPING }, (_, k) =>
      taking(rated(film(`Film ${k}`), 7)),
    );
    profile.take(enough.slice(1));
    expect(persist).not.toHaveBeenCalled();
    profile.take(enough);
    await settled();
    expect(persist).toHaveBeenCalledOnce();
  });

  test('never says anything later than it was taken', async () => {
    const { profile, store } = await loaded();
    profile.take([taking(rated(film('Heat', 1999, 1), 2, 8e15))]);
    profile.say(HEAT, { kind: 'rating', halfStars: 9 });
    await settled();
    const { profile: again } = await loaded(store);
    expect(again.halfStarsOf(HEAT)).toBe(9);
  });
});
