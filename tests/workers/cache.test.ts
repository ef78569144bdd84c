import { IDBObjectStore } from 'fake-indexeddb';
import { createStore, del, get, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bytesOf, openCache, shapeOf, type Kept } from '../../workers/cache';
import { emptyDatabase } from './fixtures';

const NAME = 'test';
const value = (n: number) => ({ weights: Float32Array.of(n), n });
const database = () => createStore(NAME, NAME);
const inOrder = (kept: readonly Kept<number>[]) => kept.toSorted((a, b) => a.note - b.note);

/** A cache whose notes are numbers: what has the lowest goes first. */
const open = () => openCache<number>(NAME, inOrder);

/** A cache that keeps these values, noted 1, 2, 3 …. */
async function cacheWith(...names: string[]) {
  const cache = open();
  for (const [k, name] of names.entries()) await cache.save(name, value(k), k + 1);
  return cache;
}

/** Makes the database too full to write to until so many values are gone, each of two records. */
function full(until: number): void {
  const { put, delete: remove } = IDBObjectStore.prototype;
  let removed = 0;
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: never, key) {
    removed += 1;
    return remove.call(this, key);
  });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: never, record, key) {
    if (removed < 2 * until) throw new DOMException('The disk is full.', 'QuotaExceededError');
    return put.call(this, record, key);
  });
}

beforeEach(emptyDatabase);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('what is kept', () => {
  test('comes back as it was, also to another worker', async () => {
    await cacheWith('a');
    expect(await open().load('a')).toEqual(value(0));
    expect(await open().load('b')).toBeUndefined();
  });

  test('is listed with its size and note, without being read', async () => {
    const cache = await cacheWith('a', 'b');
    const read = vi.spyOn(IDBObjectStore.prototype, 'get');
    expect(await cache.list()).toEqual([
      { key: 'a', bytes: 4 + 8, note: 1 },
      { key: 'b', bytes: 4 + 8, note: 2 },
    ]);
    expect(read.mock.calls.flat()).toEqual(['about:a', 'about:b']);
  });

  test('can be noted anew, but only where it is there', async () => {
    const cache = await cacheWith('a');
    expect(await cache.annotate('a', 7)).toBe(true);
    expect(await cache.annotate('b', 8)).toBe(false);
    expect(await cache.list()).toMatchObject([{ key: 'a', note: 7 }]);
    expect(await cache.load('a')).toEqual(value(0));
  });

  test('is forgotten with all that is known of it', async () => {
    const cache = await cacheWith('a', 'b');
    await cache.forget(['a']);
    expect(await cache.load('a')).toBeUndefined();
    expect(await keys(database())).toEqual(['about:b', 'b']);
  });
});

describe('a record that cannot be used is removed, and made again', () => {
  test('of another version of the app', async () => {
    const cache = await cacheWith('a');
    const about = await get<object>('about:a', database());
    await set('about:a', { ...about, version: 1 }, database());
    expect(await cache.list()).toEqual([]);
    expect(await cache.load('a')).toBeUndefined();
    expect(await keys(database())).toEqual([]);
  });

  test('of a version that wrote nothing beside it', async () => {
    await set('old', { version: 1, value: value(1) }, database());
    const cache = await cacheWith('a');
    expect(await cache.list()).toMatchObject([{ key: 'a' }]);
    expect(await keys(database())).toEqual(['a', 'about:a']);
  });

  test.each([
    ['cut short', { weights: new Float32Array(), n: 0 }],
    ['without a part', { weights: Float32Array.of(0) }],
    ['with a part of another kind', { weights: [0], n: 0 }],
    ['of another kind', 'text'],
    ['that is not there', undefined],
  ])('%s', async (_, damaged) => {
    const cache = await cacheWith('a');
    await set('a', damaged, database());
    expect(await cache.load('a')).toBeUndefined();
    expect(await keys(database())).toEqual([]);
  });

  test('without its description', async () => {
    const cache = await cacheWith('a');
    await del('about:a', database());
    expect(await cache.load('a')).toBeUndefined();
    expect(await keys(database())).toEqual([]);
  });
});

describe('a full database', () => {
  test('gives up what may go, one after the other, until there is room', async () => {
    const cache = await cacheWith('z', 'm', 'a');
    full(2);
    expect(await cache.save('new', value(2), 9)).toBe(true);
    expect((await cache.list()).map(({ key }) => key)).toEqual(['a', 'new']);
  });

  test('keeps nothing, and says so, where even that is not enough', async () => {
    const cache = await cacheWith('a', 'b');
    full(100);
    expect(await cache.save('new', value(2), 9)).toBe(false);
    expect(await cache.list()).toEqual([]);
  });

  test('is the only reason to give anything up', async () => {
    const cache = await cacheWith('a');
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Broken.', 'UnknownError');
    });
    expect(await cache.save('new', value(2), 9)).toBe(false);
    expect(await cache.load('a')).toEqual(value(0));
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

  test('has nothing, keeps nothing and says so', async () => {
    const cache = open();
    expect(await cache.load('a')).toBeUndefined();
    expect(await cache.list()).toEqual([]);
    expect(await cache.save('a', value(1), 1)).toBe(false);
    await expect(cache.forget(['a'])).resolves.toBeUndefined();
    expect(await cache.annotate('a', 1)).toBe(false);
  });
});

describe('a connection', () => {
  /** The database as the cache under test has it open. */
  async function connectionOf(act: () => Promise<unknown>): Promise<IDBDatabase> {
    const seen = vi.spyOn(IDBObjectStore.prototype, 'get');
    await act();
    const store = seen.mock.contexts.at(-1) as IDBObjectStore & {
      readonly transaction: IDBTransaction;
    };
    return store.transaction.db;
  }

  test('that the browser has closed is opened again', async () => {
    const cache = await cacheWith('a');
    (await connectionOf(() => cache.load('a'))).close();
    expect(await cache.load('a')).toEqual(value(0));
    expect(await cache.save('b', value(1), 2)).toBe(true);
  });

  test('gives way to a tab that deletes the database, and begins a new one', async () => {
    const cache = await cacheWith('a');
    const deleted = indexedDB.deleteDatabase(NAME);
    await new Promise((resolve) => (deleted.onsuccess = resolve));
    expect(await cache.load('a')).toBeUndefined();
    expect(await cache.save('b', value(1), 2)).toBe(true);
    expect(await cache.load('b')).toEqual(value(1));
  });
});

describe('a database that does not answer', () => {
  /** Opening it waits until the test lets go. */
  function blocked() {
    const { indexedDB } = globalThis;
    const waiting: (() => void)[] = [];
    vi.stubGlobal('indexedDB', {
      open(name: string) {
        const outer: Record<string, unknown> = {};
        waiting.push(() => {
          const inner = indexedDB.open(name);
          inner.onupgradeneeded = () => inner.result.createObjectStore(name);
          inner.onsuccess = () => {
            outer.result = inner.result;
            (outer.onsuccess as () => void)();
          };
        });
        return outer;
      },
    });
    return () => waiting.forEach((go) => go());
  }

  test('is not waited for: reading is given up after 5 s, and the next call at once', async () => {
    blocked();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const cache = open();
    let answer: unknown = 'none';
    const loading = cache.load('a').then((found) => (answer = found));
    await vi.advanceTimersByTimeAsync(4900);
    expect(answer).toBe('none');
    await vi.advanceTimersByTimeAsync(200);
    await loading;
    expect(answer).toBeUndefined();
    expect(await cache.save('a', value(1), 1)).toBe(false);
    expect(await cache.list()).toEqual([]);
  });

  test('is used again once it answers after all', async () => {
    const letGo = blocked();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const cache = open();
    const loading = cache.load('a');
    await vi.advanceTimersByTimeAsync(5100);
    await loading;
    vi.useRealTimers();
    letGo();
    await vi.waitUntil(() => cache.save('a', value(1), 1));
    expect(await cache.load('a')).toEqual(value(1));
  });
});

test('bytes are those of the arrays and texts, however deep', () => {
  expect(bytesOf({ a: new Float64Array(3), b: { c: 'four', d: [1, 2] }, e: null })).toBe(44);
});

test('the shape names parts, kinds and lengths, not contents', () => {
  const shape = shapeOf({ a: new Float32Array(3), b: { c: 'four', d: ['x', 'y'] }, e: null, f: 1 });
  expect(shape).toBe('{a:Float32Array[3],b:{c:string,d:[2,string]},e:null,f:number}');
});
