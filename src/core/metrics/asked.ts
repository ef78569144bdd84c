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
 * Throws ParamError for what no metric is named, a cut-off that is not a whole number from 1, a level that is not half
 * stars up to 5, and a cut-off or level for a metric that has none.
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
  const ats = cut === undefined ? usualCutOffs(metric, cutOffs) : [Number(cut)];
  const levels = level === undefined ? (metric.levels ?? [NaN]) : [Number(level)];
  const wrongCutOff = hasCutOff(metric) ? !ats.every(isCutOff) : cut !== undefined;
  const wrongLevel = metric.levels ? !levels.every(isLevel) : level !== undefined;
  if (wrongCutOff || wrongLevel) {
    const at = hasCutOff(metric) && cut === undefined ? ` at ${ats.join(', ')}` : '';
    fail('ParamError', `Got the metric ${name}${at}; expected ${form(metric)}.`);
  }
  return ats.flatMap((at) =>
    levels.map((stars) => ({ id: idOf(metric, at, stars), metric, at, stars })),
  );
}

const hasCutOff = ({ at }: Metric) => at.length > 0;
const isCutOff = (at: number) => Number.isInteger(at) && at >= 1;
const isLevel = (stars: number) => stars <= 5 && Number.isInteger(2 * stars);

function usualCutOffs(metric: Metric, cutOffs: readonly number[]): readonly number[] {
  if (!hasCutOff(metric)) return [Infinity];
  return cutOffs.length > 0 ? cutOffs : metric.at;
}

function form(metric: Metric): string {
  const cutOff = hasCutOff(metric) ? '@N, N a whole number from 1' : '';
  return `${metric.id}${cutOff}${metric.levels ? ', with :S or without, S half stars up to 5' : ''}`;
}

function idOf({ id }: Metric, at: number, stars: number): string {
  return `${id}${at < Infinity ? `@${at}` : ''}${Number.isNaN(stars) ? '' : `:${stars}`}`;
}
