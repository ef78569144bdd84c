import { protocolNamed } from '../../../core/evaluation/protocols/registry';
import type { DataChoice, RunSettings } from '../../../core/experiment/run';
import { modelNamed } from '../../../core/models/registry';
import { resolveParams, type ParamSchema, type ParamValues } from '../../../core/params';
import { needed } from '../choices';

/** What is trained where the address does not say. */
export const USUAL_MODEL = 'als';
export const USUAL_SPLIT = 'holdout';
export const USUAL_SEED = 1;

/** The choice of data as a form has it. */
export const DATA_PARAMS = {
  share: {
    type: 'number',
    label: 'Share of the ratings',
    help: 'Less than 1: so many of them, drawn at random.',
    default: 1,
    min: 0.01,
    max: 1,
    step: 0.01,
  },
  minRatings: {
    type: 'number',
    label: 'Films with at least',
    help: 'Films with fewer ratings are left out, and their ratings too.',
    default: 0,
    min: 0,
    max: 10_000,
    step: 1,
  },
} as const satisfies ParamSchema;

/** Settings in full; throws ParamError where they cannot be. */
export const inFull = ({ model, data, split, seed }: RunSettings): RunSettings => ({
  model: { id: model.id, params: resolveParams(modelNamed(model.id).params, model.params) },
  data,
  split: { id: split.id, params: resolveParams(protocolNamed(split.id).params, split.params) },
  seed,
});

/** Everything in settings that is not as usual, by its name in the address. */
export function linkOf(settings: RunSettings): Readonly<Record<string, string>> {
  const { model, data, split, seed } = settings;
  const choice: ParamValues = { ...data } satisfies DataChoice;
  const values = {
    ...(model.id !== USUAL_MODEL && { model: model.id }),
    ...needed(modelNamed(model.id).params, model.params),
    ...needed(DATA_PARAMS, choice),
    ...(split.id !== USUAL_SPLIT && { split: split.id }),
    ...needed(protocolNamed(split.id).params, split.params),
    ...(seed !== USUAL_SEED && { seed }),
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** Whether two settings in full are the same. */
export const sameRun = (a: RunSettings, b: RunSettings): boolean => keyOf(a) === keyOf(b);

/** Text by which settings in full are told apart. */
export const keyOf = ({ model, data, split, seed }: RunSettings): string =>
  JSON.stringify([
    model.id,
    sorted(model.params),
    data.share,
    data.minRatings,
    split.id,
    sorted(split.params),
    seed,
  ]);

const sorted = (params: ParamValues) => Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
