import { interpolateCividis, rgb } from 'd3';

/** What a dot's colour says: predicted stars per film (NaN unknown), or a category per film (index into names, 255 = other). */
export type Colouring =
  | { readonly by: 'stars'; readonly values: Float32Array }
  | { readonly by: 'genre'; readonly names: readonly string[]; readonly values: Uint8Array };

/** Colours as resolved CSS strings, read from the tokens, and the font of the page. */
export interface Theme {
  readonly dark: boolean;
  readonly paper: string;
  readonly ink: string;
  readonly you: string;
  /** For films without a prediction or a shown category. */
  readonly quiet: string;
  /** Eight categories. */
  readonly categories: readonly string[];
  readonly font: string;
}

/** Predicted stars at the two ends of the ramp; beyond them the colour stays. */
export const STAR_RANGE: readonly [number, number] = [2.5, 4.5];

/** Number of colours along the ramp. */
export const BINS = 32;

/** Categories that get a colour and a mark of their own. */
export const SHOWN_CATEGORIES = 8;

/** The bin 0 … BINS − 1 of predicted stars; undefined where unknown. */
export function binOf(stars: number): number | undefined {
  if (Number.isNaN(stars)) return undefined;
  const [low, high] = STAR_RANGE;
  return Math.max(0, Math.min(BINS - 1, Math.floor(((stars - low) / (high - low)) * BINS)));
}

/** Cividis, cut so that both ends stand off the paper. */
export function binColour(bin: number, dark: boolean): string {
  const t = bin / (BINS - 1);
  return interpolateCividis(dark ? 0.24 + 0.76 * t : 0.9 * t);
}

/** The category of a film, 0 … 7, or undefined for one that is not shown. */
export function categoryOf(
  colouring: Colouring & { by: 'genre' },
  film: number,
): number | undefined {
  const value = colouring.values[film];
  return value < Math.min(SHOWN_CATEGORIES, colouring.names.length) ? value : undefined;
}

/** A CSS colour as 0xAABBGGRR, opaque. */
export function packed(css: string): number {
  const { r, g, b } = rgb(css);
  return (0xff000000 | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;
}

/** Colour of every film, 0xAABBGGRR. */
export function coloursOf(colouring: Colouring, films: number, theme: Theme): Uint32Array {
  const quiet = packed(theme.quiet);
  const colours = new Uint32Array(films).fill(quiet);
  if (colouring.by === 'stars') {
    const ramp = Array.from({ length: BINS }, (_, bin) => packed(binColour(bin, theme.dark)));
    for (let film = 0; film < films; film++) {
      const bin = binOf(colouring.values[film]);
      if (bin !== undefined) colours[film] = ramp[bin];
    }
    return colours;
  }
  const palette = theme.categories.map(packed);
  for (let film = 0; film < films; film++) {
    const category = categoryOf(colouring, film);
    if (category !== undefined) colours[film] = palette[category];
  }
  return colours;
}

/** Mark of every film, an index into MARKS: the circle, or under genres the mark of its category. */
export function marksOf(colouring: Colouring, films: number): Uint8Array {
  const marks = new Uint8Array(films);
  if (colouring.by !== 'genre') return marks;
  return marks.map((_, film) => {
    const category = categoryOf(colouring, film);
    return category === undefined ? 0 : category + 1;
  });
}

/** Reads the theme from the custom properties in force at an element. */
export function readTheme(at: HTMLElement, dark: boolean): Theme {
  const probe = document.createElement('i');
  // Under forced colours the plot keeps its own, legible, pair of paper and ink.
  probe.style.forcedColorAdjust = 'none';
  (at.parentElement ?? document.body).append(probe);
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    dark,
    paper: read('--paper'),
    ink: read('--ink'),
    you: read('--you'),
    quiet: read('--bar-2'),
    categories: Array.from({ length: SHOWN_CATEGORIES }, (_, i) => read(`--cat-${i + 1}`)),
    font: getComputedStyle(at).fontFamily,
  };
  probe.remove();
  return theme;
}
