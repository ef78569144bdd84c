import { BINS, SHOWN_CATEGORIES, alongRamp, type Categories, type Ramp } from './colours';
import { OTHER } from './filter';
import { MARKS, markPath } from './marks';

/** One line of a legend of categories. */
export interface Entry {
  /** Index of the category, 255 for other. */
  readonly category: number;
  readonly text: string;
  /** SVG path of its mark round the origin. */
  readonly path: string;
  /** Place of its colour in the theme; undefined for other. */
  readonly shade: number | undefined;
}

/** Radius of a mark in the legend, in pixels, and of other's dot. */
const RADIUS = 4.5;
const OTHER_RADIUS = 3;

/** The shown categories in order, then other where a film is one. */
export function entriesOf({ names, values, other }: Categories): Entry[] {
  const shown = names.slice(0, SHOWN_CATEGORIES);
  const entries: Entry[] = shown.map((text, category) => ({
    category,
    text,
    path: markPath(MARKS[category + 1], RADIUS),
    shade: category,
  }));
  if (values.some((value) => value >= shown.length)) {
    const path = markPath(MARKS[0], OTHER_RADIUS);
    entries.push({ category: OTHER, text: other ?? 'other', path, shade: undefined });
  }
  return entries;
}

/** Where the words of a ramp stand, 0 … 1 along it. */
export function ticksOf(ramp: Ramp): { readonly part: number; readonly text: string }[] {
  return ramp.ticks
    .map(({ at, text }) => ({ part: alongRamp(ramp, at), text }))
    .filter(({ part }) => part >= 0 && part <= 1);
}

/** What a ramp says, as a sentence. */
export function rampText(ramp: Ramp): string {
  const words = ramp.ticks.map(({ text }) => text);
  return `Colour: ${ramp.name.toLowerCase()}, from ${words[0] ?? ''} to ${words.at(-1) ?? ''}`;
}

/** A value of a ramp in the fewest words that tell its steps apart. */
export function valueText({ range: [low, high] }: Ramp, value: number): string {
  return value.toFixed(Math.abs(high - low) >= BINS ? 0 : 1);
}
