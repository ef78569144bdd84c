import { flushSync } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import type { Films } from '../../src/core/films';
import { exportProfile, type Entry, type Opinion } from '../../src/core/profile';
import { ProfileState } from '../../src/state/profile.svelte';
import { FakeStore, filmsNamed, Later, settled } from './fixtures';

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

const titles = ({ entries }: ProfileState) => entries.map(({ film: { title } }) => title);

describe('saying something of a film', () => {
  test('shows at once and is kept', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    expect(profile.halfStarsOf(HEAT)).toBe(9);
    await settled();
    expect(store.kept.entries).toMatchObject([{ film: refTo('Heat', 1), opinion: stars(9) }]);
    expect(profile.notKept).toBe(false);
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
    expect(store.saved).toEqual([]);
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
    expect(store.kept.entries).toEqual([]);
  });

  test('brings back what was removed, where it was', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { profile } = await loaded();
    for (const film of [HEAT, UP, BRAZIL]) {
      profile.say(film, stars(8));
      vi.advanceTimersByTime(1000);
    }
    profile.remove(profile.entries[1]);
    expect(titles(profile)).toEqual(['Brazil', 'Heat']);
    profile.undo();
    expect(titles(profile)).toEqual(['Brazil', 'Up', 'Heat']);
    vi.useRealTimers();
  });

  test('with nothing said does nothing', async () => {
    const { profile, store } = await loaded();
    profile.undo();
    await settled();
    expect(store.saved).toEqual([]);
  });
});

describe('keeping', () => {
  test('saves in the order of the clicks, one after the other', async () => {
    const store = new FakeStore();
    const { profile } = await loaded(store);
    const first = new Later<void>();
    const order: string[] = [];
    const save = store.save;
    store.save = async (changes) => {
      order.push(`begin ${changes[0].film.title}`);
      if (changes[0].film.title === 'Heat') await first.promise;
      order.push(`end ${changes[0].film.title}`);
      return save(changes);
    };
    profile.say(HEAT, stars(9));
    profile.say(UP, stars(2));
    await settled();
    first.resolve();
    await settled();
    expect(order).toEqual(['begin Heat', 'end Heat', 'begin Up', 'end Up']);
  });

  test('that fails is shown, and no longer once it works', async () => {
    const { profile, store } = await loaded();
    store.broken = true;
    profile.say(HEAT, stars(9));
    await settled();
    expect(profile.notKept).toBe(true);
    expect(profile.halfStarsOf(HEAT)).toBe(9);
    store.broken = false;
    profile.say(UP, stars(8));
    await settled();
    expect(profile.notKept).toBe(false);
  });

  test('that is refused from the start leaves a page that works and says so', async () => {
    const store = new FakeStore();
    store.broken = true;
    const { profile } = await loaded(store);
    expect(profile.loaded).toBe(true);
    expect(profile.notKept).toBe(true);
    profile.say(HEAT, stars(9));
    expect(profile.halfStarsOf(HEAT)).toBe(9);
  });

  test('ends when the visitor asks for it: nothing is left, and nothing to undo', async () => {
    const { profile, store } = await loaded();
    profile.say(HEAT, stars(9));
    await profile.forget();
    expect(profile.entries).toEqual([]);
    expect(profile.canUndo).toBe(false);
    expect(store.kept.entries).toEqual([]);
  });
});

describe('another tab', () => {
  const said = entry('Brazil', 3, stars(10), 1);

  test('is followed when it has saved', async () => {
    const { profile, store } = await loaded();
    store.elsewhere({ film: said.film, entry: said });
    await settled();
    expect(profile.halfStarsOf(BRAZIL)).toBe(10);
  });

  test('does not hide what is just being saved here', async () => {
    const { profile, store } = await loaded();
    const first = new Later<void>();
    const save = store.save;
    store.save = (changes) => first.promise.then(() => save(changes));
    profile.say(HEAT, stars(9));
    store.elsewhere({ film: said.film, entry: said });
    profile.say(UP, stars(8));
    await settled();
    expect(profile.halfStarsOf(UP)).toBe(8);
    first.resolve();
    await settled();
    expect([HEAT, UP, BRAZIL].map((film) => profile.halfStarsOf(film))).toEqual([9, 8, 10]);
  });
});

describe('another data set', () => {
  const kept = [entry('Alien', 78748, stars(8), 1), entry('Up', 0, stars(6), 2)];

  async function withKept() {
    const store = new FakeStore();
    store.kept = { version: 1, entries: kept };
    return loaded(store);
  }

  test('counts the later of two opinions that fall on one film in it', async () => {
    const store = new FakeStore();
    // Two films by their IMDb ids, one and the same in data without ids.
    store.kept = {
      version: 1,
      entries: [entry('Up', 7, stars(2), 1), entry('Up', 8, stars(9), 2)],
    };
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
    expect(store.kept.entries).toEqual([kept[0]]);
  });
});

describe('importing', () => {
  const file = (...entries: readonly Entry[]) => exportProfile({ version: 1, entries });

  test('adds what is new or newer and counts both', async () => {
    const store = new FakeStore();
    const old = entry('Heat', 1, stars(2), 10);
    const recent = entry('Up', 2, stars(9), 11);
    store.kept = { version: 1, entries: [old, recent] };
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
    expect(store.kept.entries).toEqual([old, recent]);
  });

  test('takes the latest of what a file says twice, and counts it once', async () => {
    const { profile } = await loaded();
    const text = file(entry('Heat', 1, stars(8), 20), entry('Heat', 1, stars(3), 5));
    expect(profile.import(text, 'mine.json')).toEqual({ added: 1, kept: 0 });
    expect(profile.halfStarsOf(HEAT)).toBe(8);
  });

  test('the own export adds nothing and cannot be undone', async () => {
    const store = new FakeStore();
    store.kept = { version: 1, entries: [entry('Heat', 1, stars(2), 10)] };
    const { profile } = await loaded(store);
    expect(profile.import(profile.export(), 'mine.json')).toEqual({ added: 0, kept: 1 });
    expect(profile.canUndo).toBe(false);
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
