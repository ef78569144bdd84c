import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bytesOf } from '../../workers/cache';
import { openStorage } from '../../workers/storage';
import { checkerboard } from '../fixtures';
import { emptyDatabase } from './fixtures';

const fit = (value: number) => ({ weights: Float32Array.of(value), n: 1 });

const layout = { x: Float32Array.of(1), y: Float32Array.of(2) };

/** A small data set by this name, which is its hash too. */
function loaded(name: string) {
  return { data: { ...checkerboard(6), name, sha256: name }, report: [] };
}

/** Fails to write so many times, as a full disk does; something is evicted each time. */
function full(times: number): void {
  const { put } = IDBObjectStore.prototype;
  let failures = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: never, value, key) {
    if (failures++ < times) throw new DOMException('The disk is full.', 'QuotaExceededError');
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

test('data sets and fits come back as they were, also to another worker', async () => {
  const storage = openStorage();
  await storage.saveFit('a', fit(1));
  await storage.saveDataset(loaded('one'), false);
  const later = openStorage();
  expect(await later.loadFit('a')).toEqual(fit(1));
  expect(await later.loadDataset('one')).toEqual(loaded('one'));
  expect(await later.usage()).toEqual({
    fits: 1,
    fitBytes: 4 + 8,
    datasets: [
      { name: 'one', sha256: 'one', bytes: bytesOf(loaded('one')), own: false, opened: 1 },
    ],
  });
});

test('what training said of a fit is kept beside it, where it said anything', async () => {
  const progress = { model: 'als', fraction: 1, iteration: 9, iterations: 9, trainRmse: 0.7 };
  const storage = openStorage();
  await storage.saveFit('a', fit(1), { ...progress, heldOutRmse: 0.9 });
  await storage.saveFit('b', fit(2));
  const later = openStorage();
  expect(await later.progressOf('a')).toEqual({ ...progress, heldOutRmse: 0.9 });
  expect(await later.progressOf('b')).toBeUndefined();
  expect(await later.progressOf('never kept')).toBeUndefined();
});

test('the data set that was opened last has the highest count', async () => {
  const storage = openStorage();
  for (const name of ['one', 'two', 'three']) await storage.saveDataset(loaded(name), true);
  expect(await storage.markOpened('two')).toBe(true);
  expect(await storage.markOpened('never kept')).toBe(false);
  const { datasets } = await storage.usage();
  const byOpening = datasets.toSorted((a, b) => a.opened - b.opened).map(({ name }) => name);
  expect(byOpening).toEqual(['one', 'three', 'two']);
});

test('layouts come back too, and are no fits', async () => {
  const storage = openStorage();
  await storage.saveLayout('a', layout);
  await storage.saveFit('a', fit(1));
  expect(await storage.loadLayout('a')).toEqual(layout);
  expect(await storage.usage()).toEqual({ fits: 1, fitBytes: 12 + 8, datasets: [] });
});

describe('forgetting', () => {
  test('fits takes layouts along, a data set those of it', async () => {
    const storage = openStorage();
    const keep = () =>
      Promise.all(['one:als:pca', 'two:als:pca'].map((key) => storage.saveLayout(key, layout)));
    const kept = () =>
      Promise.all(['one:als:pca', 'two:als:pca'].map((key) => storage.loadLayout(key)));
    await keep();
    await storage.forgetDataset('one');
    expect(await kept()).toEqual([undefined, layout]);
    await keep();
    await storage.forget('fits');
    expect(await kept()).toEqual([undefined, undefined]);
  });

  test('fits leaves the data sets', async () => {
    const storage = openStorage();
    await storage.saveFit('a', fit(1));
    await storage.saveDataset(loaded('one'), true);
    await storage.forget('fits');
    expect(await storage.loadFit('a')).toBeUndefined();
    expect(await storage.loadDataset('one')).toEqual(loaded('one'));
    await storage.forget('all');
    expect(await storage.usage()).toEqual({ fits: 0, fitBytes: 0, datasets: [] });
  });

  test('a data set takes the fits on it along, and no others', async () => {
    const storage = openStorage();
    for (const name of ['one', 'two']) {
      await storage.saveDataset(loaded(name), true);
      await storage.saveFit(`${name}:als`, fit(1));
    }
    await storage.forgetDataset('one');
    expect(await storage.loadDataset('one')).toBeUndefined();
    expect(await storage.loadFit('one:als')).toBeUndefined();
    expect(await storage.loadDataset('two')).toEqual(loaded('two'));
    expect(await storage.loadFit('two:als')).toEqual(fit(1));
  });
});

describe('where there is no room', () => {
  test('layouts go before any fit', async () => {
    const storage = openStorage();
    await storage.saveFit('old', fit(1));
    vi.advanceTimersByTime(1000);
    await storage.saveLayout('younger', layout);
    full(1);
    expect(await storage.saveFit('new', fit(2))).toBe(true);
    expect(await storage.loadLayout('younger')).toBeUndefined();
    expect(await storage.loadFit('old')).toEqual(fit(1));
  });

  test('fits go next, the oldest first', async () => {
    const storage = openStorage();
    await storage.saveDataset(loaded('built in'), false);
    for (const name of ['z', 'm', 'a']) {
      await storage.saveFit(name, fit(1));
      vi.advanceTimersByTime(1000);
    }
    full(2);
    expect(await storage.saveFit('new', fit(2))).toBe(true);
    const found = await Promise.all(['z', 'm', 'a', 'new'].map((name) => storage.loadFit(name)));
    expect(found).toEqual([undefined, undefined, fit(1), fit(2)]);
    expect(await storage.loadDataset('built in')).toBeDefined();
  });

  test('then data sets that the page can fetch again; what a visitor brought stays', async () => {
    const storage = openStorage();
    await storage.saveDataset(loaded('brought'), true);
    await storage.saveDataset(loaded('built in'), false);
    await storage.saveFit('a', fit(1));
    full(1000);
    expect(await storage.saveFit('new', fit(2))).toBe(false);
    expect((await storage.usage()).datasets.map(({ name }) => name)).toEqual(['brought']);
    expect((await storage.usage()).fits).toBe(0);
  });
});
