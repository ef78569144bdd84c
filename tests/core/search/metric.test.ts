import { describe, expect, test } from 'vitest';
import { als } from '../../../src/core/models/als';
import { ease } from '../../../src/core/models/ease';
import { searchMetric } from '../../../src/core/search/metric';
import { errorOf } from '../../fixtures';

describe('what settings are chosen by', () => {
  test('is one metric', () => {
    expect(searchMetric('ndcg', ease)).toMatchObject({ id: 'ndcg@10', at: 10 });
    expect(searchMetric('rmse', als).id).toBe('rmse');
  });

  test.each([
    ['smell', als, 'Got the metric smell; expected one of'],
    ['novelty', als, 'of which more, or less, is better'],
    ['rhr', als, 'Got the metric rhr; expected one such as rhr@10:0.5'],
    ['rmse', ease, 'ease predicts no stars'],
  ] as const)('is not %s', (name, model, words) => {
    expect(errorOf(() => searchMetric(name, model))).toContain(words);
  });
});
