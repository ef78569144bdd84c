// The script of the map's worker as it is, across real message channels.
import { proxy } from 'comlink';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { projections } from '../../src/core/projection/registry';
import { createAtlas } from '../../workers/atlas';
import type { Feed, Layout } from '../../workers/atlas-api';
import { loadPublic } from '../fixtures';
import { emptyDatabase } from './fixtures';
import { startScript } from './room-script';
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

  test('borrows across a channel, works and answers', async () => {
    const { api, lend, close } = await startScript('atlas');
    await lend({ loan: () => ({ data }) });
    expect((await api.projections()).map(({ id }) => id)).toEqual(projections.map(({ id }) => id));
    const { x } = await api.project(FEED, PCA, 1, proxy(deaf));
    const atlas = createAtlas(() => Promise.resolve({ data }), memory());
    expect(x).toEqual((await atlas.project(FEED, PCA, 1, deaf)).x);
    close();
  });

  test('hands on why nothing is lent', async () => {
    const { api, lend, close } = await startScript('atlas');
    await lend({
      loan: () => {
        throw Object.assign(new Error('No data set is open yet.'), { name: 'DataError' });
      },
    });
    await expect(api.feed(FEED, 1, proxy(deaf))).rejects.toMatchObject({ name: 'DataError' });
    close();
  });
});
