import { difference, type Measurement } from '../../../core/evaluation/measurement';
import type { Metric } from '../../../core/metrics/metric';

/** Two models are told apart where their paired difference is more than so many standard errors from nothing. */
export const TELLING_ERRORS = 2;

type Better = Metric['better'];

/** How one model compares with another, by the users that both were measured on. */
export interface Paired {
  /** The first less the second. */
  readonly mean: number;
  readonly se: number;
  readonly verdict: 'better' | 'worse' | 'higher' | 'lower' | 'same' | 'unclear' | 'none';
}

/** "none" where either has no figure, "same" where they say the same of everybody. */
export function pairedOf(a: Measurement, b: Measurement, better: Better): Paired {
  const { mean, se } = difference(a, b);
  return { mean, se, verdict: verdictOf(mean, se, better) };
}

function verdictOf(mean: number, se: number, better: Better): Paired['verdict'] {
  if (Number.isNaN(mean)) return 'none';
  if (mean === 0 && !(se > 0)) return 'same';
  if (!(Math.abs(mean) > TELLING_ERRORS * se)) return 'unclear';
  if (better === 'neither') return mean > 0 ? 'higher' : 'lower';
  return mean > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** Position of the best figure; undefined where a metric has no better side, or nobody has a figure. */
export function bestOf(
  all: readonly (Measurement | undefined)[],
  better: Better,
): number | undefined {
  if (better === 'neither') return undefined;
  const sign = better === 'higher' ? 1 : -1;
  let best: number | undefined;
  all.forEach((one, k) => {
    if (!one || Number.isNaN(one.mean)) return;
    const before = best === undefined ? -Infinity : sign * (all[best]?.mean ?? NaN);
    if (sign * one.mean > before) best = k;
  });
  return best;
}

/** What stands at the top of several: the best, and any whose paired difference from it is within its error. */
export function leadersOf(
  all: readonly (Measurement | undefined)[],
  better: Better,
): readonly ('best' | 'tied' | undefined)[] {
  const several = all.filter((one) => one && !Number.isNaN(one.mean)).length > 1;
  const best = several ? bestOf(all, better) : undefined;
  const top = best === undefined ? undefined : all[best];
  return all.map((one, k) => {
    if (!one || !top) return undefined;
    if (k === best) return 'best';
    const { verdict } = pairedOf(one, top, better);
    return verdict === 'unclear' || verdict === 'same' ? 'tied' : undefined;
  });
}
