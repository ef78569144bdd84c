import { fail } from '../errors';
import type { Model } from '../models/model';
import { modelNamed } from '../models/registry';
import { parseModelSpec, resolveParams, type ParamValues } from '../params';

/** Values of a parameter to be tried, each once, in the order given. */
export interface Values {
  readonly name: string;
  readonly values: readonly (number | string)[];
}

/** A stretch of a parameter, both ends within it. */
export interface Range {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** Drawn by its logarithm: every tenfold of it is as likely as the next. */
  readonly logarithmic: boolean;
}

export type Axis = Values | Range;

/** Which settings of a model a search is about. */
export interface SearchSpace {
  readonly model: Model;
  /** Parameters with one value; those that are not named at all keep their defaults. */
  readonly fixed: ParamValues;
  /** In the order given. */
  readonly axes: readonly Axis[];
}

/** Ends that differ by so much are drawn from by their logarithm. */
const TENFOLD = 10;

/**
 * Reads "als:factors=8|16|32,l2=0.1..10,iterations=12": values to try, a range to draw from, a value that stays. A range is
 * drawn from evenly, or by its logarithm where its upper end is ten times the lower or more; in whole numbers where the
 * parameter has them.
 * Throws ParamError for an unknown model or parameter, and values that the parameter does not take.
 */
export function parseSpace(spec: string): SearchSpace {
  const { id, params } = parseModelSpec(spec);
  const model = modelNamed(id);
  const checked = (name: string, value: string) =>
    resolveParams(model.params, { [name]: value })[name];
  const fixed: Record<string, number | string> = {};
  const axes: Axis[] = [];
  for (const [name, given] of Object.entries(params)) {
    const text = String(given);
    const ends = text.split('..');
    if (text.includes('|')) {
      const values = text.split('|').map((value) => checked(name, value.trim()));
      axes.push({ name, values: [...new Set(values)] });
    } else if (ends.length === 2 && model.params[name]?.type === 'number') {
      const [from, to] = ends.map((end) => Number(checked(name, end)));
      axes.push(rangeOf(name, from, to, model.params[name].step === 1));
    } else {
      fixed[name] = checked(name, text);
    }
  }
  return { model, fixed, axes };
}

function rangeOf(name: string, from: number, to: number, whole: boolean): Range {
  if (from >= to) {
    fail('ParamError', `Got ${name}=${from}..${to}; expected the lower end first.`);
  }
  return { name, from, to, whole, logarithmic: from > 0 && to >= TENFOLD * from };
}
