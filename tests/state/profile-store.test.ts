import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { IDBFactory } from 'fake-indexeddb';
import type { Change } from '../../src/core/profile';
import { openProfileStore } from '../../src/state/profile-store';

const change = (title: string, halfStars: number): Change => {
  const film = { title, year: 1999, imdb: 0 };
  return { film, entry: { film, opinion: { kind: 'rating', halfStars }, at: halfStars } };
};

/** Tabs that hear each other, but not themselves. */
class FakeChannel extends EventTarget {
  static open: FakeChannel[] = [];
  constructor() {
    super();
    FakeChannel.open.push(this);
  }
  postMessage(): void {
    const others = FakeChannel.open.filter((tab) => tab !== this);
    others.forEach((tab) => tab.dispatchEvent(new Event('message')));
  }
}

beforeEach(() => {
  FakeChannel.open = [];
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('BroadcastChannel', FakeChannel);
});
afterEach(() => void vi.unstubAllGlobals());

const titlesIn = async (store: ReturnType<typeof openProfileStore>) =>
  (await store.load()).entries.map(({ film }) => film.title);

describe('the kept profile', () => {
  test('is empty at first, then what was saved', async () => {
    const store = openProfileStore();
    expect(await store.load()).toEqual({ version: 1, entries: [] });
    const saved = await store.save([change('Heat', 8), change('Up', 9)]);
    expect(await store.load()).toEqual(saved);
    expect(await titlesIn(openProfileStore())).toEqual(['Heat', 'Up']);
  });

  test('has what two tabs say at the same time', async () => {
    const [one, two] = [openProfileStore(), openProfileStore()];
    await Promise.all([one.save([change('Heat', 8)]), two.save([change('Up', 9)])]);
    expect((await titlesIn(one)).sort()).toEqual(['Heat', 'Up']);
  });

  test('is empty again once forgotten', async () => {
    const store = openProfileStore();
    await store.save([change('Heat', 8)]);
    await store.forget();
    expect(await titlesIn(store)).toEqual([]);
  });

  test('tells the other tabs, and not this one, of each change once it is kept', async () => {
    const [one, two] = [openProfileStore(), openProfileStore()];
    const heard: string[] = [];
    one.onOtherTab(() => heard.push('one'));
    two.onOtherTab(() => heard.push('two'));
    await one.save([change('Heat', 8)]);
    await one.forget();
    expect(heard).toEqual(['two', 'two']);
  });

  test('works where tabs cannot hear each other', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const store = openProfileStore();
    store.onOtherTab(() => {});
    await store.save([change('Heat', 8)]);
    expect(await titlesIn(store)).toEqual(['Heat']);
  });

  test('says so where nothing can be kept', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const store = openProfileStore();
    await expect(store.load()).rejects.toThrow();
    await expect(store.save([change('Heat', 8)])).rejects.toThrow();
    await expect(store.forget()).rejects.toThrow();
  });
});
