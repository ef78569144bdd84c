import type { Dataset } from '../dataset';
import { fail } from '../errors';
import type { AskedMetric } from '../metrics/asked';
import type { Fitted, Model, Step } from '../models/model';
import type { ParamValues } from '../params';
import { seeded } from '../random';
import type { Fold, Judging } from './fold';
import type { Contender } from './contender';
import { judge, type Wanted } from './judge';
import { averaged, type Measurement } from './measurement';
import type { Outcome } from './outcome';
import type { Protocol } from './protocols/protocol';

/** Measurements by metric id, "rmse" or "ndcg@10". */
export type Scores = Readonly<Record<string, Measurement>>;

/** The scores of a protocol's trials; one, without a name, for most. */
export type TrialScores = readonly { readonly trial: string; readonly scores: Scores }[];

/** Fits a model on the training part; yields as the model does. */
export function fitFor(
  model: Model,
  params: ParamValues,
  training: Dataset,
  seed: number,
): Generator<Step, Fitted> {
  return model.fit(training, params, seeded(seed));
}

/** What must be asked of models for some metrics. */
export function wantedFor(asked: readonly AskedMetric[]): Wanted {
  const lists = asked.filter(({ metric }) => metric.of !== 'ratings');
  return {
    ratings: asked.some(({ metric }) => metric.of === 'ratings'),
    listLength: Math.max(0, ...lists.map(({ at }) => (at < Infinity ? at : 1))),
  };
}

/**
 * Throws ParamError where a fold's trials show a model people whom it cannot place; to be asked before it is fitted.
 */
export function checkFold(model: Model, params: ParamValues, { heldOut, trials }: Fold): void {
  const strangers = trials.some(({ shown }) => shown.some((is, k) => is && heldOut[k]));
  if (strangers && model.foldsIn?.(params) === false) {
    fail(
      'ParamError',
      `${model.label} knows only the people whom it is fitted on; expected a protocol without newcomers.`,
    );
  }
}

/** Puts a fitted model to every trial of a fold. Yields how much of it is done, 0 … 1. */
export function* runTrials(
  contender: Contender,
  data: Dataset,
  { trials }: Fold,
  judging: Judging,
  wanted: Wanted,
): Generator<number, readonly Outcome[]> {
  const total = trials.reduce((sum, { users }) => sum + users.length, 0);
  const outcomes: Outcome[] = [];
  let before = 0;
  for (const trial of trials) {
    const running = judge(contender, data, trial, judging, wanted);
    let next = running.next();
    for (; !next.done; next = running.next()) yield (before + next.value) / total;
    outcomes.push(next.value);
    before += trial.users.length;
  }
  return outcomes;
}

/**
 * The scores of each trial.
 * @param folds Outcomes by fold and trial: every fold has the same trials.
 */
export function measureFolds(
  data: Dataset,
  folds: readonly (readonly Outcome[])[],
  trials: readonly string[],
  averaging: Protocol['folds'],
  asked: readonly AskedMetric[],
): TrialScores {
  return trials.map((trial, t) => {
    const outcomes = folds.map((outcomesOf) => outcomesOf[t]);
    const scores = asked.map(
      (one) => [one.id, measureOne(data, outcomes, averaging, one)] as const,
    );
    return { trial, scores: Object.fromEntries(scores) };
  });
}

function measureOne(
  data: Dataset,
  outcomes: readonly Outcome[],
  averaging: Protocol['folds'],
  { metric, at, stars }: AskedMetric,
): Measurement {
  const setting = { data, at, stars };
  if (averaging === 'pooled' || outcomes.length === 1) return metric.measure(outcomes, setting);
  return averaged(outcomes.map((outcome) => metric.measure([outcome], setting)));
}
