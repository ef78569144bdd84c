import { fail } from '../errors';
import { askedMetrics, type AskedMetric } from '../metrics/asked';
import type { Model } from '../models/model';
import { directionOf } from './scores';

/**
 * What settings of a model are chosen by. @param name Such as "rmse" or "ndcg@10".
 * Throws ParamError for what no metric is named, for several at once, for one of which neither more nor less is better, and
 * for one of stars where the model predicts none.
 */
export function searchMetric(name: string, model: Model): AskedMetric {
  const [asked, ...others] = askedMetrics([name]);
  if (others.length > 0) {
    fail('ParamError', `Got the metric ${name}; expected one such as ${asked.id}.`);
  }
  directionOf(asked.metric);
  if (asked.metric.of === 'ratings' && !model.predict) {
    fail(
      'ParamError',
      `Got the metric ${name}; expected one of lists, such as ndcg@10: ${model.id} predicts no stars.`,
    );
  }
  return asked;
}
