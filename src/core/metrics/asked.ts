import { fail } from '../errors';
import type { Metric } from './metric';
import { metrics } from './registry';

/** A metric with its cut-off and level. */
export interface AskedMetric {
  /** "rmse", "ndcg@10", "chr@10:4". */
  readonly id: string;
  readonly metric: Metric;
  /** Infinity for a metric without a cut-off. */
  readonly at: number;
  /** NaN for a metric without levels. */
  readonly stars: number;
}

const GRAMMAR = /^([a-z][a-z-]*)(?:@(\d+))?(?::(\d(?:\.\d)?))?$/;

/**
 * Reads "ndcg", "ndcg@10" or "chr@10:4". Without a cut-off it is reported at those given, or else at the metric's own;
 * without a level at all of the metric's.
 * Throws ParamError for what no metric is named, a cut-off below 1, and a cut-off or level that the metric has not.
 */
export function askedMetrics(
  names: readonly string[],
  cutOffs: readonly number[] = [],
): readonly AskedMetric[] {
  const asked = names.flatMap((name) => askedMetric(name, cutOffs));
  return [...new Map(asked.map((one) => [one.id, one])).values()];
}

function askedMetric(name: string, cutOffs: readonly number[]): AskedMetric[] {
  const [, id, cut, level] = GRAMMAR.exec(name) ?? [];
  const metric = metrics.find((one) => one.id === id);
  if (!metric) {
    return fail(
      'ParamError',
      `Got the metric ${name}; expected one of ${metrics.map((one) => one.id).join(', ')}, such as ndcg@10.`,
    );
  }
  const hasCut = metric.at.length > 0;
  if (
    (cut !== undefined && (!hasCut || Number(cut) < 1)) ||
    (level !== undefined && !metric.levels)
  ) {
    return fail(
      'ParamError',
      `Got the metric ${name}; expected ${metric.id}${hasCut ? '@N, N at least 1' : ''}${metric.levels ? ', with or without :stars' : ''}.`,
    );
  }
  const own = cutOffs.length > 0 ? cutOffs : metric.at;
  const ats = !hasCut ? [Infinity] : cut === undefined ? own : [Number(cut)];
  const stars = level === undefined ? (metric.levels ?? [NaN]) : [Number(level)];
  return ats.flatMap((at) =>
    stars.map((value) => ({ id: idOf(metric, at, value), metric, at, stars: value })),
  );
}

function idOf({ id }: Metric, at: number, stars: number): string {
  return `${id}${at < Infinity ? `@${at}` : ''}${Number.isNaN(stars) ? '' : `:${stars}`}`;
}
