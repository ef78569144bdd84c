import { designOf, type Design, type PosterFilm } from './design';
import { CAP_HEIGHT, letteringOf, textLine, type Lettering } from './lettering';
import { measure } from './measure';
import { MOTIFS } from './motifs/registry';
import { noiseFrom } from './noise';
import { box, tenth, type Rect } from './shapes';
import { breakLines, shorten, splitTitle, wordsOf, type Setting } from './title';

/** Optical size: to 80 px wide, to 200 px, and above. */
export type PosterSize = 's' | 'm' | 'l';

/** The sheet in its own units, 2 : 3. */
export const WIDTH = 200;
export const HEIGHT = 300;
export const MARGIN = 13;
/** Length of a full line. */
export const MEASURE = WIDTH - 2 * MARGIN;

/** Size of the small print; none in thumbnails. */
const SMALL_PRINT: Readonly<Record<PosterSize, number>> = { s: 0, m: 15, l: 9.5 };
const SUBTITLE_SIZE = 12.5;
/** Smallest lettering of a thumbnail. */
const THUMBNAIL_SIZE = 33;

/** A poster about to be laid out. */
export interface Sheet {
  readonly size: PosterSize;
  readonly design: Design;
  readonly lettering: Lettering;
  /** Main title and subtitle, as written. */
  readonly main: string;
  readonly sub: string;
  /** The year as text, empty when unknown or at thumbnail size. */
  readonly year: string;
  /** Genres as text, at the large size only. */
  readonly genres: string;
  readonly smallPrint: number;
}

/** Characters of a title that a sheet can hold: no line of more could be read, and setting it would take seconds. */
const MOST_CHARACTERS = 200;

/** Resolves what every layout needs to know. */
export function sheetOf(film: PosterFilm, size: PosterSize): Sheet {
  const design = designOf(film);
  const { main, sub } = splitTitle(film.title.slice(0, MOST_CHARACTERS));
  return {
    size,
    design,
    lettering: letteringOf(design),
    main,
    sub,
    year: film.year === 0 || size === 's' ? '' : String(film.year),
    genres: size === 'l' ? design.genres.slice(0, 3).join(', ') : '',
    smallPrint: SMALL_PRINT[size],
  };
}

/** A title as words in the poster's case; a thumbnail keeps those that fit `maxLines` lines. */
export function titleWords({ size, lettering }: Sheet, title: string, maxLines: number): string[] {
  const words = wordsOf(title);
  const kept = size === 's' ? shorten(words, MEASURE / THUMBNAIL_SIZE, maxLines) : words;
  return kept.map((word) => lettering.inCase(word));
}

/** The picture, in a frame of the sheet; some coloured ones keep a margin, like a mounted print. */
export function picture({ design }: Sheet, frame: Rect): string {
  const { rolls, inks, colours, genre, seed } = design;
  const inset = rolls.inset < 0.2 && inks.ground !== colours.ground;
  const [x, y, w, h] = inset ? insideMargin(frame) : frame;
  const motifs = MOTIFS[genre];
  const draw = motifs[Math.floor(rolls.motif * motifs.length)];
  const place = `x="${tenth(x)}" y="${tenth(y)}" width="${tenth(w)}" height="${tenth(h)}"`;
  const shapes = draw(noiseFrom(seed), { w, h }, inks);
  return `<svg ${place} viewBox="0 0 ${tenth(w)} ${tenth(h)}">${box([0, 0, w, h], inks.ground)}${shapes}</svg>`;
}

function insideMargin([x, y, w, h]: Rect): Rect {
  const left = Math.max(x, MARGIN);
  const top = Math.max(y, MARGIN);
  return [
    left,
    top,
    Math.min(x + w, WIDTH - MARGIN) - left,
    Math.min(y + h, HEIGHT - MARGIN) - top,
  ];
}

/** Lines of a title from the top of their first capitals. */
export function titleBlock({ design, lettering }: Sheet, setting: Setting, y: number): string {
  const { lines, size, width } = setting;
  const face = { size, width, weight: 700, fill: design.colours.ink } as const;
  return lines
    .map((text, i) => {
      const base = y + size * CAP_HEIGHT + i * size * lettering.leading;
      return textLine(text, [MARGIN, base], face);
    })
    .join('');
}

/** Height of a title block, down to its last base line or descender. */
export function blockHeight({ lettering }: Sheet, { lines, size }: Setting): number {
  const last = lines[lines.length - 1];
  const tail = lettering.descends(last) || (!lettering.upper && last.includes(',')) ? 0.2 : 0.02;
  return size * (CAP_HEIGHT + lettering.leading * (lines.length - 1) + tail);
}

/** The subtitle on up to three lines; at the large size only. */
export function subtitleLines({ size, sub }: Sheet): readonly string[] {
  if (size !== 'l' || sub === '') return [];
  const needed = Math.ceil((measure(sub, 88) * SUBTITLE_SIZE) / MEASURE);
  return breakLines(wordsOf(sub), Math.min(3, needed), 88).slice(0, 3);
}

/** Height of the small print under a title. */
export function footerHeight({ year, smallPrint }: Sheet, subtitle: readonly string[]): number {
  const above = subtitle.length > 0 ? subtitle.length * 14 + 5 : 0;
  return above + (year === '' ? 0 : smallPrint * 0.95);
}

/** Small print from a height down: the subtitle, then the year, with the genres opposite. */
export function footer(sheet: Sheet, subtitle: readonly string[], y: number): string {
  const fill = sheet.design.colours.ink;
  let svg = '';
  let base = y;
  for (const text of subtitle) {
    const size = Math.min(SUBTITLE_SIZE, MEASURE / measure(text, 88));
    base += 14;
    svg += textLine(text, [MARGIN, base], { size, width: 88, weight: 600, fill });
  }
  if (subtitle.length > 0) base += 5;
  return svg + yearLine(sheet, base + sheet.smallPrint * 0.95);
}

function yearLine({ year, genres, smallPrint, design }: Sheet, base: number): string {
  if (year === '') return '';
  const face = { width: 88, weight: 500, fill: design.colours.ink } as const;
  const left = textLine(year, [MARGIN, base], { ...face, size: smallPrint });
  if (genres === '') return left;
  const length = measure(genres, 88);
  const size = Math.min(smallPrint, (MEASURE - 34) / length);
  return left + textLine(genres, [WIDTH - MARGIN - length * size, base], { ...face, size });
}
