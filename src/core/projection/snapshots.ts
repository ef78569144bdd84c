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

/**
 * Fits a model and keeps what it was after each iteration; the last is the fit itself, bit for bit. The steps are the fit's own.
 * A model that is solved at once has one.
 */
export function* trainingSnapshots<S extends ParamSchema, F extends Fitted>(
  model: Pick<Model<S, F>, 'fit'>,
  data: Dataset,
  params: ParamsOf<S>,
  random: Random,
): Generator<Step<F>, Snapshot<F>[]> {
  const snapshots: Snapshot<F>[] = [];
  const fit = model.fit(data, params, random);
  for (let next = fit.next(); ; next = fit.next()) {
    if (next.done) return snapshots;
    const { iteration, state, loss } = next.value;
    if (iteration !== undefined && state) {
      const error = loss?.error ?? NaN;
      const trainRmse = Math.sqrt(error / data.ratings.indices.length);
      snapshots.push({ iteration, state: state(), trainRmse, ...(loss && { loss }) });
    }
    yield next.value;
  }
}
