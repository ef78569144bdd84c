// The figures of README.md, where ml-latest-small is present (npm run data).
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { without, type Dataset } from '../../src/core/dataset';
import { fitFor, overFolds, scoreLists, scoreRatings } from '../../src/core/evaluation/evaluate';
import { holdout, kFold } from '../../src/core/evaluation/split';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { resolveParams } from '../../src/core/params';
import { loadPublic } from '../fixtures';

vi.setConfig({ testTimeout: 120_000 }); // a busy machine is no failure

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../public/data/${FILE}`, import.meta.url));

describe.skipIf(!here)('on ml-latest-small, seed 1', () => {
  let data: Dataset;
  beforeAll(async () => {
    ({ data } = await loadPublic(FILE));
  });

  function fitted(id: string, test: Uint8Array) {
    const model = modelNamed(id);
    const training = without(data, test);
    const fit = fitToEnd(fitFor(model, resolveParams(model.params), training, 1));
    return { model, fit, parts: { data, training, test } };
  }

  test('biases miss by .8648 over five folds', () => {
    const folds = kFold(data.ratings, 5, 1).map((mask) => {
      const { model, fit, parts } = fitted('biases', mask);
      return scoreRatings(model, fit, parts);
    });
    expect(overFolds(folds).rmse.mean).toBeCloseTo(0.8648, 3);
  });

  test('matrix factorisation misses by .8540 on held-out ratings', () => {
    const { model, fit, parts } = fitted('als', holdout(data.ratings, 1)[0]);
    expect(scoreRatings(model, fit, parts).rmse.mean).toBeCloseTo(0.854, 3);
  });

  test('EASE reaches an NDCG@10 of .325 and a recall@20 of .316', () => {
    const { model, fit, parts } = fitted('ease', holdout(data.ratings, 1)[0]);
    const scores = scoreLists(model, fit, parts);
    expect(scores['ndcg@10'].mean).toBeCloseTo(0.3246, 3);
    expect(scores['recall@20'].mean).toBeCloseTo(0.3156, 3);
  });
});
