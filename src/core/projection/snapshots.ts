import type { Dataset } from '../dataset';
import type { Fitted, Model, Step } from '../models/model';
import type { ParamSchema, ParamsOf } from '../params';
import type { Random } from '../random';

/** A fit as it was after an iteration. */
export interface Snapshot<F extends Fitted = Fitted> {
  /** From 1. */
  readonly iteration: number;
  readonly state: F;
  /** As the step told it; absent where the model tells none. */
  readonly loss?: Step['loss'];
  /** Root mean squared error in stars on the ratings it is fitted on; NaN where the model tells no error. */
  readonly trainRmse: number;
}

/** A moment in a fit, with the fit as it is then where an iteration has ended. */
export interface SnapshotStep<F extends Fitted = Fitted> extends Pick<Step, 'done' | 'total'> {
  readonly snapshot?: Snapshot<F>;
}

/**
 * Fits a model and hands out what it is after each iteration, of which nothing is kept here; the last is the fit itself, bit
 * for bit. The steps are the fit's own. A model that is solved at once has one snapshot.
 */
export function* trainingSnapshots<S extends ParamSchema, F extends Fitted>(
  model: Pick<Model<S, F>, 'fit'>,
  data: Dataset,
  params: ParamsOf<S>,
  random: Random,
): Generator<SnapshotStep<F>, F> {
  const fit = model.fit(data, params, random);
  for (let next = fit.next(); ; next = fit.next()) {
    if (next.done) return next.value;
    const { done, total, iteration, state, loss } = next.value;
    if (iteration !== undefined && state) {
      const error = loss?.error ?? NaN;
      const trainRmse = Math.sqrt(error / data.ratings.indices.length);
      const snapshot = { iteration, state: state(), trainRmse, ...(loss && { loss }) };
      yield { done, total, snapshot };
    } else yield { done, total };
  }
}
