// The worker that compares a visitor with people, as an object in this thread and its script across real message channels.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { crowdOf, sharesGiven } from '../../src/core/recommend/crowd';
import { createCrowd } from '../../workers/crowd';
import { loadPublic } from '../fixtures';
import { startScript } from './room-script';

const { data } = await loadPublic('sample.zip');
const FILMS = Uint32Array.of(3, 5);

function byCore() {
  const work = crowdOf(data);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe('the crowd', () => {
  test('is what the core makes of it, worked out once', async () => {
    const crowd = createCrowd(() => Promise.resolve({ data }));
    expect(await crowd.crowd()).toEqual(byCore());
    expect(await crowd.crowd()).toBe(await crowd.crowd());
    expect(await crowd.sharesGiven(FILMS)).toEqual(sharesGiven(data, FILMS));
  });

  test('says so where nothing can be lent', async () => {
    const crowd = createCrowd(() => Promise.reject(new Error('It is gone.')));
    await expect(crowd.crowd()).rejects.toThrow('It is gone.');
    await expect(crowd.sharesGiven(FILMS)).rejects.toThrow('It is gone.');
  });
});

describe('its script', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test('borrows the data set through the port that it is sent', async () => {
    const { api, lend, close } = await startScript('crowd');
    await lend({ loan: () => ({ data }) });
    expect(await api.sharesGiven(FILMS)).toEqual(sharesGiven(data, FILMS));
    close();
  });
});
