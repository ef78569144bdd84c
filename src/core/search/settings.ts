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
export function gridSettings(space: SearchSpace): readonly ParamValues[] {
  let points: ParamValues[] = [{}];
  for (const axis of space.axes) {
    const values = valuesOf(axis);
    if (points.length * values.length > MOST_SETTINGS) {
      fail('ParamError', `Got a grid of more than ${MOST_SETTINGS} settings; expected fewer.`);
    }
    points = points.flatMap((point) => values.map((value) => ({ ...point, [axis.name]: value })));
  }
  return points.map(completing(space));
}

/** Fills points of a space up to full sets. What comes with a text, such as a preset, is worked out once for each. */
function completing({ model, fixed, axes }: SearchSpace): (point: ParamValues) => ParamValues {
  const texts = axes
    .filter((axis) => 'values' in axis && axis.values.some((value) => typeof value === 'string'))
    .map(({ name }) => name);
  const known = new Map<string, ParamValues>();
  return (point) => {
    const key = JSON.stringify(texts.map((name) => point[name]));
    const full = known.get(key) ?? resolveParams(model.params, { ...fixed, ...point });
    known.set(key, full);
    return { ...full, ...point };
  };
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
  space: SearchSpace,
  count: number,
  random: Random,
): readonly ParamValues[] {
  const work = drawing(space, count, random);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** {@link randomSettings}, yielding after each draw. */
export function* drawing(
  space: SearchSpace,
  count: number,
  random: Random,
): Generator<void, readonly ParamValues[]> {
  if (!(count >= 1 && count <= MOST_SETTINGS)) {
    fail('ParamError', `Got ${count} random settings; expected 1 to ${MOST_SETTINGS}.`);
  }
  const { axes } = space;
  const complete = completing(space);
  const most = Math.min(
    count,
    axes.reduce((product, axis) => product * sizeOf(axis), 1),
  );
  const found = new Map<string, ParamValues>();
  for (let repeats = 0; found.size < most && repeats < MOST_REPEATS; repeats++) {
    yield;
    const drawn = axes.map((axis) => drawFrom(axis, random));
    const key = drawn.join('|');
    if (found.has(key)) continue;
    found.set(key, complete(Object.fromEntries(axes.map(({ name }, k) => [name, drawn[k]]))));
    repeats = 0;
  }
  return [...found.values()];
}

/** How many values can be drawn. */
function sizeOf(axis: Axis): number {
  if ('values' in axis) return axis.values.length;
  return axis.whole ? axis.to - axis.from + 1 : Infinity;
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
