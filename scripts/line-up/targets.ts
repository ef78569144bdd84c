import type { TrialFigures } from '../../src/core/evaluation/report';

/** What a metric of a row must reach, and what it could; a target without bounds is one to aim at only. */
export interface Target {
  /** Id as in Scores, such as "rmse" or "ndcg@10". */
  readonly metric: string;
  readonly least?: number;
  readonly most?: number;
  readonly aim?: number;
}

/** A target beside the figure that was measured. */
export interface Verdict {
  readonly target: Target;
  readonly got: number;
  readonly met: boolean;
}

/** Judges the figures themselves, not as they are rounded for the table. What was not measured is not met. */
export function judge(
  targets: readonly Target[],
  figures: TrialFigures['metrics'],
): readonly Verdict[] {
  return targets.map((target) => {
    const { metric, least = -Infinity, most = Infinity } = target;
    const got = metric in figures ? figures[metric].mean : NaN;
    return { target, got, met: got >= least && got <= most };
  });
}

/** "RMSE ≤ .801", "RMSE .840–.842"; undefined for a target that is only aimed at. */
export function mustText({ metric, least, most }: Target): string | undefined {
  if (least !== undefined && most !== undefined) {
    return `${labelOf(metric)} ${decimal(least)}–${decimal(most)}`;
  }
  if (most !== undefined) return `${labelOf(metric)} ≤ ${decimal(most)}`;
  return least === undefined ? undefined : `${labelOf(metric)} ≥ ${decimal(least)}`;
}

/** "RMSE .799"; undefined for a target without an aim. */
export function aimText({ metric, aim }: Target): string | undefined {
  return aim === undefined ? undefined : `${labelOf(metric)} ${decimal(aim)}`;
}

/** Metrics whose names are initials. */
const INITIALS = /^(rmse|mae|mape|ndcg|hr|mrr)\b/;

/** A metric as the table calls it. */
export const labelOf = (metric: string): string =>
  metric.replace(INITIALS, (name) => name.toUpperCase());

/** Without the zero before the point; three digits or, where a bound has one, a fourth. */
function decimal(value: number): string {
  const text = value.toFixed(4).replace(/^0/, '');
  return text.endsWith('0') ? text.slice(0, -1) : text;
}
