import { flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Films } from '../../src/core/films';
import type { Entry, Opinion } from '../../src/core/profile';
import { ProfileState } from '../../src/state/profile.svelte';
import { profileOf } from '../core/profiles';
import { FakeStore, filmsNamed, settled } from './fixtures';

const HEAT = 0;
const UP = 1;
const BRAZIL = 2;
const films = filmsNamed(['Heat', 'Up', 'Brazil']);
const stars = (halfStars: number): Opinion => ({ kind: 'rating', halfStars });
const refTo = (title: string, imdb: number) => ({ title, year: 1999, imdb });
const entry = (title: string, imdb: number, opinion: Opinion, at: number): Entry => ({
  film: refTo(title, imdb),
  opinion,
  at,
});

/** A profile that is loaded from its store, with a data set open that the test can change. */
async function loaded(store = new FakeStore()) {
  let open = $state.raw<Films | undefined>(films);
  const profile = new ProfileState(store, () => open);
  await profile.load();
  return {
    store,
    profile,
    opens(other: Films | undefined) {
      open = other;
      flushSync();
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const titles = ({ entries }: ProfileState) => entries.map(({ film: { title } }) => title);

describe('saying something of a film', () => {
  test('shows at once and is kept', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    expect(profile.halfStarsOf(HEAT)).toBe(9);
    await settled();
    expect(store.kept?.entries).toMatchObject([{ film: refTo('Heat', 1), opinion: stars(9) }]);
    expect(profile.keeper.trouble).toBeUndefined();
  });

  test('again takes the place of what was said before', async () => {
    const { profile } = await loaded();
    profile.say(HEAT, stars(9));
    profile.say(HEAT, { kind: 'not-seen' });
    expect(profile.entries).toHaveLength(1);
    expect(profile.halfStarsOf(HEAT)).toBe(0);
  });

  test('is listed with the latest first', async () => {
    const { profile } = await loaded();
    [HEAT, UP, BRAZIL].forEach((film) => profile.say(film, stars(8)));
    expect(titles(profile)).toEqual(['Brazil', 'Up', 'Heat']);
  });

  test('sorts ratings into the history and dismissed films apart; a film not seen is in neither', async () => {
    const { profile } = await loaded();
    profile.say(BRAZIL, stars(3));
    profile.say(HEAT, stars(10));
    profile.say(UP, { kind: 'not-seen' });
    expect([...profile.history.films]).toEqual([HEAT, BRAZIL]);
    expect([...profile.history.halfStars]).toEqual([10, 3]);
    expect([...profile.dismissed]).toEqual([]);
    profile.say(UP, { kind: 'not-interested' });
    expect([...profile.dismissed]).toEqual([UP]);
    expect(profile.ratings).toHaveLength(2);
  });

  test('does nothing while no data set is open', async () => {
    const { profile, store, opens } = await loaded();
    opens(undefined);
    profile.say(HEAT, stars(9));
    await settled();
    expect(profile.entries).toEqual([]);
    expect(store.exchanged, 'read once').toEqual([[]]);
  });
});

describe('undoing', () => {
  test('takes back one step after the other, in the store too', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    profile.say(HEAT, stars(4));
    profile.say(UP, stars(7));
    profile.undo();
    expect(titles(profile)).toEqual(['Heat']);
    profile.undo();
    expect(profile.halfStarsOf(HEAT)).toBe(9);
    profile.undo();
    expect(profile.entries).toEqual([]);
    expect(profile.canUndo).toBe(false);
    await settled();
    expect(store.kept?.entries).toEqual([]);
  });

  test('brings back what was removed, where it was', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { profile, store } = await loaded();
    for (const film of [HEAT, UP, BRAZIL]) {
      profile.say(film, stars(8));
      vi.advanceTimersByTime(1000);
    }
    const said = profile.entries.map(({ at }) => at).reverse();
    profile.remove(profile.entries[1]);
    expect(titles(profile)).toEqual(['Brazil', 'Heat']);
    profile.undo();
    expect(titles(profile)).toEqual(['Brazil', 'Up', 'Heat']);
    await settled();
    expect(
      store.kept?.entries.map(({ at }) => at),
      'as they were said',
    ).toEqual(said);
  });

  test('with nothing said does nothing', async () => {
    const { profile, store } = await loaded();
    profile.undo();
    await settled();
    expect(store.exchanged, 'read once').toEqual([[]]);
  });
});

describe('forgetting', () => {
  test('leaves nothing, and nothing to undo', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    profile.forget();
    expect(profile.entries).toEqual([]);
    expect(profile.canUndo).toBe(false);
    await settled();
    expect(store.kept?.entries).toEqual([]);
  });

  test('in another tab leaves nothing to undo here either, and what is said then can be', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    await settled();
    store.elsewhere({ at: Date.now() + 1, changes: 'forget' });
    await settled();
    expect(profile.entries).toEqual([]);
    expect(profile.canUndo).toBe(false);
    profile.say(UP, stars(8));
    expect(profile.steps).toBe(1);
  });
});

describe('the clock', () => {
  test('set back does not let an older opinion win, nor change the order', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 });
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    vi.setSystemTime(1000);
    profile.say(HEAT, stars(2));
    profile.say(UP, stars(8));
    await settled();
    expect(profile.halfStarsOf(HEAT)).toBe(2);
    expect(titles(profile)).toEqual(['Up', 'Heat']);
    const { profile: again } = await loaded(store);
    expect(again.halfStarsOf(HEAT)).toBe(2);
    expect(titles(again)).toEqual(['Up', 'Heat']);
  });

  test('that was far ahead once does not keep what was said then for ever', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2999, 0, 1) });
    const { profile } = await loaded();
    profile.say(HEAT, stars(9));
    vi.setSystemTime(new Date(2026, 0, 1));
    profile.say(HEAT, stars(2));
    await settled();
    expect(profile.halfStarsOf(HEAT)).toBe(2);
    profile.undo();
    expect(profile.halfStarsOf(HEAT)).toBe(9);
    profile.remove(profile.entries[0]);
    await settled();
    expect(profile.entries).toEqual([]);
  });
});

describe('the browser’s promise to hold on to ratings', () => {
  async function withFilms(persist: () => Promise<boolean>) {
    const storage = { persisted: () => Promise.resolve(false), persist: vi.fn(persist) };
    vi.stubGlobal('navigator', { storage });
    const some = await loaded();
    some.opens(filmsNamed(['Heat', 'Up', 'Brazil', 'Alien', 'Emma', 'Se7en']));
    return { ...some, storage };
  }
  const promised = () => Promise.resolve(true);

  test('is asked for after the fifth rating and not again', async () => {
    const { profile, storage } = await withFilms(promised);
    [0, 1, 2, 3].forEach((film) => profile.say(film, stars(8)));
    profile.say(5, { kind: 'not-seen' });
    await settled();
    expect(storage.persist).not.toHaveBeenCalled();
    expect(profile.persistence.granted).toBe(false);
    profile.say(4, stars(8));
    profile.say(5, stars(8));
    await settled();
    expect(storage.persist).toHaveBeenCalledTimes(1);
    expect(profile.persistence.granted).toBe(true);
  });

  test('that is refused, or cannot be asked for, changes nothing', async () => {
    const { profile } = await withFilms(() => Promise.reject(new Error('no')));
    [0, 1, 2, 3, 4].forEach((film) => profile.say(film, stars(8)));
    await settled();
    expect(profile.persistence.granted).toBeUndefined();
    expect(profile.ratings).toHaveLength(5);
  });
});

describe('another data set', () => {
  const kept = [entry('Alien', 78748, stars(8), 1), entry('Up', 0, stars(6), 2)];

  async function withKept() {
    const store = new FakeStore();
    store.kept = profileOf(...kept);
    return loaded(store);
  }

  test('counts the later of two opinions that fall on one film in it', async () => {
    const store = new FakeStore();
    // Two films by their IMDb ids, one and the same in data without ids.
    store.kept = profileOf(entry('Up', 7, stars(2), 1), entry('Up', 8, stars(9), 2));
    const { profile, opens } = await loaded(store);
    opens(filmsNamed(['Up'], false));
    expect(profile.halfStarsOf(0)).toBe(9);
  });

  test('keeps the entries that it does not have', async () => {
    const { profile } = await withKept();
    expect(profile.entries.map(({ index }) => index)).toEqual([UP, undefined]);
    expect([...profile.history.films]).toEqual([UP]);
    expect(profile.ratings).toHaveLength(2);
  });

  test('finds them again where it has them', async () => {
    const { profile, opens } = await withKept();
    opens(filmsNamed(['Alien', 'Up', 'Heat'], false));
    expect(profile.entries.map(({ index }) => index)).toEqual([1, 0]);
    expect([...profile.history.halfStars]).toEqual([8, 6]);
  });

  test('leaves them to be removed where it has none of them', async () => {
    const { profile, store, opens } = await withKept();
    opens(filmsNamed(['Psycho'], false));
    expect([...profile.history.films]).toEqual([]);
    profile.remove(profile.entries[0]);
    await settled();
    expect(store.kept?.entries).toEqual([kept[0]]);
  });
});
