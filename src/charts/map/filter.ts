import { SHOWN_CATEGORIES, type Colouring } from './colours';

/** Category of films that belong to none that is shown. */
export const OTHER = 255;

/**
 * What the legend leaves out, as plain data: categories (255 for other), or all values of a ramp that are not from … to.
 * An end of the ramp takes in what lies beyond it; unknown values are left out.
 */
export type Filter =
  { readonly hidden: readonly number[] } | { readonly from: number; readonly to: number };

/** Whether a film passes a filter. A filter that does not fit the colouring leaves nothing out. */
export function filterOf(
  colour: Colouring,
  filter: Filter | undefined,
): ((film: number) => boolean) | undefined {
  if (!filter) return undefined;
  const { values } = colour;
  if (colour.by === 'category' && 'hidden' in filter) {
    if (filter.hidden.length === 0) return undefined;
    const hidden = new Set(filter.hidden);
    const shown = Math.min(SHOWN_CATEGORIES, colour.names.length);
    return (film) => !hidden.has(values[film] < shown ? values[film] : OTHER);
  }
  if (colour.by === 'ramp' && 'from' in filter) {
    const [low, high] = colour.range;
    const from = filter.from <= low ? -Infinity : filter.from;
    const to = filter.to >= high ? Infinity : filter.to;
    return (film) => values[film] >= from && values[film] <= to;
  }
  return undefined;
}

/** The filter after an entry of the legend is pressed: hidden becomes shown and shown hidden. */
export function toggled(filter: Filter | undefined, category: number): Filter | undefined {
  const hidden = hiddenOf(filter);
  const rest = hidden.filter((other) => other !== category);
  if (rest.length === hidden.length) rest.push(category);
  return rest.length === 0 ? undefined : { hidden: rest.toSorted((a, b) => a - b) };
}

/** The filter that shows one category of the given ones alone; undefined, all, where it did already. */
export function onlyOne(
  filter: Filter | undefined,
  category: number,
  all: readonly number[],
): Filter | undefined {
  const others = all.filter((other) => other !== category);
  const hidden = hiddenOf(filter);
  const already = hidden.length === others.length && others.every((one) => hidden.includes(one));
  return already || others.length === 0 ? undefined : { hidden: others };
}

/** The categories a filter hides. */
export function hiddenOf(filter: Filter | undefined): readonly number[] {
  return filter && 'hidden' in filter ? filter.hidden : [];
}
