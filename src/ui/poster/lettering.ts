import type { Design } from './design';
import { measure, type FaceWidth } from './measure';
import type { Decade } from './palettes';
import { tenth } from './shapes';

/** Height of a capital in em. */
export const CAP_HEIGHT = 0.7;

/** Chance of capitals: early on, and around 1980 to 2000. */
const CAPITALS: Readonly<Record<Decade, number>> = {
  1900: 0.9,
  1920: 0.9,
  1930: 0.8,
  1940: 0.7,
  1950: 0.4,
  1960: 0.15,
  1970: 0.3,
  1980: 0.6,
  1990: 0.4,
  2000: 0.55,
  2010: 0.35,
  2020: 0.25,
  none: 0,
};

/** Where the same draw makes lower case of what it did not make capitals. */
const LOWER_CASE: Partial<Record<Decade, number>> = { 1950: 0.65, 1960: 0.6, 1970: 0.5 };

/** How a poster writes its title. */
export interface Lettering {
  readonly upper: boolean;
  /** Distance of base lines in em. */
  readonly leading: number;
  /** Widths of the face it may use, the preferred one first. */
  readonly faceWidths: readonly FaceWidth[];
  /** A text in the poster's case. */
  inCase(text: string): string;
  /** Whether a text reaches below the base line. */
  descends(text: string): boolean;
}

function faceWidthsFor(roll: number): readonly FaceWidth[] {
  if (roll < 0.5) return [100, 88, 75];
  return roll < 0.75 ? [88, 75] : [75];
}

/** Case by period, width by chance. */
export function letteringOf({ decade, rolls }: Design): Lettering {
  const upper = rolls.letterCase < CAPITALS[decade];
  const lower = rolls.letterCase < (LOWER_CASE[decade] ?? 0);
  return {
    upper,
    leading: upper ? 0.88 : 0.98,
    faceWidths: faceWidthsFor(rolls.width),
    inCase(text) {
      if (upper) return text.toUpperCase();
      return lower ? text.toLowerCase() : text;
    },
    descends: (text) => !upper && /[gjpqy]/.test(text),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML cannot hold, escaped or not: controls other than white space, halves of surrogate pairs, non-characters. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu;

/** A text that is safe as XML content and inside double quotes. What cannot be written becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

/** How a line of text looks; `size` is in units of the sheet. */
export interface Face {
  readonly size: number;
  readonly width: FaceWidth;
  readonly weight: 500 | 600 | 700;
  readonly fill: string;
}

/**
 * One line of text at its base line. It carries its computed width, so that a fallback face is squeezed
 * into place; `turn` stands in for x and y when the line is turned.
 */
export function textLine(text: string, [x, y]: readonly number[], face: Face, turn = ''): string {
  const { size, width, weight, fill } = face;
  const length = tenth(measure(text, width) * size);
  return (
    `<text x="${tenth(x)}" y="${tenth(y)}" font-size="${tenth(size)}" font-weight="${weight}"` +
    ` font-stretch="${width}%" fill="${fill}" textLength="${length}" lengthAdjust="spacingAndGlyphs"` +
    `${turn}>${escapeXml(text)}</text>`
  );
}
