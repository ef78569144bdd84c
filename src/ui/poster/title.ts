import { measure, widest, type FaceWidth } from './measure';

/** Words that a short form neither starts nor ends with. */
const SMALL_WORDS = new Set(
  'a an the of and in on at to for or le la les de du el il y et und with from &'.split(' '),
);

const isSmall = (word: string): boolean => SMALL_WORDS.has(word.toLowerCase());

/** Splits on white space. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/);

/** A title and what follows it, which is empty when it does not split. */
export interface SplitTitle {
  readonly main: string;
  readonly sub: string;
}

/** Splits “Main: Sub” and “Main - Sub”; a bracketed original title becomes the subtitle. */
export function splitTitle(title: string): SplitTitle {
  const match = /^(.{2,}?)(?::\s+|\s+[-–—]\s+|\s+(?=\())(.+)$/.exec(title);
  if (!match) return { main: title, sub: '' };
  const [, main, sub] = match;
  const oneWordEach = !main.includes(' ') && !sub.includes(' ');
  if (main.length < 3 || oneWordEach) return { main: title, sub: '' };
  return {
    main: main.replace(/,? or$/i, ''),
    sub: sub.replace(/^\((?:a\.k\.a\. |aka )?|\)$/g, ''),
  };
}

/** Lines of at most `limit` em, filled greedily; a longer word has a line of its own. */
function fillLines(words: readonly string[], width: FaceWidth, limit: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(joined, width) <= limit + 1e-6)
      lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/** At most `n` lines whose widest is narrowest, found by bisection on the limit of a greedy fill. */
export function breakLines(words: readonly string[], n: number, width: FaceWidth): string[] {
  let low = widest(words, width);
  let high = measure(words.join(' '), width);
  for (let i = 0; i < 14; i++) {
    const middle = (low + high) / 2;
    if (fillLines(words, width, middle).length <= n) high = middle;
    else low = middle;
  }
  return fillLines(words, width, high);
}

/** Lines set at a size, in units of the sheet, and a width of the face. */
export interface Setting {
  readonly lines: readonly string[];
  readonly size: number;
  readonly width: FaceWidth;
}

/** Where a setting must fit; `leading` is the distance of base lines in em. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly maxSize: number;
  readonly leading: number;
  readonly faceWidths: readonly FaceWidth[];
}

/** The largest setting of words in a room; more lines and a narrower face than the first cost a little. */
export function fitTitle(words: readonly string[], room: Room): Setting {
  let best: (Setting & { readonly score: number }) | undefined;
  for (const width of room.faceWidths) {
    for (let n = 1; n <= Math.min(words.length, 7); n++) {
      const lines = breakLines(words, n, width);
      const byHeight = room.height / (lines.length * room.leading);
      const size = Math.min(room.maxSize, room.width / widest(lines, width), byHeight);
      const preferred = width === room.faceWidths[0] ? 1.06 : 1;
      const score = size * (1 - 0.035 * (lines.length - 1)) * preferred;
      if (best === undefined || score > best.score) best = { lines, size, width, score };
    }
  }
  return best ?? { lines: words, size: room.maxSize, width: 75 };
}

/** The leading words that are together no wider than so many em, but one at least. */
function leading(words: readonly string[], em: number): readonly string[] {
  let width = 0;
  for (const [k, word] of words.entries()) {
    width += measure(word, 75);
    if (width > em && k > 0) return words.slice(0, k);
  }
  return words;
}

/** The leading words that fit `maxLines` lines of so many em, without articles at either end. */
export function shorten(words: readonly string[], em: number, maxLines: number): readonly string[] {
  const titled = words.length > 1 && isSmall(words[0]) ? words.slice(1) : words;
  let kept = leading(titled, maxLines * em); // breaking lines takes time that grows with the cube of the words
  while (kept.length > 1) {
    const lines = breakLines(kept, Math.min(maxLines, kept.length), 75);
    if (widest(lines, 75) <= em && lines.length <= maxLines) break;
    kept = kept.slice(0, -1);
  }
  while (kept.length > 1 && isSmall(kept[kept.length - 1])) kept = kept.slice(0, -1);
  return kept.map((word, i) => (i === kept.length - 1 ? word.replace(/[,:;]+$/, '') : word));
}
