// The script of the map's worker as it is, across real message channels.
import { expose, proxy, transfer, wrap } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { projections } from '../../src/core/projection/registry';
import type { Lender, Loan } from '../../workers/api';
import { createAtlas } from '../../workers/atlas';
import type { AtlasApi, Feed, Layout } from '../../workers/atlas-api';
import { loadPublic } from '../fixtures';
import { emptyDatabase } from './fixtures';
import { memory } from './serving-fixtures';

const { data } = await loadPublic('sample.zip');
const FEED: Feed = {
  model: 'als',
  params: { factors: 4, iterations: 3 },
  seed: 1,
  holdOut: 0.02,
};
const PCA: Layout = { projection: 'pca', params: {}, least: 1 };
const deaf = () => {};

describe('the script', () => {
  beforeEach(emptyDatabase);
  afterEach(() => void vi.unstubAllGlobals());

  async function connected(loan: () => Loan) {
    const { port1, port2 } = new MessageChannel();
    vi.stubGlobal('addEventListener', port1.addEventListener.bind(port1));
    vi.stubGlobal('postMessage', port1.postMessage.bind(port1));
    vi.resetModules();
    await import('../../workers/atlas.worker');
    port1.start();
    const api = wrap<AtlasApi>(port2);
    const lending = new MessageChannel();
    const lender: Lender = { loan };
    expose(lender, lending.port1);
    await api.borrowFrom(transfer(lending.port2, [lending.port2]));
    const close = () => [port1, port2, lending.port1, lending.port2].forEach((p) => p.close());
    return { api, close };
  }

  test('borrows across a channel, works and answers', async () => {
    const { api, close } = await connected(() => ({ data }));
    expect((await api.projections()).map(({ id }) => id)).toEqual(projections.map(({ id }) => id));
    const { x } = await api.project(FEED, PCA, 1, proxy(deaf));
    const atlas = createAtlas(memory());
    atlas.borrow(Promise.resolve({ data }));
    expect(x).toEqual((await atlas.project(FEED, PCA, 1, deaf)).x);
    close();
  });

  test('hands on why nothing is lent', async () => {
    const { api, close } = await connected(() => {
      throw Object.assign(new Error('No data set is open yet.'), { name: 'DataError' });
    });
    await expect(api.feed(FEED, 1, proxy(deaf))).rejects.toMatchObject({ name: 'DataError' });
    close();
  });
});
