import type { Fitted, Model } from '../models/model';
import { iterationName } from './experiment';
import type { Breakdown, Moment } from './run';

/**
 * A run has diverged when the error on what it is fitted on is so many times the least so far, that of the mean included.
 * Fits that come right exceed it by 2.3 at most, SVD++ from the widest start in its first epoch; one that goes wrong
 * passes any bound within an epoch or two.
 */
const DIVERGED = 4;
/** In stars: a smaller error is none that grows without end, however much less it was before. */
const LEAST_DIVERGED = 1;

type Ending = Omit<Moment, 'seconds'>;

/**
 * What is wrong at the end of an iteration, before it is put to the test; undefined where nothing is.
 * @param best The least train RMSE so far, in stars.
 */
export function breakdownOf(
  model: Pick<Model, 'params'>,
  { iteration, loss = {}, trainRmse }: Omit<Ending, 'heldOutRmse'>,
  fitted: Fitted,
  best: number,
): Breakdown | undefined {
  const at = `${unitOf(model)} ${iteration}`;
  const advice = adviceFor(model);
  if (!(Object.values(loss).every(Number.isFinite) && isFinite(fitted))) {
    const happened = `The error became infinite at ${at}.`;
    return { iteration, kind: 'not-finite', happened, advice };
  }
  if (!(trainRmse > Math.max(DIVERGED * best, LEAST_DIVERGED))) return undefined;
  const happened = `At ${at} the error on the ratings that it learns from was ${trainRmse.toFixed(1)} stars, after ${best.toFixed(2)} at its best.`;
  return { iteration, kind: 'diverged', happened, advice };
}

/** The same where stars of the ratings held out are no longer numbers. */
export function lostStars(model: Pick<Model, 'params'>, iteration: number): Breakdown {
  const happened = `Predicted stars were no longer numbers at ${unitOf(model)} ${iteration}.`;
  return { iteration, kind: 'not-finite', happened, advice: adviceFor(model) };
}

const unitOf = (model: Pick<Model, 'params'>) =>
  iterationName(model) === 'epochs' ? 'epoch' : 'iteration';

/** Which way each parameter is to be turned, the most promising first. */
const REMEDIES: readonly (readonly [name: string, towards: 'lower' | 'higher'])[] = [
  ['learningRate', 'lower'],
  ['initialDeviation', 'lower'],
  ['l2', 'higher'],
  ['l2Bias', 'higher'],
];

/** "Try a lower learning rate, or a higher regularisation.", of what the model has. */
function adviceFor({ params }: Pick<Model, 'params'>): string {
  const steps = REMEDIES.filter(([name]) => Object.hasOwn(params, name)).map(
    ([name, towards]) => `a ${towards} ${params[name].label.toLowerCase()}`,
  );
  return steps.length > 0
    ? `Try ${steps.slice(0, 2).join(', or ')}.`
    : 'Try the usual settings, or more of the data.';
}

function isFinite(fitted: Fitted): boolean {
  return Object.values(fitted).every((part) => {
    if (typeof part === 'number') return Number.isFinite(part);
    return ArrayBuffer.isView(part) ? part.every(Number.isFinite) : isFinite(part);
  });
}
