import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE_TASTE, type StartingTaste } from '../../src/core/recommend/starting-taste';
import { ProfileState } from '../../src/state/profile.svelte';
import { Route } from '../../src/state/route.svelte';
import { Starting } from '../../src/state/starting.svelte';
import { SteeringState } from '../../src/state/steering.svelte';
import { Taste } from '../../src/state/taste.svelte';
import { browserAt } from './browser-address';
import { FakeStorage } from './browser-storage';
import { FakeStore, filmsNamed } from './fixtures';

const films = filmsNamed(['Heat', 'Up', 'Brazil', 'Fargo']);
const refOf = (title: string) => ({ title, year: 1999, imdb: 0 });
const POINTS: StartingTaste = {
  kind: 'groups',
  films: ['Brazil', 'Fargo', 'Nowhere'].map((title) => ({ film: refOf(title), halfStars: 9 })),
};

let storage = new FakeStorage();
beforeEach(() => {
  storage = new FakeStorage();
  vi.stubGlobal('localStorage', storage);
  vi.setSystemTime('2020-06-01');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function world(hash = '#/for-you') {
  browserAt(hash);
  const known = () => films;
  const profile = new ProfileState(new FakeStore(), known);
  await profile.load();
  const starting = new Starting();
  const steering = new SteeringState(new Route(['for-you']), known);
  return { profile, starting, steering, taste: new Taste(known, profile, starting, steering) };
}

describe('the taste that models take', () => {
  test('is the ratings, and nothing else', async () => {
    const { profile, taste } = await world();
    profile.say(1, { kind: 'rating', halfStars: 9 });
    profile.say(2, { kind: 'not-seen' });
    profile.say(3, { kind: 'saved', note: '' });
    expect(taste.history).toEqual(profile.history);
    expect([...taste.history.films]).toEqual([1]);
    expect([taste.borrowed, taste.unwindowed]).toEqual([0, undefined]);
  });

  test('begins with what there is to begin with, which ratings replace and the profile never sees', async () => {
    const { profile, starting, taste } = await world();
    starting.begin(POINTS);
    expect([...taste.history.films]).toEqual([2, 3]);
    expect([taste.borrowed, taste.isOwn(2)]).toEqual([2, false]);
    expect([profile.ratings.length, profile.exportable]).toEqual([0, false]);
    profile.say(0, { kind: 'rating', halfStars: 4 });
    expect([...taste.history.films]).toEqual([0, 2]);
    expect([taste.borrowed, taste.isOwn(0)]).toEqual([1, true]);
    profile.say(2, { kind: 'not-interested' });
    expect([...taste.history.films]).toEqual([0]);
    starting.remove();
    expect(taste.history).toEqual(profile.history);
  });

  test('is of the last years where only those count', async () => {
    const { profile, steering, taste } = await world();
    profile.say(0, { kind: 'rating', halfStars: 4 });
    vi.setSystemTime('2023-06-01');
    profile.say(1, { kind: 'rating', halfStars: 9 });
    expect([...taste.history.films]).toEqual([0, 1]);
    steering.set({ since: '2' });
    expect([...taste.history.films]).toEqual([1]);
    expect([...(taste.unwindowed?.films ?? [])]).toEqual([0, 1]);
    expect([...taste.dismissed], 'seen all the same').toEqual([0, 1]);
    steering.set({ since: '5' });
    expect([...taste.history.films]).toEqual([0, 1]);
    steering.set({ since: undefined });
    expect(taste.dismissed).toBe(profile.dismissed);
  });

  test('does not go back to what it began with because older ratings do not count', async () => {
    const { profile, starting, steering, taste } = await world();
    starting.begin(POINTS);
    [0, 1].forEach((film) => profile.say(film, { kind: 'rating', halfStars: 4 }));
    expect(taste.outgrown).toBe(false);
    profile.say(3, { kind: 'rating', halfStars: 4 });
    expect(taste.outgrown).toBe(true);
    vi.setSystemTime('2023-06-01');
    steering.set({ since: '1' });
    expect([...taste.history.films]).toEqual([]);
  });
});

describe('a taste to begin with', () => {
  test('is kept on this device until it is removed', async () => {
    (await world()).starting.begin(SAMPLE_TASTE);
    const { starting } = await world();
    expect(starting.taste).toEqual(SAMPLE_TASTE);
    starting.remove();
    expect((await world()).starting.taste).toBeUndefined();
  });

  test('lasts as long as the page where the browser keeps nothing', async () => {
    const refused = () => {
      throw new DOMException('Denied.', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refused, setItem: refused, removeItem: refused });
    const { starting } = await world();
    starting.begin(POINTS);
    expect(starting.taste).toBe(POINTS);
    starting.remove();
    expect(starting.taste).toBeUndefined();
  });

  test.each(['{', '{"kind":"groups"}', '7', '[]'])('is none where %s was kept', async (text) => {
    storage.setItem('matinee-starting-taste', text);
    expect((await world()).starting.taste).toBeUndefined();
  });
});
