import type { ParamValues } from '../../../core/params';
import type { Ranked } from '../../../core/search/scores';
import type { Axis, SearchSpace } from '../../../core/search/space';

/** Parameters that are varied. */
export const variedIn = ({ axes }: SearchSpace): readonly Axis[] =>
  axes.filter((axis) => !('values' in axis) || axis.values.length > 1);

/** The best of each combination of values of these parameters, over all others; best first, as the table is. */
export function bestBy(table: readonly Ranked[], names: readonly string[]): readonly Ranked[] {
  const found = new Map<string, Ranked>();
  for (const row of table) {
    const key = JSON.stringify(names.map((name) => row.params[name]));
    if (!found.has(key)) found.set(key, row);
  }
  return [...found.values()];
}

/** Finds rows by their values of these parameters: the position of the first of each. */
export function placesBy(
  rows: readonly Pick<Ranked, 'params'>[],
  names: readonly string[],
): (...values: readonly (number | string)[]) => number | undefined {
  const places = new Map<string, number>();
  rows.forEach(({ params }, at) => {
    const key = JSON.stringify(names.map((name) => params[name]));
    if (!places.has(key)) places.set(key, at);
  });
  return (...values) => places.get(JSON.stringify(values));
}

/** Which parameters are shown: those asked for where they are varied, else the first ones. Two at most. */
export function shownAxes(
  varied: readonly Axis[],
  x: string | undefined,
  y: string | undefined,
): readonly Axis[] {
  const across = varied.find(({ name }) => name === x) ?? varied[0];
  if (!across || y === NO_AXIS) return across ? [across] : [];
  const others = varied.filter(({ name }) => name !== across.name);
  const down = others.find(({ name }) => name === y) ?? others[0];
  return down ? [across, down] : [across];
}

/** In the address: only one parameter is shown. */
export const NO_AXIS = '-';

/** "factors 16, regularisation 0.1". @param schema Where the labels are. */
export function settingText(
  { model: { params: schema } }: SearchSpace,
  axes: readonly Pick<Axis, 'name'>[],
  params: ParamValues,
): string {
  return axes.map(({ name }) => `${schema[name].label.toLowerCase()} ${params[name]}`).join(', ');
}
