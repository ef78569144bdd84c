import { forceCloseDatabase, IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { createStore, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_PROFILE, type Act } from '../../src/core/profile';
import { openProfileStore, type ProfileStore } from '../../src/state/profile-store';
import { film, profileOf, rated } from '../core/profiles';
import { FakeChannel, FakeStorage } from './browser-storage';
import { named } from './fixtures';

const NAME = 'matinee-profile';
const HEAT = rated(film('Heat'), 8, 8);
const UP = rated(film('Up'), 9, 9);
const say = (...entries: readonly (typeof HEAT)[]): Act => ({
  at: Math.max(...entries.map(({ at }) => at)),
  changes: entries.map((entry) => ({ film: entry.film, entry })),
});

beforeEach(() => {
  FakeChannel.open = [];
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('BroadcastChannel', FakeChannel);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const load = async (store: ProfileStore) => store.exchange([], EMPTY_PROFILE);
const save = async (store: ProfileStore, ...acts: readonly Act[]) =>
  store.exchange(acts, EMPTY_PROFILE);
const titlesIn = async (store: ProfileStore) =>
  (await load(store))?.profile.entries.map(({ film: { title } }) => title);

/** The record itself, as another program would see and change it. */
const raw = {
  read: () => get<unknown>('profile', createStore(NAME, NAME)),
  write: (value: unknown) => set('profile', value, createStore(NAME, NAME)),
};

/** Lets the next calls fail as the browser would, one after the other. */
function failing(error: Error, times: number) {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  for (let k = 0; k < times; k++) {
    transaction.mockImplementationOnce(() => {
      throw error;
    });
  }
}

/** Every connection that is opened from now on. */
function watchConnections(): IDBDatabase[] {
  const connections: IDBDatabase[] = [];
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((name) => {
    const request = open(name);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  });
  return connections;
}

describe('the kept profile', () => {
  test('is nothing at first, then what was saved', async () => {
    const store = openProfileStore();
    expect(await load(store)).toBeUndefined();
    const saved = await save(store, say(HEAT), say(UP));
    expect(saved?.profile.entries).toEqual([HEAT, UP]);
    expect(await load(store)).toEqual(saved);
    expect(await titlesIn(openProfileStore())).toEqual(['Heat', 'Up']);
  });

  test('has what two tabs say at the same time', async () => {
    const [one, two] = [openProfileStore(), openProfileStore()];
    await Promise.all([save(one, say(HEAT)), save(two, say(UP))]);
    expect(await titlesIn(one)).toEqual(['Heat', 'Up']);
  });

  test('holds nothing of what was forgotten', async () => {
    const store = openProfileStore();
    await save(store, say(HEAT));
    await save(store, { at: 10, changes: 'forget' });
    expect(await raw.read()).toEqual({ ...EMPTY_PROFILE, forgottenAt: 10 });
  });

  test('is flushed to the disk before it is said to be kept', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await save(openProfileStore(), say(HEAT));
    expect(transaction).toHaveBeenCalledWith(NAME, 'readwrite', { durability: 'strict' });
  });
});

describe('other tabs', () => {
  test('are told, and not this one, of each change once it is kept', async () => {
    const [one, two] = [openProfileStore(), openProfileStore()];
    const heard: string[] = [];
    one.onChange(() => heard.push('one'));
    two.onChange(() => heard.push('two'));
    await save(one, say(HEAT));
    await load(one);
    expect(heard).toEqual(['two']);
  });

  test('are told through localStorage where there is no BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const storage = new FakeStorage();
    vi.stubGlobal('localStorage', storage);
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    const store = openProfileStore();
    let heard = 0;
    store.onChange(() => (heard += 1));

    const before = storage.getItem('matinee-kept');
    await save(store, say(HEAT));
    const after = storage.getItem('matinee-kept');
    expect(after, 'a change, or the others would hear nothing').not.toBe(before);
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'matinee-theme' }));
    expect(heard).toBe(0);
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'matinee-kept' }));
    expect(heard).toBe(1);
  });

  test('hear nothing where there is neither, and ratings are kept all the same', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const store = openProfileStore();
    store.onChange(() => {});
    await save(store, say(HEAT));
    expect(await titlesIn(store)).toEqual(['Heat']);
  });
});

describe('a connection that', () => {
  test('the browser closes is opened anew, and the page hears of it', async () => {
    const connections = watchConnections();
    const store = openProfileStore();
    let heard = 0;
    store.onChange(() => (heard += 1));
    await save(store, say(HEAT));
    forceCloseDatabase(connections[0] as never); // its types ask for the class, not for one of it
    await vi.waitUntil(() => heard === 1);
    await save(store, say(UP));
    expect(await titlesIn(store)).toEqual(['Heat', 'Up']);
    expect(connections).toHaveLength(2);
  });

  test('is closed without a word is opened anew when it is used', async () => {
    const connections = watchConnections();
    const store = openProfileStore();
    await save(store, say(HEAT));
    connections[0].close();
    await save(store, say(UP));
    expect(await titlesIn(store)).toEqual(['Heat', 'Up']);
  });

  test('stands in the way of deleting the database makes room, and the profile is kept again', async () => {
    const store = openProfileStore();
    let heard = 0;
    store.onChange(() => (heard += 1));
    const kept = await save(store, say(HEAT));
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(NAME);
      deleting.onsuccess = resolve;
      deleting.onblocked = reject;
    });
    expect(heard).toBe(1);
    expect(await load(store)).toBeUndefined();
    await store.exchange([say(UP)], kept?.profile ?? EMPTY_PROFILE);
    expect(await titlesIn(store)).toEqual(['Heat', 'Up']);
  });
});

describe('a transaction that', () => {
  test('fails once is tried again', async () => {
    const store = openProfileStore();
    await save(store, say(HEAT));
    failing(named('UnknownError', 'Connection to Indexed Database server lost.'), 1);
    await save(store, say(UP));
    expect(await titlesIn(store)).toEqual(['Heat', 'Up']);
  });

  test('is aborted is tried again', async () => {
    const store = openProfileStore();
    await save(store, say(HEAT));
    const transaction = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
      this: IDBDatabase,
      ...args
    ) {
      const begun = transaction.apply(this, args);
      queueMicrotask(() => begun.abort());
      return begun;
    });
    await save(store, say(UP));
    expect(await titlesIn(store)).toEqual(['Heat', 'Up']);
  });

  test('finds no room is reported as such, and leaves what was kept', async () => {
    const store = openProfileStore();
    await save(store, say(HEAT));
    failing(named('QuotaExceededError', 'full'), 2);
    await expect(save(store, say(UP))).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await titlesIn(store)).toEqual(['Heat']);
  });
});

describe('a record', () => {
  test('of an earlier Matinée, which had only entries, is read and written to', async () => {
    await raw.write({ version: 1, entries: [HEAT] });
    const store = openProfileStore();
    expect(await load(store)).toEqual({ profile: profileOf(HEAT) });
    await save(store, say(UP));
    expect(await titlesIn(store)).toEqual(['Heat', 'Up']);
  });

  test('of a newer Matinée is neither read nor written over', async () => {
    const newer = { version: 3, entries: { packed: new Uint8Array(3) } };
    await raw.write(newer);
    const store = openProfileStore();
    for (const acts of [[], [say(HEAT)], [{ at: 99, changes: 'forget' as const }]]) {
      await expect(save(store, ...acts)).rejects.toMatchObject({ name: 'NewerError' });
    }
    expect(await raw.read()).toEqual(newer);
  });

  test('that is damaged is kept beside what could be read of it, by whoever sees it first', async () => {
    const damaged = { version: 1, entries: [HEAT, { film: 'gone' }] };
    await raw.write(damaged);
    const store = openProfileStore();
    expect(await load(store)).toMatchObject({ damage: { read: 1, of: 2 } });
    expect(await raw.read()).toEqual({ ...profileOf(HEAT), damaged: [damaged] });
    expect(await load(store), 'it is sound').toEqual({
      profile: { ...profileOf(HEAT), damaged: [damaged] },
    });
  });

  test('that is damaged loses nothing when it is written to before it is read', async () => {
    await raw.write('nonsense');
    const store = openProfileStore();
    expect(await save(store, say(UP))).toMatchObject({ damage: { read: 0, of: undefined } });
    expect(await raw.read()).toEqual({ ...profileOf(UP), damaged: ['nonsense'] });
  });

  test('that is damaged is read where there is no room to put it in order', async () => {
    const damaged = { version: 1, entries: [HEAT, 7] };
    await raw.write(damaged);
    const transaction = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...args
    ) {
      if (args[1] === 'readwrite') throw named('QuotaExceededError', 'full');
      return transaction.apply(this, args);
    });
    expect(await load(openProfileStore())).toMatchObject({
      profile: { entries: [HEAT], damaged: [damaged] },
      damage: { read: 1, of: 2 },
    });
    expect(await raw.read()).toEqual(damaged);
  });

  test('that is gone is replaced by what the page knows', async () => {
    const store = openProfileStore();
    const reading = await store.exchange([say(UP)], profileOf(HEAT));
    expect(reading?.profile.entries).toEqual([HEAT, UP]);
    expect(await titlesIn(openProfileStore())).toEqual(['Heat', 'Up']);
  });
});

describe('a browser that', () => {
  const refusing = (open: () => unknown) => ({ open });
  test.each<[string, unknown]>([
    ['has no IndexedDB', undefined],
    [
      'forbids it',
      refusing(() => {
        throw new DOMException('no', 'SecurityError');
      }),
    ],
    [
      'denies it when it is opened',
      refusing(() => {
        const request = { error: new DOMException('denied', 'UnknownError'), onerror: () => {} };
        queueMicrotask(() => request.onerror());
        return request;
      }),
    ],
  ])('%s refuses', async (_, indexedDB) => {
    vi.stubGlobal('indexedDB', indexedDB);
    const store = openProfileStore();
    await expect(load(store)).rejects.toMatchObject({ name: 'RefusedError' });
    await expect(save(store, say(HEAT))).rejects.toMatchObject({ name: 'RefusedError' });
  });

  test('refuses at first and then allows it is written to', async () => {
    const allowed = indexedDB;
    vi.stubGlobal('indexedDB', undefined);
    const store = openProfileStore();
    await expect(save(store, say(HEAT))).rejects.toThrow();
    vi.stubGlobal('indexedDB', allowed);
    await save(store, say(HEAT));
    expect(await titlesIn(store)).toEqual(['Heat']);
  });
});
