import { IDBObjectStore } from 'fake-indexeddb';
import { createStore, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bytesOf, openStorage } from '../../workers/storage';
import { checkerboard } from '../fixtures';
import { emptyDatabase } from './fixtures';

const fit = (value: number) => ({ weights: Float32Array.of(value), n: 1 });
const loaded = { data: checkerboard(6), report: [] };
const database = () => createStore('matinee', 'matinee');

/** A storage with fits kept in this order, a second apart. */
async function storageWith(...names: string[]) {
  const storage = openStorage();
  for (const name of names) {
    await storage.saveFit(name, fit(1));
    vi.advanceTimersByTime(1000);
  }
  return storage;
}

/** Makes the database too full to write to until so many entries are gone. */
function full(until: number): void {
  const { put, delete: remove } = IDBObjectStore.prototype;
  let removed = 0;
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: never, key) {
    removed += 1;
    return remove.call(this, key);
  });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: never, value, key) {
    if (removed < until) throw new DOMException('The disk is full.', 'QuotaExceededError');
    return put.call(this, value, key);
  });
}

beforeEach(() => {
  emptyDatabase();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('what is kept', () => {
  test('comes back as it was, also to another storage', async () => {
    await (await storageWith('a')).saveDataset(loaded);
    const later = openStorage();
    expect(await later.loadFit('a')).toEqual(fit(1));
    expect(await later.loadDataset(loaded.data.sha256)).toEqual(loaded);
    expect(await later.loadFit('b')).toBeUndefined();
  });

  test('by another version of the app is not used', async () => {
    const storage = await storageWith('a');
    const kept = await get<object>('fit:a', database());
    await set('fit:a', { ...kept, version: 2 }, database());
    expect(await storage.loadFit('a')).toBeUndefined();
  });

  test('is counted by kind', async () => {
    const storage = await storageWith('a', 'b');
    await storage.saveDataset(loaded);
    expect(await storage.usage()).toEqual({
      fits: 2,
      fitBytes: 2 * (4 + 8),
      dataBytes: bytesOf(loaded),
    });
  });

  test('is forgotten fits first: the data set and the profile stay', async () => {
    const storage = await storageWith('a', 'b');
    await storage.saveDataset(loaded);
    await set('profile', { version: 1, entries: [] }, database());
    await storage.forget('fits');
    expect(await storage.loadFit('a')).toBeUndefined();
    expect((await storage.usage()).fits).toBe(0);
    expect(await storage.loadDataset(loaded.data.sha256)).toEqual(loaded);
    expect(await get('profile', database())).toEqual({ version: 1, entries: [] });
    await storage.forget('all');
    expect(await storage.usage()).toEqual({ fits: 0, fitBytes: 0, dataBytes: 0 });
    expect(await get('profile', database())).toEqual({ version: 1, entries: [] });
  });
});

describe('a full database', () => {
  test('gives up the oldest entries until there is room', async () => {
    const storage = await storageWith('z', 'm', 'a');
    full(2);
    expect(await storage.saveFit('new', fit(2))).toBe(true);
    const found = await Promise.all(['z', 'm', 'a', 'new'].map((name) => storage.loadFit(name)));
    expect(found).toEqual([undefined, undefined, fit(1), fit(2)]);
  });

  test('gives up data sets too, in the order of their age', async () => {
    const storage = openStorage();
    await storage.saveDataset(loaded);
    vi.advanceTimersByTime(1000);
    await storage.saveFit('a', fit(1));
    full(1);
    expect(await storage.saveFit('new', fit(2))).toBe(true);
    expect(await storage.loadDataset(loaded.data.sha256)).toBeUndefined();
    expect(await storage.loadFit('a')).toEqual(fit(1));
  });

  test('keeps nothing, and says so, where even that is not enough; the profile stays', async () => {
    const storage = await storageWith('a', 'b');
    await set('profile', { version: 1, entries: [] }, database());
    full(100);
    expect(await storage.saveFit('new', fit(2))).toBe(false);
    expect(await storage.usage()).toEqual({ fits: 0, fitBytes: 0, dataBytes: 0 });
    expect(await get('profile', database())).toEqual({ version: 1, entries: [] });
    await storage.forget('all');
    expect(await storage.usage()).toEqual({ fits: 0, fitBytes: 0, dataBytes: 0 });
    expect(await get('profile', database())).toEqual({ version: 1, entries: [] });
  });

  test('is the only reason to give anything up', async () => {
    const storage = await storageWith('a');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Broken.', 'UnknownError');
    });
    expect(await storage.saveFit('new', fit(2))).toBe(false);
    expect(await storage.loadFit('a')).toEqual(fit(1));
  });
});

/** A database that says no when it is opened, as an event. */
const refusing = {
  open() {
    const request = { error: new DOMException('No.', 'InvalidStateError'), onerror: () => {} };
    queueMicrotask(() => request.onerror());
    return request;
  },
};
const throwing = {
  open() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  },
};

describe.each([
  ['refuses to open', refusing],
  ['throws when it is opened', throwing],
  ['is missing', undefined],
])('a database that %s', (_, indexedDB) => {
  beforeEach(() => void vi.stubGlobal('indexedDB', indexedDB));

  test('has nothing', async () => {
    const storage = openStorage();
    expect(await storage.loadFit('a')).toBeUndefined();
    expect(await storage.loadDataset('a')).toBeUndefined();
    expect(await storage.usage()).toEqual({ fits: 0, fitBytes: 0, dataBytes: 0 });
  });

  test('keeps nothing and says so', async () => {
    const storage = openStorage();
    expect(await storage.saveFit('a', fit(1))).toBe(false);
    expect(await storage.saveDataset(loaded)).toBe(false);
    await expect(storage.forget('all')).resolves.toBeUndefined();
  });
});

test('bytes are those of the arrays and texts, however deep', () => {
  expect(bytesOf({ a: new Float64Array(3), b: { c: 'four', d: [1, 2] }, e: null })).toBe(44);
});
