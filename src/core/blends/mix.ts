import { fail } from '../errors';
import type { Model } from '../models/model';
import { named } from '../models/named';
import { parseModelSpec, resolveParams, type ParamValues } from '../params';

/** One model of a mix, with all its settings, and what it counts. */
export interface MixPart {
  readonly model: Model;
  readonly params: ParamValues;
  readonly weight: number;
}

/** Beyond it, a weight is a slip of the pen. */
const MOST_WEIGHT = 10;
const EXAMPLE = 'svdpp=0.5,sgd(factors=90,epochs=11)=0.5';

/** An id, settings in parentheses where there are any, and a weight, up to a comma or the end. */
const PART = /\s*([^\s(),=]+)\s*(?:\(([^()]*)\))?\s*=\s*([^\s(),=]+)\s*(?:,|$)/y;

/**
 * Reads "svdpp=0.5,sgd(factors=90,epochs=11)=0.5"; a model may be there more than once.
 * @param models Those that a mix may hold.
 * Throws ParamError for a text of another form, a model that is not among them, a setting that it lacks.
 */
export function readMix(text: string, models: readonly Model[]): readonly MixPart[] {
  const parts: MixPart[] = [];
  const reader = new RegExp(PART);
  while (reader.lastIndex < text.length || parts.length === 0) {
    const rest = text.slice(reader.lastIndex);
    const [, id, settings, weight] = reader.exec(text) ?? refuse(rest, text);
    if (!(Math.abs(Number(weight)) <= MOST_WEIGHT)) refuse(rest, text);
    const model = named(models, id);
    const { params } = parseModelSpec(`${id}:${settings ?? ''}`, () => model.params);
    parts.push({ model, params: resolveParams(model.params, params), weight: Number(weight) });
  }
  if (text.trimEnd().endsWith(',')) refuse('', text);
  return parts;
}

function refuse(rest: string, text: string): never {
  return fail(
    'ParamError',
    `Got "${rest}" in the mix "${text}"; expected models and weights from −${MOST_WEIGHT} to ${MOST_WEIGHT}, as in ${EXAMPLE}.`,
  );
}
