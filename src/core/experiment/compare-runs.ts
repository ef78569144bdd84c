import type { ParamValues } from '../params';
import type { Moment, RunSettings } from './run';
import type { KeptRun } from './run-file';

/** What two runs are made of, one by one: where all are the same, every bit has to be. */
export type Input = 'data' | 'model' | 'parameters' | 'choice' | 'split' | 'seed' | 'version';

/**
 * Whether two runs are the same. `same`: to the last bit; `so-far`: at each iteration that both have; `nothing-yet`: there
 * is none; `other`: they are made of other things; `unlike`: of the same, and yet they differ, which must not be.
 */
export type RunVerdict =
  | { readonly kind: 'same' | 'nothing-yet' }
  | { readonly kind: 'so-far' | 'unlike'; readonly iteration: number }
  | { readonly kind: 'other'; readonly inputs: readonly Input[] };

export function compareRuns(yours: KeptRun, theirs: KeptRun): RunVerdict {
  const inputs = differentInputs(yours, theirs);
  if (inputs.length > 0) return { kind: 'other', inputs };
  const unlike = yours.moments.find((moment, k) => !sameErrors(moment, theirs.moments[k]));
  if (unlike) return { kind: 'unlike', iteration: unlike.iteration };
  const [ours, other] = [yours, theirs].map(({ moments }) => moments.length);
  if (ours === other && yours.code !== undefined && theirs.code !== undefined) {
    return yours.code === theirs.code ? { kind: 'same' } : { kind: 'unlike', iteration: ours };
  }
  const iteration = Math.min(ours, other);
  return iteration === 0 ? { kind: 'nothing-yet' } : { kind: 'so-far', iteration };
}

/** In the order of the type. */
export function differentInputs(yours: KeptRun, theirs: KeptRun): readonly Input[] {
  const [a, b] = [yours.settings, theirs.settings];
  const sameModel = a.model.id === b.model.id;
  const same: Readonly<Record<Input, boolean>> = {
    data: yours.sha256 === theirs.sha256,
    model: sameModel,
    parameters: !sameModel || sameValues(a.model.params, b.model.params),
    choice: a.data.share === b.data.share && a.data.minRatings === b.data.minRatings,
    split: sameSplit(a, b),
    seed: a.seed === b.seed,
    version: !sameModel || sameValues({ ...yours.versions }, { ...theirs.versions }),
  };
  return (Object.keys(same) as Input[]).filter((input) => !same[input]);
}

const sameSplit = ({ split: a }: RunSettings, { split: b }: RunSettings) =>
  a.id === b.id && sameValues(a.params, b.params);

const sameValues = (a: ParamValues, b: ParamValues) =>
  Object.keys({ ...a, ...b }).every((name) => alike(a[name], b[name]));

const alike = (a: unknown, b: unknown) => a === b || Object.is(a, b);

/** True where one of them is not there. */
const sameErrors = (a: Moment, b: Moment | undefined) =>
  b === undefined ||
  (alike(a.trainRmse, b.trainRmse) &&
    alike(a.heldOutRmse, b.heldOutRmse) &&
    sameValues(a.loss ?? {}, b.loss ?? {}));
