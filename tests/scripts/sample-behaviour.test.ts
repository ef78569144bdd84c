// The sample stands in for real data, so it must behave like it: models differ on it as they do there.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { without } from '../../src/core/dataset';
import {
  fitFor,
  overFolds,
  scoreLists,
  scoreRatings,
  type Scores,
} from '../../src/core/evaluation/evaluate';
import { holdout, kFold, type Splits } from '../../src/core/evaluation/split';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { compareTitles, SHARE_NEEDED } from '../../scripts/sample/titles';
import { loadPublic } from '../fixtures';

vi.setConfig({ testTimeout: 120_000 }); // a busy machine is no failure

const { data } = await loadPublic('sample.zip');
const real = fileURLToPath(new URL('../../public/data/ml-latest-small.zip', import.meta.url));

function scoresOf(
  id: string,
  given: Record<string, string>,
  splits: Splits,
  lists: boolean,
): Scores {
  const model = modelNamed(id);
  const params = resolveParams(model.params, given);
  return overFolds(
    splits.map((test) => {
      const training = without(data, test);
      const fitted = fitToEnd(fitFor(model, params, training, 1));
      const parts = { data, training, test };
      return lists ? scoreLists(model, fitted, parts) : scoreRatings(model, fitted, parts);
    }),
  );
}

test('matrix factorisation beats the biases, which miss as much as on real ratings', () => {
  const folds = kFold(data.ratings, 5, 1);
  const biases = scoresOf('biases', {}, folds, false).rmse.mean;
  const als = scoresOf('als', {}, folds, false).rmse.mean;
  expect(biases).toBeGreaterThan(0.8);
  expect(biases).toBeLessThan(0.95);
  expect(als / biases).toBeLessThan(0.98);
});

test('EASE beats popularity', () => {
  const split = holdout(data.ratings, 1);
  const ease = scoresOf('ease', {}, split, true)['ndcg@10'].mean;
  const liked = scoresOf('popularity', { count: 'liked' }, split, true)['ndcg@10'].mean;
  expect(ease / liked).toBeGreaterThan(1.3);
});

test.skipIf(!existsSync(real))(
  'its films are those of the real data, as they are spelled there',
  () => {
    const { share, missing } = compareTitles(real);
    expect(share, missing.join('; ')).toBeGreaterThanOrEqual(SHARE_NEEDED);
  },
);
