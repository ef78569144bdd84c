import { fail } from '../errors';
import type { Model } from './model';

/** The model with this id. Throws ParamError where there is none. */
export function named(models: readonly Model[], id: string): Model {
  return (
    models.find((model) => model.id === id) ??
    fail('ParamError', `No model named "${id}". Known: ${models.map((m) => m.id).join(', ')}.`)
  );
}
