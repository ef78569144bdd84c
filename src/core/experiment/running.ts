import { fitFor } from '../evaluation/evaluate';
import type { Fitted, Step } from '../models/model';
import { meanStars } from '../ratings';
import { breakdownOf, lostStars } from './breakdown';
import type { Experiment } from './experiment';
import { predictedStars, rmseOf } from './held-out';
import { riseOf } from './rise';
import type { Breakdown, Moment } from './run';

/** A run as it is at the end of an iteration. */
export interface RunState {
  readonly iteration: number;
  /** Absent before the first iteration. */
  readonly fitted?: Fitted;
  /** Stars of the ratings held out, limited to the scale; NaN where none are predicted. */
  readonly predicted: Float32Array;
}

/** What goes on in a run. Whoever drives it knows by the kind what the time went to. */
export type RunStep =
  /** The model has been fitted a little. */
  | { readonly kind: 'fitting'; readonly fraction: number }
  /** A state has been taken, or some users put to it. */
  | { readonly kind: 'scoring'; readonly fraction: number }
  | {
      readonly kind: 'moment';
      readonly moment: Omit<Moment, 'seconds' | 'partly'>;
      readonly state: RunState;
    }
  /** The last step: there is nothing after it. */
  | { readonly kind: 'broken'; readonly breakdown: Breakdown };

/** Share of the work that is fitting, where it is done in one go. */
const FITTING = 0.5;

/** Nothing is learnt yet: everything is predicted to be the mean of the ratings to be fitted on. */
export function before({ training, heldOut: { films, scale } }: Experiment): RunState {
  const [low, high] = scale;
  const mean = Math.min(high, Math.max(low, meanStars(training.ratings)));
  return { iteration: 0, predicted: new Float32Array(films.length).fill(mean) };
}

/**
 * Fits a model and says at the end of each iteration where it stands, by ratings that are not fitted on. The bits of the
 * fit are those of the model's own, however it is driven. Ends after a step that is broken.
 */
export function* run(experiment: Experiment): Generator<RunStep, void> {
  const { model, settings, training, iterations, steps } = experiment;
  const fitting = fitFor(model, settings.model.params, training, settings.seed);
  let best = deviation(experiment);
  let least: Judged | undefined;
  for (let next = fitting.next(); ; next = fitting.next()) {
    const ended = endOf(experiment, next);
    yield { kind: 'fitting', fraction: fractionOf(experiment, next) };
    if (!ended) continue;
    const step = yield* judged(experiment, ended, best);
    if (step.kind === 'broken') {
      yield step;
      return;
    }
    yield risen(experiment, step, least);
    if (!steps || step.state.iteration === iterations) return;
    best = Math.min(best, step.moment.trainRmse || best);
    if (!least || step.moment.heldOutRmse < least.moment.heldOutRmse) least = step;
  }
}

type Judged = Extract<RunStep, { kind: 'moment' }>;

/** The same, with how far its error is above the least before it, where it is. */
function risen({ heldOut }: Experiment, step: Judged, least: Judged | undefined): Judged {
  if (!least || !(step.moment.heldOutRmse > least.moment.heldOutRmse)) return step;
  const rise = riseOf(heldOut, least.state.predicted, step.state.predicted);
  return { ...step, moment: { ...step.moment, rise: { since: least.state.iteration, ...rise } } };
}

/** An iteration that is over. */
interface Ended {
  readonly iteration: number;
  readonly loss?: Readonly<Record<string, number>>;
  readonly state: () => Fitted;
}

/** Undefined in the midst of an iteration. In one go, only the end of everything counts. */
function endOf(
  { steps }: Experiment,
  { done, value }: IteratorResult<Step, Fitted>,
): Ended | undefined {
  if (!steps) return done ? { iteration: 1, state: () => value } : undefined;
  if (done || value.iteration === undefined || !value.state) return undefined;
  const { iteration, loss, state } = value;
  return { iteration, state, ...(loss && { loss }) };
}

const fractionOf = ({ steps }: Experiment, { done, value }: IteratorResult<Step, Fitted>) =>
  (done ? 1 : value.done / value.total) * (steps ? 1 : FITTING);

/** Takes the state and puts it to the ratings held out. */
function* judged(
  { model, training, heldOut, steps, iterations }: Experiment,
  { iteration, loss, state }: Ended,
  best: number,
): Generator<RunStep, Judged | Extract<RunStep, { kind: 'broken' }>> {
  const fitted = state();
  const trainRmse = loss ? Math.sqrt(loss.error / training.ratings.indices.length) : NaN;
  const soFar = { iteration, ...(loss && { loss }), trainRmse };
  const breakdown = breakdownOf(model, soFar, fitted, best);
  if (breakdown) return { kind: 'broken', breakdown };

  const fractionAt = (share: number) =>
    steps ? iteration / iterations : FITTING + (1 - FITTING) * share;
  const scoring = predictedStars(model, fitted, heldOut);
  let users = 0;
  let next = scoring.next();
  for (; !next.done; next = scoring.next()) {
    yield { kind: 'scoring', fraction: fractionAt(users / heldOut.users.length) };
    users += 1;
  }
  const heldOutRmse = rmseOf(next.value, heldOut.halfStars);
  if (model.predict && Number.isNaN(heldOutRmse)) {
    return { kind: 'broken', breakdown: lostStars(model, iteration) };
  }
  return {
    kind: 'moment',
    moment: { ...soFar, heldOutRmse },
    state: { iteration, fitted, predicted: next.value },
  };
}

/** Of the ratings that are fitted on, around their mean, in stars: the error of knowing nothing. */
function deviation({ training: { ratings } }: Experiment): number {
  const mean = meanStars(ratings);
  let sum = 0;
  for (const half of ratings.halfStars) sum += (half / 2 - mean) ** 2;
  return Math.sqrt(sum / ratings.halfStars.length);
}
