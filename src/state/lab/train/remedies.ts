import { modelNamed } from '../../../core/models/registry';
import { resolveParams } from '../../../core/params';
import type { RunSettings } from '../../../core/experiment/run';

/** A change that may help a run which has broken down. */
export interface Remedy {
  /** What it does, for a button. */
  readonly label: string;
  readonly settings: RunSettings;
}

/** From so many times the usual on, half of it is likely not enough. */
const FAR = 2;

/** Smaller steps where the model has steps, the mildest last; else a stronger penalty. Empty where neither can be set. */
export function remediesFor(settings: RunSettings): readonly Remedy[] {
  const { params: schema } = modelNamed(settings.model.id);
  const { params } = settings.model;
  const usual = resolveParams(schema);
  const changed = (name: string, value: number, label: string): Remedy[] => {
    const param = schema[name];
    if (param?.type !== 'number' || value < param.min || value > param.max) return [];
    const model = { id: settings.model.id, params: { ...params, [name]: value } };
    return [{ label, settings: { ...settings, model } }];
  };
  if ('learningRate' in schema) {
    const [rate, normal] = [Number(params['learningRate']), Number(usual['learningRate'])];
    return [
      ...(rate > FAR * normal
        ? changed('learningRate', normal, `Take the usual learning rate, ${normal}`)
        : []),
      ...changed('learningRate', rounded(rate / 2), 'Halve the learning rate'),
    ];
  }
  return 'l2' in schema
    ? changed('l2', 4 * Number(params['l2']), 'Regularise four times as much')
    : [];
}

/** As people write it: 0.025 and no 0.025000000000000001. */
const rounded = (value: number) => Number(value.toPrecision(3));
