import { fail } from '../errors';
import { exp, ln } from '../exact-math';
import { resolveParams, type ParamValues } from '../params';
import type { Random } from '../random';
import type { Axis, Range, SearchSpace } from './space';

/** A search of more would never end. */
const MOST_SETTINGS = 10_000;

/** Draws in a row that only bring what is there already, before a space counts as used up. */
const MOST_REPEATS = 10_000;

/** Digits of a drawn number: few enough to type it again. */
const DIGITS = 3;

/**
 * Every combination of the values, as full sets of parameters; those of the last axis change fastest.
 * Throws ParamError for a range, and for more than 10 000 combinations.
 */
export function gridSettings({ model, fixed, axes }: SearchSpace): readonly ParamValues[] {
  let points: ParamValues[] = [fixed];
  for (const axis of axes) {
    const values = valuesOf(axis);
    if (points.length * values.length > MOST_SETTINGS) {
      fail('ParamError', `Got a grid of more than ${MOST_SETTINGS} settings; expected fewer.`);
    }
    points = points.flatMap((point) => values.map((value) => ({ ...point, [axis.name]: value })));
  }
  return points.map((point) => resolveParams(model.params, point));
}

function valuesOf(axis: Axis) {
  if ('values' in axis) return axis.values;
  const { name, from, to } = axis;
  return fail(
    'ParamError',
    `Got ${name}=${from}..${to}; a grid takes values, such as ${name}=${from}|${to}. Ranges are for random search.`,
  );
}

/**
 * Different full sets of parameters, drawn independently (Bergstra, Bengio. Random search for hyper-parameter
 * optimization. JMLR 13, 2012). Numbers of a range that are not whole have three digits.
 * @returns As many as asked for, or fewer where the space has no more.
 */
export function randomSettings(
  { model, fixed, axes }: SearchSpace,
  count: number,
  random: Random,
): readonly ParamValues[] {
  if (!(count >= 1 && count <= MOST_SETTINGS)) {
    fail('ParamError', `Got ${count} random settings; expected 1 to ${MOST_SETTINGS}.`);
  }
  const found = new Map<string, ParamValues>();
  for (let repeats = 0; found.size < count && repeats < MOST_REPEATS; repeats++) {
    const drawn = axes.map((axis) => [axis.name, drawFrom(axis, random)] as const);
    const params = resolveParams(model.params, { ...fixed, ...Object.fromEntries(drawn) });
    const key = JSON.stringify(params);
    if (found.has(key)) continue;
    found.set(key, params);
    repeats = 0;
  }
  return [...found.values()];
}

function drawFrom(axis: Axis, random: Random): number | string {
  if ('values' in axis) return axis.values[random.below(axis.values.length)];
  const { from, to, whole } = axis;
  const drawn = whole ? Math.floor(between(axis, to + 1, random)) : between(axis, to, random);
  const rounded = whole ? drawn : Number(drawn.toPrecision(DIGITS));
  return Math.min(to, Math.max(from, rounded));
}

/** A number from the range's lower end up to another, evenly or by its logarithm. */
function between({ from, logarithmic }: Range, end: number, random: Random): number {
  const share = random.next();
  return logarithmic ? exp(ln(from) + share * (ln(end) - ln(from))) : from + share * (end - from);
}
