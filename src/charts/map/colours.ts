import { interpolateCividis, rgb } from 'd3';

/** A word or number beside a ramp. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** A number per film, NaN unknown, as cividis over a range; beyond its ends the colour stays. */
export interface Ramp {
  readonly by: 'ramp';
  /** What the number is, as the legend's title. */
  readonly name: string;
  readonly values: Float32Array;
  readonly range: readonly [number, number];
  readonly ticks: readonly Tick[];
  /** Equal ratios are equal steps; the range is above 0. */
  readonly log?: boolean | undefined;
}

/** A category per film, an index into names; 255 and those past the eighth are other. */
export interface Categories {
  readonly by: 'category';
  readonly name: string;
  readonly names: readonly string[];
  readonly values: Uint8Array;
  /** The word for other; by default “other”. */
  readonly other?: string | undefined;
}

/** What a dot's colour says. */
export type Colouring = Ramp | Categories;

/** Colours as resolved CSS strings, read from the tokens, and the font of the page. */
export interface Theme {
  readonly dark: boolean;
  readonly paper: string;
  readonly ink: string;
  /** Second line, and captions. */
  readonly ink2: string;
  readonly ink3: string;
  readonly you: string;
  /** For films without a prediction or a shown category. */
  readonly quiet: string;
  /** Eight categories. */
  readonly categories: readonly string[];
  readonly font: string;
  /** For the names of neighbourhoods. */
  readonly display: string;
}

/** Number of colours along the ramp. */
export const BINS = 32;

/** Categories that get a colour and a mark of their own. */
export const SHOWN_CATEGORIES = 8;

type Scale = Pick<Ramp, 'range' | 'log'>;

/** How far along a ramp a value lies: 0 at its low end, 1 at its high end, beyond them less or more. */
export function alongRamp({ range: [low, high], log }: Scale, value: number): number {
  if (high === low) return value < low ? 0 : 1;
  return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** The value that lies a part of the way along a ramp. */
export function valueAlong({ range: [low, high], log }: Scale, part: number): number {
  return log ? low * (high / low) ** part : low + part * (high - low);
}

/** The bin 0 … BINS − 1 of a value; undefined where unknown. */
export function binOf(ramp: Scale, value: number): number | undefined {
  if (Number.isNaN(value)) return undefined;
  return Math.max(0, Math.min(BINS - 1, Math.floor(alongRamp(ramp, value) * BINS)));
}

/** Cividis, cut so that both ends stand off the paper. */
export function binColour(bin: number, dark: boolean): string {
  const t = bin / (BINS - 1);
  return interpolateCividis(dark ? 0.24 + 0.76 * t : 0.9 * t);
}

/** The category of a film, 0 … 7, or undefined for one that is not shown. */
export function categoryOf(colouring: Categories, film: number): number | undefined {
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
  if (colouring.by === 'ramp') {
    const ramp = Array.from({ length: BINS }, (_, bin) => packed(binColour(bin, theme.dark)));
    for (let film = 0; film < films; film++) {
      const bin = binOf(colouring, colouring.values[film]);
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

/** How much of its colour a film keeps that is not in the selection. */
const FAINT = 0.3;

/** The colours of films, those outside a selection nearly as the paper. */
export function faded(
  colours: Uint32Array,
  selection: ReadonlySet<number>,
  paper: number,
): Uint32Array {
  const channel = (colour: number, shift: number) => {
    const [from, to] = [(paper >> shift) & 255, (colour >> shift) & 255];
    return Math.round(from + (to - from) * FAINT) << shift;
  };
  return colours.map((colour, film) =>
    selection.has(film)
      ? colour
      : 0xff000000 | channel(colour, 16) | channel(colour, 8) | channel(colour, 0),
  );
}

/** Mark of every film, an index into MARKS: the circle, or the mark of its category. */
export function marksOf(colouring: Colouring, films: number): Uint8Array {
  const marks = new Uint8Array(films);
  if (colouring.by !== 'category') return marks;
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
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    you: read('--you'),
    quiet: read('--bar-2'),
    categories: Array.from({ length: SHOWN_CATEGORIES }, (_, i) => read(`--cat-${i + 1}`)),
    font: getComputedStyle(at).fontFamily,
    display: readDisplay(probe),
  };
  probe.remove();
  return theme;
}

function readDisplay(probe: HTMLElement): string {
  probe.style.fontFamily = 'var(--display)';
  return getComputedStyle(probe).fontFamily;
}
