import type { Dataset } from '../dataset';
import { fail } from '../errors';
import type { Model } from '../models/model';
import { modelNamed } from '../models/registry';
import { resolveParams, type ParamSchema, type ParamValues } from '../params';
import { seeded } from '../random';
import { chosenData } from './chosen-data';
import { heldOutOf, type HeldOut } from './held-out';
import type { RunSettings } from './run';
import { splitNamed, splitOf } from './split';

/** Of the data drawn: by the same numbers as the split, one would decide the other. */
const DATA_STREAM = 0x64617461;
const SEEDS = 2 ** 32;

/** A run that can begin: a model with all its parameters, what it is fitted on and what it is put to. */
export interface Experiment {
  /** Every parameter is there, in its canonical form. */
  readonly settings: RunSettings;
  readonly model: Model;
  readonly training: Dataset;
  readonly heldOut: HeldOut;
  /** In all; 1 for a model that is fitted in one go. */
  readonly iterations: number;
  readonly steps: boolean;
}

/** The same settings with every parameter there. Throws ParamError for what cannot be. */
export function resolveSettings({ model, data, split, seed }: RunSettings): RunSettings {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < SEEDS)) {
    fail('ParamError', `Got seed=${seed}; expected a whole number from 0 to ${SEEDS - 1}.`);
  }
  const given = ({ id, params }: RunSettings['model'], schema: ParamSchema) => ({
    id,
    params: resolveParams(schema, params),
  });
  return {
    model: given(model, modelNamed(model.id).params),
    data: { share: data.share, minRatings: data.minRatings },
    split: given(split, splitNamed(split.id).params),
    seed,
  };
}

/** Draws data and split. Throws ParamError and DataError. */
export function experimentOf(source: Dataset, asked: RunSettings): Experiment {
  const settings = resolveSettings(asked);
  const data = chosenData(source, settings.data, seeded(settings.seed ^ DATA_STREAM));
  const { training, fold, scale } = splitOf(data, settings.split, settings.seed);
  const model = modelNamed(settings.model.id);
  const iterations = iterationsOf(model, settings.model.params);
  return {
    settings,
    model,
    training,
    heldOut: heldOutOf(data, fold.heldOut, { training, scale }),
    iterations: iterations ?? 1,
    steps: iterations !== undefined,
  };
}

/** What a model calls its iterations, in its parameters. */
export type IterationName = 'iterations' | 'epochs';

/** Undefined for a model that does not let its iterations be chosen: such a one is fitted in one go. */
export const iterationName = ({ params }: Pick<Model, 'params'>): IterationName | undefined =>
  (['iterations', 'epochs'] as const).find((name) => Object.hasOwn(params, name));

function iterationsOf(model: Pick<Model, 'params'>, values: ParamValues): number | undefined {
  const name = iterationName(model);
  return name && Number(values[name]);
}
