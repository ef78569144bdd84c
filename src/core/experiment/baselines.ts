import { biases } from '../models/biases';
import { dampedMean } from '../models/damped-mean';
import { mean } from '../models/mean';
import type { Model, Step } from '../models/model';
import { resolveParams, type ParamValues } from '../params';
import { seeded } from '../random';
import { predictedStars, rmseOf, type HeldOut } from './held-out';
import type { Baseline } from './run';

interface Simple extends Pick<Baseline, 'id' | 'label'> {
  readonly model: Model;
  readonly params: ParamValues;
}

/** Most popular has no stars; what everybody gave a film is what it comes to in stars. */
const simple: readonly Simple[] = [
  { id: 'mean', label: 'Mean of all ratings', model: mean, params: {} },
  {
    id: 'popularity',
    label: 'Each film’s damped mean',
    model: dampedMean,
    params: { damping: 5 }, // of 0, 2, 5, 10, 20 and 50 nothing misses ml-latest-small by less
  },
  { id: 'biases', label: 'User and film biases', model: biases, params: {} },
];

/** Fits what a run has to beat and puts it to the same ratings. Yields often. */
export function* baselinesOf(heldOut: HeldOut): Generator<Step | void, readonly Baseline[]> {
  const baselines: Baseline[] = [];
  for (const { id, label, model, params } of simple) {
    const values = resolveParams(model.params, params);
    const fitted = yield* model.fit(heldOut.training, values, seeded(0));
    const predicted = yield* predictedStars(model, fitted, heldOut);
    baselines.push({ id, label, rmse: rmseOf(predicted, heldOut.halfStars) });
  }
  return baselines;
}
