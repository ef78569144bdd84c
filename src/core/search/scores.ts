import { fail } from '../errors';
import { averaged, difference, type Measurement } from '../evaluation/measurement';
import type { Metric } from '../metrics/metric';
import type { ParamValues } from '../params';
import { fitsOf, type Fit, type SearchPlan } from './plan';

/** What a fit came to on its fold. */
export interface FitScore {
  /** NaN where the fit failed or the metric is undefined. */
  readonly mean: number;
  /** As in {@link Measurement}. */
  readonly byUser: Float64Array;
  readonly weight?: number;
  /** Time of one core. */
  readonly fitSeconds: number;
  /** What went wrong. */
  readonly failed?: string;
}

/** A setting, measured on every fold. */
export interface Tried {
  readonly params: ParamValues;
  readonly score: Measurement;
  readonly fitSeconds: number;
  readonly failed?: string;
}

/** A setting beside the best one. */
export interface Ranked extends Tried {
  /** Its score less the best one's, user by user. */
  readonly behind: { readonly mean: number; readonly se: number };
  /** The two are within two standard errors of their difference: another draw may turn them round. */
  readonly alike: boolean;
}

/** What is to be expected of a model that is chosen in this way. */
export interface Nested {
  readonly score: Measurement;
  /** By outer fold: what was chosen without it. */
  readonly chosen: readonly ParamValues[];
}

export interface SearchResult {
  /** Settings that are done, best first. */
  readonly table: readonly Ranked[];
  /** Absent until all of its fits are there. */
  readonly nested?: Nested;
}

/**
 * Settings from the best to the worst; those with the same mean in the order given, those without one last.
 * Throws ParamError for a metric of which neither more nor less is better.
 */
export function ranked(tried: readonly Tried[], metric: Metric): readonly Ranked[] {
  const order = inOrder(tried, metric);
  return order.map((one) => comparedWith(one, order[0]));
}

/** The same without their differences, which take much longer. */
export function inOrder(tried: readonly Tried[], metric: Metric): readonly Tried[] {
  const sign = directionOf(metric);
  const worth = ({ score }: Tried) => (Number.isNaN(score.mean) ? Infinity : sign * score.mean);
  return [...tried].sort((a, b) => (worth(a) < worth(b) ? -1 : worth(a) > worth(b) ? 1 : 0));
}

/** A setting beside the best one. */
export function comparedWith(one: Tried, best: Tried): Ranked {
  const { mean, se } = difference(one.score, best.score);
  const alike = !Number.isNaN(mean) && !(Math.abs(mean) > 2 * se);
  return { ...one, behind: { mean, se }, alike };
}

/** The first of {@link ranked}; undefined where no setting has a score. */
export function bestOf(tried: readonly Tried[], metric: Metric): Tried | undefined {
  const [best] = inOrder(tried, metric);
  return best && !Number.isNaN(best.score.mean) ? best : undefined;
}

/**
 * 1 where less is better, −1 where more is.
 * Throws ParamError for a metric of which neither is: there is nothing to choose by.
 */
export function directionOf({ id, better }: Metric): 1 | -1 {
  if (better === 'neither') {
    fail(
      'ParamError',
      `Got the metric ${id}; a search needs one of which more, or less, is better.`,
    );
  }
  return better === 'lower' ? 1 : -1;
}

/** What a search has found so far. @param scoreOf Undefined for a fit that is still to be done. */
export function searchResult(
  plan: SearchPlan,
  metric: Metric,
  scoreOf: (fit: Fit) => FitScore | undefined,
): SearchResult {
  const tried = triedIn(plan.settings, plan.folds, scoreOf);
  const table = ranked(tried, metric);
  const done = fitsOf(plan).every((fit) => scoreOf(fit) !== undefined);
  const nested = done && plan.innerFolds.length > 0 && ended(nesting(plan, metric, scoreOf));
  return { table, ...(nested && { nested }) };
}

/**
 * Each fold's test part judges what is chosen by the inner folds of its training part alone, and those figures are
 * averaged as if they were one model's (Varma, Simon. BMC Bioinformatics 7(91), 2006; Cawley, Talbot. JMLR 11, 2010).
 * Undefined where in some fold no setting could be measured. Yields after each setting of each fold.
 */
export function* nesting(
  { settings, innerFolds }: SearchPlan,
  metric: Metric,
  scoreOf: (fit: Fit) => FitScore | undefined,
): Generator<void, Nested | undefined> {
  const chosen: ParamValues[] = [];
  const scores: FitScore[] = [];
  for (const [outer, count] of innerFolds.entries()) {
    const within: Tried[] = [];
    for (const params of settings) {
      const tried = triedOn(params, count, (fit) => scoreOf({ ...fit, outer }));
      if (tried) within.push(tried);
      yield;
    }
    const best = bestOf(within, metric);
    const score = best && scoreOf({ params: best.params, fold: outer });
    if (!score) continue;
    chosen.push(best.params);
    scores.push(score);
  }
  return scores.length === innerFolds.length ? { score: averaged(scores), chosen } : undefined;
}

/** Settings of which all folds are done. */
function triedIn(
  settings: readonly ParamValues[],
  folds: number,
  scoreOf: (fit: Fit) => FitScore | undefined,
): readonly Tried[] {
  return settings.flatMap((params) => triedOn(params, folds, scoreOf) ?? []);
}

/** A setting on all folds; undefined while some of them are still to be done. */
export function triedOn(
  params: ParamValues,
  folds: number,
  scoreOf: (fit: Fit) => FitScore | undefined,
): Tried | undefined {
  const scores = Array.from({ length: folds }, (_, fold) => scoreOf({ params, fold }));
  const known = scores.filter((score) => score !== undefined);
  if (known.length < folds) return undefined;
  const failed = known.find((score) => score.failed !== undefined)?.failed;
  const fitSeconds = known.reduce((sum, score) => sum + score.fitSeconds, 0);
  if (failed === undefined) return { params, score: averaged(known), fitSeconds };
  const byUser = new Float64Array(known[0].byUser.length).fill(NaN);
  return { params, score: { mean: NaN, se: NaN, byUser }, fitSeconds, failed };
}

/** What work comes to that nobody has to wait for in slices. */
function ended<R>(work: Generator<void, R>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
