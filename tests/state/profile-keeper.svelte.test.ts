import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_PROFILE, type Act, type Entry } from '../../src/core/profile';
import { openJournal } from '../../src/state/profile-journal';
import { ProfileKeeper } from '../../src/state/profile-keeper.svelte';
import { film, profileOf, rated } from '../core/profiles';
import { FakeStorage } from './browser-storage';
import { FakeStore, Later, settled } from './fixtures';

const HEAT = rated(film('Heat'), 8, 10);
const UP = rated(film('Up'), 9, 20);
const EMMA = rated(film('Emma'), 6, 30);
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

const noted = () => openJournal().read().length;
const titles = ({ profile }: ProfileKeeper) => profile.entries.map(({ film: { title } }) => title);

describe('an act', () => {
  test('is shown and written down when the call returns, and leaves the journal once it is kept', async () => {
    const { keeper, store } = await loaded();
    keeper.commit(say(HEAT));
    expect(titles(keeper)).toEqual(['Heat']);
    expect(noted()).toBe(1);
    await settled();
    expect(store.kept?.entries).toEqual([HEAT]);
    expect(noted()).toBe(0);
    expect(keeper.trouble).toBeUndefined();
  });

  test('is written after the one before it, with all that were said meanwhile', async () => {
    const { keeper, store } = await loaded();
    const first = new Later<void>();
    store.answering = first.promise;
    [HEAT, UP, EMMA].forEach((entry) => keeper.commit(say(entry)));
    await settled();
    expect(store.exchanged.slice(1)).toEqual([[say(HEAT)]]);
    first.resolve();
    await settled();
    expect(store.exchanged.slice(2)).toEqual([[say(UP), say(EMMA)]]);
    expect(titles(keeper)).toEqual(['Heat', 'Up', 'Emma']);
    expect(noted()).toBe(0);
  });

  test('changes what is shown once, not again when it is kept', async () => {
    const { keeper } = await loaded();
    keeper.commit(say(HEAT));
    const shown = keeper.profile;
    await settled();
    expect(keeper.profile).toBe(shown);
  });
});

describe('another tab', () => {
  test('is followed when it has written', async () => {
    const { keeper, store } = await loaded();
    store.elsewhere(say(HEAT));
    await settled();
    expect(titles(keeper)).toEqual(['Heat']);
  });

  test('does not hide what is just being written here', async () => {
    const { keeper, store } = await loaded();
    const first = new Later<void>();
    store.answering = first.promise;
    keeper.commit(say(HEAT));
    store.elsewhere(say(UP));
    keeper.commit(say(EMMA));
    await settled();
    expect(titles(keeper)).toEqual(['Heat', 'Emma']);
    first.resolve();
    await settled();
    expect(titles(keeper)).toEqual(['Heat', 'Up', 'Emma']);
  });

  test('that only reports a change is not answered with another', async () => {
    const { store } = await loaded();
    openJournal().write(say(UP));
    store.elsewhere(say(HEAT));
    await settled();
    expect(store.exchanged).toEqual([[], []]);
  });

  test('that forgets everything takes along what this one could not write', async () => {
    const { keeper, store } = await loaded();
    store.broken = new Error('broken');
    keeper.commit(say(HEAT));
    await settled();
    store.broken = undefined;
    store.elsewhere({ at: 15, changes: 'forget' });
    await settled();
    expect(titles(keeper)).toEqual([]);
    expect(store.kept?.entries).toEqual([]);
    expect(noted()).toBe(0);
  });
});

describe('a tab that was killed', () => {
  test('before its act was kept has left it to the next one', async () => {
    const { keeper, store } = await loaded();
    store.answering = new Promise(() => {}); // the tab is gone before there is an answer
    keeper.commit(say(HEAT));
    keeper.commit({ at: 20, changes: [{ film: HEAT.film, entry: undefined }] });
    keeper.commit(say(EMMA));

    store.answering = undefined;
    const next = await loaded(store);
    expect(titles(next.keeper)).toEqual(['Emma']);
    expect(store.kept?.entries).toEqual([EMMA]);
    expect(noted()).toBe(0);
  });

  test('is also cared for by a tab that lives, with its own next act', async () => {
    const { keeper, store } = await loaded();
    openJournal().write(say(HEAT));
    keeper.commit(say(UP));
    await settled();
    expect(store.kept?.entries).toEqual([HEAT, UP]);
    expect(noted()).toBe(0);
  });

  test('does not undo what was done after it', async () => {
    const store = new FakeStore();
    store.kept = profileOf(rated(HEAT.film, 2, 50));
    openJournal().write(say(HEAT));
    const { keeper } = await loaded(store);
    expect(keeper.profile.entries).toEqual([rated(HEAT.film, 2, 50)]);
  });
});

describe('forgetting', () => {
  const forget: Act = { at: 50, changes: 'forget' };

  test('while nothing can be written leaves no rating in the journal, and is made good later', async () => {
    const { keeper, store } = await loaded();
    store.kept = profileOf(UP);
    store.broken = new Error('broken');
    keeper.commit(say(HEAT));
    keeper.commit(forget);
    expect(titles(keeper)).toEqual([]);
    await settled();
    expect(openJournal().read()).toMatchObject([{ act: forget }]);

    store.broken = undefined;
    await loaded(store);
    expect(store.kept).toEqual({ ...EMPTY_PROFILE, forgottenAt: 50 });
    expect(noted()).toBe(0);
  });
});

describe('a record that', () => {
  test('is deleted from outside stays on the page, which can keep it again', async () => {
    const { keeper, store } = await loaded();
    keeper.commit(say(HEAT));
    await settled();
    store.erase();
    await settled();
    expect(keeper.erased).toBe(true);
    expect(titles(keeper)).toEqual(['Heat']);
    expect(store.kept, 'not without being asked').toBeUndefined();
    keeper.restore();
    await settled();
    expect(keeper.erased).toBe(false);
    expect(store.kept).toMatchObject({ entries: [HEAT] });
  });

  test('is deleted from outside is kept again with the next rating', async () => {
    const { keeper, store } = await loaded();
    keeper.commit(say(HEAT));
    await settled();
    store.erase();
    await settled();
    keeper.commit(say(UP));
    await settled();
    expect(keeper.erased).toBe(false);
    expect(store.kept).toMatchObject({ entries: [HEAT, UP] });
  });

  test('never was is not taken for one that is gone', async () => {
    const { keeper, store } = await loaded();
    store.erase();
    await settled();
    expect(keeper.erased).toBe(false);
  });

  test('is damaged is told of until the visitor has seen it', async () => {
    const store = new FakeStore();
    const damage = { read: 1, of: 2 };
    store.exchange = () => Promise.resolve({ profile: profileOf(HEAT), damage });
    const { keeper } = await loaded(store);
    expect(keeper.damage).toEqual(damage);
    store.exchange = () => Promise.resolve({ profile: profileOf(HEAT) });
    store.elsewhere();
    await settled();
    expect(keeper.damage).toEqual(damage);
  });
});
