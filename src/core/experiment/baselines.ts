import { biases } from '../models/biases';
import { dampedMean } from '../models/damped-mean';
import { mean } from '../models/mean';
import type { Model, Step } from '../models/model';
import { resolveParams, type ParamValues } from '../params';
import { seeded } from '../random';
import { predictedStars, rmseOf, type HeldOut } from './held-out';
import type { Baseline, Partly } from './run';

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

/** What a simple prediction says of every rating held out. */
export interface SimpleStars extends Pick<Baseline, 'id' | 'label'> {
  readonly stars: Float32Array;
}

/** Fits what a run has to beat and puts it to the same ratings. Yields often. */
export function* simpleStars(heldOut: HeldOut): Generator<Step | void, readonly SimpleStars[]> {
  const all: SimpleStars[] = [];
  for (const { id, label, model, params } of simple) {
    const values = resolveParams(model.params, params);
    const fitted = yield* model.fit(heldOut.training, values, seeded(0));
    all.push({ id, label, stars: yield* predictedStars(model, fitted, heldOut) });
  }
  return all;
}

/** By how much each misses. @param predicted Only ratings that these predict are counted; all where it is left out. */
export const baselinesOf = (
  all: readonly SimpleStars[],
  { halfStars }: Pick<HeldOut, 'halfStars'>,
  predicted?: Float32Array,
): readonly Baseline[] =>
  all.map(({ id, label, stars }) => {
    const counted = predicted ? stars.map((one, k) => (isNaN(predicted[k]) ? NaN : one)) : stars;
    return { id, label, rmse: rmseOf(counted, halfStars) };
  });

/** Where a model predicts some of the ratings held out and not all: how many, and what is to be beaten on those. */
export function partlyOf(
  all: readonly SimpleStars[],
  heldOut: Pick<HeldOut, 'halfStars'>,
  predicted: Float32Array,
): Partly | undefined {
  const count = predicted.reduce((sum, stars) => sum + (Number.isNaN(stars) ? 0 : 1), 0);
  if (count === 0 || count === predicted.length) return undefined;
  return { predicted: count, baselines: baselinesOf(all, heldOut, predicted) };
}
