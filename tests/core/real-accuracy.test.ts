// The figures of README.md, where ml-latest-small is present (npm run data).
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Dataset } from '../../src/core/dataset';
import { modelNamed } from '../../src/core/models/registry';
import { loadPublic } from '../fixtures';
import { scoresBy } from '../scored';

vi.setConfig({ testTimeout: 120_000 }); // a busy machine is no failure

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../public/data/${FILE}`, import.meta.url));

describe.skipIf(!here)('on ml-latest-small, seed 1', () => {
  let data: Dataset;
  beforeAll(async () => {
    ({ data } = await loadPublic(FILE));
  });

  test('biases miss by .8648 over five folds', () => {
    const { rmse } = scoresBy('kfold', modelNamed('biases'), data, ['rmse']);
    expect(rmse.mean).toBeCloseTo(0.8648, 3);
  });

  test('matrix factorisation misses by .8540 on held-out ratings', () => {
    const { rmse } = scoresBy('holdout', modelNamed('als'), data, ['rmse']);
    expect(rmse.mean).toBeCloseTo(0.854, 3);
  });

  test('EASE reaches an NDCG@10 of .325 and a recall@20 of .316', () => {
    const scores = scoresBy('holdout', modelNamed('ease'), data, ['ndcg@10', 'recall@20']);
    expect(scores['ndcg@10'].mean).toBeCloseTo(0.3246, 3);
    expect(scores['recall@20'].mean).toBeCloseTo(0.3156, 3);
  });
});
