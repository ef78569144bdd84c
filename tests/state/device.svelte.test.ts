import { describe, expect, test } from 'vitest';
import { Device } from '../../src/state/device.svelte';

const response = (bytes: number) => new Response(new Uint8Array(bytes));
const HOME = 'https://films.example/matinee/';
/** By name, how many bytes each file has. */
const cachesWith = (held: Readonly<Record<string, readonly number[]>>) =>
  ({
    keys: () => Promise.resolve(Object.keys(held)),
    open: (name: string) =>
      Promise.resolve({ matchAll: () => Promise.resolve(held[name].map(response)) }),
  }) as unknown as CacheStorage;
const estimating = (estimate: StorageEstimate) => ({ estimate: () => Promise.resolve(estimate) });

describe('what this device keeps', () => {
  test('is what the browser says, and the bytes of this page in its own caches alone', async () => {
    const device = new Device(
      {
        storage: estimating({ usage: 5000, quota: 1e9 }),
        caches: cachesWith({
          [`matinee ${HOME} 1`]: [100, 20],
          [`matinee ${HOME} 2`]: [3],
          [`matinee ${HOME}older/ 1`]: [7000],
          'of another page': [9000],
        }),
      },
      `${HOME}index.html#/you`,
    );
    await device.look();
    expect(device.room).toEqual({ usage: 5000, quota: 1e9 });
    expect(device.page).toBe(123);
  });

  test('is unknown where the browser has neither, says nothing or refuses', async () => {
    const refused = () => Promise.reject(new Error('no'));
    for (const browser of [
      {},
      { storage: estimating({}), caches: cachesWith({}) },
      { storage: { estimate: refused }, caches: { keys: refused, open: refused } },
    ]) {
      const device = new Device(browser, HOME);
      await device.look();
      expect([device.room, device.page]).toEqual([undefined, undefined]);
    }
  });

  test('is looked at anew', async () => {
    const estimate = { usage: 1, quota: 10 };
    const device = new Device(
      { storage: { estimate: () => Promise.resolve({ ...estimate }) } },
      `${HOME}index.html#/you`,
    );
    await device.look();
    estimate.usage = 2;
    await device.look();
    expect(device.room?.usage).toBe(2);
  });
});
