// The sample stands in for real data, so it must behave like it: models differ on it as they do there.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { modelNamed } from '../../src/core/models/registry';
import { compareTitles, SHARE_NEEDED } from '../../scripts/sample/titles';
import { loadPublic } from '../fixtures';
import { scoresBy } from '../scored';

vi.setConfig({ testTimeout: 120_000 }); // a busy machine is no failure

const { data } = await loadPublic('sample.zip');
const real = fileURLToPath(new URL('../../public/data/ml-latest-small.zip', import.meta.url));

test('matrix factorisation beats the biases, which miss as much as on real ratings', () => {
  const missOf = (id: string) => scoresBy('kfold', modelNamed(id), data, ['rmse']).rmse.mean;
  const [biases, als] = [missOf('biases'), missOf('als')];
  expect(biases).toBeGreaterThan(0.8);
  expect(biases).toBeLessThan(0.95);
  expect(als / biases).toBeLessThan(0.98);
});

test('EASE beats popularity', () => {
  const gainOf = (id: string, params = {}) =>
    scoresBy('holdout', modelNamed(id), data, ['ndcg@10'], params)['ndcg@10'].mean;
  expect(gainOf('ease') / gainOf('popularity', { count: 'liked' })).toBeGreaterThan(1.3);
});

test.skipIf(!existsSync(real))(
  'its films are those of the real data, as they are spelled there',
  () => {
    const { share, missing } = compareTitles(real);
    expect(share, missing.join('; ')).toBeGreaterThanOrEqual(SHARE_NEEDED);
  },
);
