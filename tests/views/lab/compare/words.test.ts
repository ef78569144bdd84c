import { expect, test } from 'vitest';
import { askedMetrics } from '../../../../src/core/metrics/asked';
import { metricName, pairedMore, pairedText } from '../../../../src/views/lab/compare/words';

test.each([
  ['rmse', 'RMSE'],
  ['ndcg@5', 'NDCG at 5'],
  ['chr@10:4', 'Hit rate from so many stars at 10: 4★'],
])('the metric %s is called %s', (id, name) => {
  expect(askedMetrics([id]).map(metricName)).toEqual([name]);
});

test.each([
  ['better', 'better by 0.012', '± 0.003'],
  ['worse', 'worse by 0.012', '± 0.003'],
  ['higher', 'higher by 0.012', '± 0.003'],
  ['unclear', 'cannot tell', '−0.012 ± 0.003'],
  ['same', 'the same', ''],
  ['none', '–', ''],
] as const)('a difference that is %s is “%s” “%s”', (verdict, text, more) => {
  const paired = { mean: -0.012, se: 0.003, verdict };
  expect([pairedText(paired, 3), pairedMore(paired, 3)]).toEqual([text, more]);
});
