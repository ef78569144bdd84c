import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Act, Entry } from '../../src/core/profile';
import { openJournal } from '../../src/state/profile-journal';
import { PATIENCE_MS, ProfileKeeper, RETRY_MS } from '../../src/state/profile-keeper.svelte';
import { film, profileOf, rated } from '../core/profiles';
import { FakeStorage } from './browser-storage';
import { FakeStore, Later, named, settled } from './fixtures';

const HEAT = rated(film('Heat'), 8, 10);
const UP = rated(film('Up'), 9, 20);
const say = (entry: Entry): Act => ({
  at: entry.at,
  changes: [{ film: entry.film, entry }],
});

const localStorageIs = (storage: FakeStorage | undefined) =>
  void vi.stubGlobal('localStorage', storage);

beforeEach(() => {
  localStorageIs(new FakeStorage());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const keeperOf = (store: FakeStore) => new ProfileKeeper(store, openJournal());

async function loaded(store = new FakeStore()) {
  const keeper = keeperOf(store);
  await keeper.load();
  await settled();
  return { store, keeper };
}

async function pass(ms: number) {
  vi.advanceTimersByTime(ms);
  await settled();
}

const noted = () => openJournal().read().length;
const titles = ({ profile }: ProfileKeeper) => profile.entries.map(({ film: { title } }) => title);

describe('a browser that does not answer', () => {
  test('is told of after a while, the page goes on, and a late answer ends it', async () => {
    const store = new FakeStore();
    store.kept = profileOf(HEAT);
    const answer = new Later<void>();
    store.answering = answer.promise;
    const keeper = keeperOf(store);
    const loading = keeper.load();
    await pass(PATIENCE_MS - 1);
    expect(keeper.loaded).toBe(false);
    await pass(1);
    await loading;
    expect(keeper.loaded).toBe(true);
    expect(keeper.trouble).toEqual({ why: 'silent', unread: true, safe: true });

    keeper.commit(say(UP));
    expect(titles(keeper)).toEqual(['Up']);
    answer.resolve();
    await settled();
    expect(keeper.trouble).toBeUndefined();
    expect(titles(keeper)).toEqual(['Heat', 'Up']);
    expect(store.kept?.entries).toEqual([HEAT, UP]);
  });

  test('to a rating is told of too', async () => {
    const { keeper, store } = await loaded();
    store.answering = new Promise(() => {});
    keeper.commit(say(HEAT));
    await pass(PATIENCE_MS);
    expect(keeper.trouble).toEqual({ why: 'silent', unread: false, safe: true });
  });

  test('in time is not told of', async () => {
    const { keeper } = await loaded();
    keeper.commit(say(HEAT));
    await settled();
    await pass(10 * PATIENCE_MS);
    expect(keeper.trouble).toBeUndefined();
  });
});

describe('a browser that does not keep the profile', () => {
  test.each([
    ['QuotaExceededError', 'full'],
    ['RefusedError', 'refused'],
    ['UnknownError', 'failing'],
    ['NewerError', 'newer'],
  ])('by %s is told of as %s, and tried again until it does', async (name, why) => {
    const { keeper, store } = await loaded();
    store.broken = named(name, 'no');
    keeper.commit(say(HEAT));
    await settled();
    expect(keeper.trouble).toEqual({ why, unread: false, safe: true });
    await pass(RETRY_MS);
    expect(keeper.trouble?.why).toBe(why);

    store.broken = undefined;
    await pass(RETRY_MS);
    expect(keeper.trouble).toBeUndefined();
    expect(store.kept?.entries).toEqual([HEAT]);
    expect(noted()).toBe(0);
    const exchanges = store.exchanged.length;
    await pass(10 * RETRY_MS);
    expect(store.exchanged, 'nothing is left to try').toHaveLength(exchanges);
  });

  test('at first shows what the journal holds, and says that the rest cannot be read', async () => {
    openJournal().write(say(HEAT));
    const store = new FakeStore();
    store.broken = new Error('broken');
    const { keeper } = await loaded(store);
    expect(keeper.loaded).toBe(true);
    expect(titles(keeper)).toEqual(['Heat']);
    expect(keeper.trouble).toEqual({ why: 'failing', unread: true, safe: true });
    expect(noted()).toBe(1);
  });

  test('but lets it be read shows all of it', async () => {
    openJournal().write(say(UP));
    const store = new FakeStore();
    const { exchange } = store;
    store.kept = profileOf(HEAT);
    store.exchange = (acts, known) =>
      acts.length > 0 ? Promise.reject(named('QuotaExceededError', 'full')) : exchange(acts, known);
    const { keeper } = await loaded(store);
    expect(titles(keeper)).toEqual(['Heat', 'Up']);
    expect(keeper.trouble).toEqual({ why: 'full', unread: false, safe: true });
  });

  test('is tried again at once with the next act', async () => {
    const { keeper, store } = await loaded();
    store.broken = new Error('broken');
    keeper.commit(say(HEAT));
    await settled();
    store.broken = undefined;
    keeper.commit(say(UP));
    await settled();
    expect(keeper.trouble).toBeUndefined();
    expect(store.kept?.entries).toEqual([HEAT, UP]);
  });

  test.each<[string, FakeStorage | undefined]>([
    ['missing', undefined],
    ['full', new FakeStorage(20)],
  ])(
    'nor the journal, which is %s, has the page keep it in memory and say so',
    async (_, storage) => {
      localStorageIs(storage);
      const store = new FakeStore();
      store.broken = named('RefusedError', 'no');
      const { keeper } = await loaded(store);
      expect(keeper.trouble).toEqual({ why: 'refused', unread: true, safe: false });
      keeper.commit(say(HEAT));
      await settled();
      expect(titles(keeper)).toEqual(['Heat']);
      expect(keeper.trouble?.safe).toBe(false);

      store.broken = undefined;
      await pass(RETRY_MS);
      expect(keeper.trouble).toBeUndefined();
      expect(store.kept?.entries).toEqual([HEAT]);
    },
  );

  test('is not safe while one act of many is in memory only', async () => {
    localStorageIs(new FakeStorage(250));
    const { keeper, store } = await loaded();
    store.broken = named('QuotaExceededError', 'full');
    keeper.commit(say(HEAT));
    await settled();
    expect(keeper.trouble?.safe).toBe(true);
    keeper.commit(say(UP));
    await settled();
    expect(keeper.trouble?.safe).toBe(false);
  });

  test('loses nothing where only the journal is missing', async () => {
    localStorageIs(undefined);
    const { keeper, store } = await loaded();
    keeper.commit(say(HEAT));
    await settled();
    expect(keeper.trouble).toBeUndefined();
    expect(store.kept?.entries).toEqual([HEAT]);
  });
});
