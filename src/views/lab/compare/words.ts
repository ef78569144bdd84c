import type { AskedMetric } from '../../../core/metrics/asked';
import type { Paired } from '../../../state/lab/compare/findings';
import { decimalsFor, errorText } from '../../../charts/lab/scale';

/** "NDCG at 10", "Hit rate at so many stars at 10: 4★". */
export function metricName({ metric, at, stars }: AskedMetric): string {
  const cut = at < Infinity ? ` at ${at}` : '';
  return `${metric.label}${cut}${Number.isNaN(stars) ? '' : `: ${stars}★`}`;
}

/** "better by 0.012", "cannot tell". */
export function pairedText({ mean, se, verdict }: Paired, decimals = decimalsFor(se)): string {
  const size = Math.abs(mean).toFixed(decimals);
  switch (verdict) {
    case 'none':
      return '–';
    case 'same':
      return 'the same';
    case 'unclear':
      return 'cannot tell';
    default:
      return `${verdict} by ${size}`;
  }
}

/** The error of a difference; with the difference itself, where words do not say it. */
export function pairedMore({ mean, se, verdict }: Paired, decimals = decimalsFor(se)): string {
  if (verdict === 'none' || verdict === 'same') return '';
  const sign = mean < 0 ? '−' : '+';
  const size = `${sign}${Math.abs(mean).toFixed(decimals)} `;
  return `${verdict === 'unclear' ? size : ''}${errorText({ mean, se }, decimals)}`;
}

/** Groups in which metrics are chosen. */
export const METRIC_GROUPS = [
  { of: 'ratings', title: 'Predicted stars' },
  { of: 'places', title: 'Hidden films on lists' },
  { of: 'lists', title: 'Lists themselves' },
] as const;
