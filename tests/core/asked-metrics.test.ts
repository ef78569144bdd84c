import { describe, expect, test } from 'vitest';
import { askedMetrics } from '../../src/core/metrics/asked';
import { metrics } from '../../src/core/metrics/registry';

const ids = (...args: Parameters<typeof askedMetrics>) => askedMetrics(...args).map(({ id }) => id);

describe('a metric that is asked for', () => {
  test('comes with the cut-off and the level of its name', () => {
    const [one] = askedMetrics(['chr@5:3.5']);
    expect(one).toMatchObject({ id: 'chr@5:3.5', at: 5, stars: 3.5 });
    expect(one.metric.id).toBe('chr');
  });

  test('has neither where the metric has neither', () => {
    expect(askedMetrics(['rmse'])).toMatchObject([{ id: 'rmse', at: Infinity, stars: NaN }]);
    expect(ids(['mrr'])).toEqual(['mrr']);
  });

  test('without a cut-off has the metric’s own', () => {
    expect(ids(['ndcg', 'recall', 'user-coverage'])).toEqual([
      'ndcg@10',
      'recall@20',
      'user-coverage@10',
    ]);
  });

  test('without a cut-off has those given, if it has any', () => {
    expect(ids(['rmse', 'ndcg', 'recall@3'], [5, 20])).toEqual([
      'rmse',
      'ndcg@5',
      'ndcg@20',
      'recall@3',
    ]);
  });

  test('without a level has all of the metric’s, at each cut-off', () => {
    expect(ids(['chr'])).toEqual(['chr@10:4']);
    expect(ids(['rhr@3'])).toEqual(
      [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].map((stars) => `rhr@3:${stars}`),
    );
    expect(ids(['chr'], [1, 2])).toEqual(['chr@1:4', 'chr@2:4']);
  });

  test('can have a level without a cut-off', () => {
    expect(ids(['chr:0'])).toEqual(['chr@10:0']);
    expect(ids(['chr:0'], [3])).toEqual(['chr@3:0']);
  });

  test('is there once, however it is written', () => {
    expect(ids(['ndcg', 'ndcg@10', 'ndcg@010', 'chr@10:4', 'chr@10:4.0', 'chr'])).toEqual([
      'ndcg@10',
      'chr@10:4',
    ]);
  });

  test('keeps its place in the order of asking', () => {
    expect(ids(['recall@20', 'rmse', 'ndcg@5'])).toEqual(['recall@20', 'rmse', 'ndcg@5']);
  });

  test('of an unknown name is refused with the names that there are', () => {
    for (const name of ['', 'accuracy', 'NDCG', 'ndcg@', 'ndcg@x', 'ndcg@-1', 'ndcg@1.5', 'chr:']) {
      expect(() => askedMetrics([name])).toThrow(
        expect.objectContaining({
          name: 'ParamError',
          message: `Got the metric ${name}; expected one of ${metrics.map(({ id }) => id).join(', ')}, such as ndcg@10.`,
        }),
      );
    }
  });

  test.each([
    ['rmse@10', 'Got the metric rmse@10; expected rmse.'],
    ['rmse:4', 'Got the metric rmse:4; expected rmse.'],
    ['mrr@10', 'Got the metric mrr@10; expected mrr.'],
    ['ndcg@0', 'Got the metric ndcg@0; expected ndcg@N, N a whole number from 1.'],
    ['ndcg@5:4', 'Got the metric ndcg@5:4; expected ndcg@N, N a whole number from 1.'],
    [
      'chr@5:5.5',
      'Got the metric chr@5:5.5; expected chr@N, N a whole number from 1, with :S or without, S half stars up to 5.',
    ],
    [
      'rhr:3.2',
      'Got the metric rhr:3.2 at 10; expected rhr@N, N a whole number from 1, with :S or without, S half stars up to 5.',
    ],
  ])('%s is refused: the metric has no such form', (name, message) => {
    expect(() => askedMetrics([name])).toThrow(
      expect.objectContaining({ name: 'ParamError', message }),
    );
  });

  test.each([[[0]], [[10, 2.5]], [[-3]], [[NaN]], [[Infinity]]])(
    'the cut-offs %j are refused, but not for a metric without',
    (cutOffs) => {
      expect(() => askedMetrics(['ndcg'], cutOffs)).toThrow(/^Got the metric ndcg at /);
      expect(ids(['rmse', 'ndcg@10'], cutOffs)).toEqual(['rmse', 'ndcg@10']);
    },
  );
});
