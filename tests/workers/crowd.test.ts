// The worker that compares a visitor with people, as an object in this thread and its script across real message channels.
import { expose, transfer, wrap, type Remote } from 'comlink';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { crowdOf, sharesGiven } from '../../src/core/recommend/crowd';
import type { Lender } from '../../workers/api';
import { createCrowd } from '../../workers/crowd';
import type { CrowdApi } from '../../workers/crowd-api';
import { loadPublic } from '../fixtures';

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
    const crowd = createCrowd();
    crowd.borrow(Promise.resolve({ data }));
    expect(await crowd.crowd()).toEqual(byCore());
    expect(await crowd.crowd()).toBe(await crowd.crowd());
    expect(await crowd.sharesGiven(FILMS)).toEqual(sharesGiven(data, FILMS));
  });

  test('says so where nothing has been lent, or nothing can be', async () => {
    const crowd = createCrowd();
    await expect(crowd.sharesGiven(FILMS)).rejects.toThrow('No data set has been lent yet.');
    crowd.borrow(Promise.reject(new Error('It is gone.')));
    await expect(crowd.crowd()).rejects.toThrow('It is gone.');
  });
});

describe('its script', () => {
  afterEach(() => void vi.unstubAllGlobals());

  test('borrows the data set through the port that it is sent', async () => {
    const { port1, port2 } = new MessageChannel();
    vi.stubGlobal('addEventListener', port1.addEventListener.bind(port1));
    vi.stubGlobal('postMessage', port1.postMessage.bind(port1));
    vi.resetModules();
    vi.stubGlobal('self', port1);
    await import('../../workers/crowd.worker');
    port1.start();
    const api: Remote<CrowdApi> = wrap<CrowdApi>(port2);
    const lending = new MessageChannel();
    const lender: Lender = { loan: () => ({ data }) };
    expose(lender, lending.port1);
    await api.borrowFrom(transfer(lending.port2, [lending.port2]));
    expect(await api.sharesGiven(FILMS)).toEqual(sharesGiven(data, FILMS));
    port2.close();
    lending.port1.close();
  });
});
