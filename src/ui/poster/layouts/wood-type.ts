import { CAP_HEIGHT, textLine } from '../lettering';
import { measure, type FaceWidth } from '../measure';
import {
  footer,
  footerHeight,
  HEIGHT,
  MARGIN,
  MEASURE,
  picture,
  subtitleLines,
  titleWords,
  WIDTH,
  type Sheet,
} from '../sheet';

/** Space between rows. */
const GAP = 7;

/** A line as wide as the sheet. */
interface Row {
  readonly text: string;
  readonly width: FaceWidth;
  readonly size: number;
  /** From the top of its capitals to its base line or descender. */
  readonly height: number;
}

/** One word to a line; short ones ride with a neighbour. */
function linesOf(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const rides = last !== undefined && (word.length <= 3 || last.length <= 3);
    if (rides) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function rowOf({ lettering }: Sheet, text: string): Row {
  const width = measure(text, 100) * 44 <= MEASURE ? 100 : 75;
  const size = Math.min(92, MEASURE / measure(text, width));
  const descender = lettering.descends(text) ? 0.2 : 0;
  return { text, width, size, height: size * (CAP_HEIGHT + descender) };
}

function rowsOf(sheet: Sheet): readonly Row[] {
  const words = titleWords(sheet, sheet.main, 3);
  const suits = words.length >= 2 && words.length <= 4 && sheet.design.rolls.layout < 0.52;
  if (!suits || words.some((word) => word.length < 2 || word.length > 11)) return [];
  return linesOf(words).map((text) => rowOf(sheet, text));
}

/** Two to four words as in wood type, each line as wide as the sheet. */
export function woodType(sheet: Sheet): string | undefined {
  const rows = rowsOf(sheet);
  const height = rows.reduce((sum, row) => sum + row.height + GAP, 0);
  const smallest = Math.min(...rows.map((row) => row.size));
  if (rows.length < 2 || height > 176 || smallest < (sheet.size === 's' ? 30 : 18))
    return undefined;

  const subtitle = subtitleLines(sheet);
  const foot = footerHeight(sheet, subtitle);
  const textHeight = MARGIN + height + (foot > 0 ? foot + 3 : 0) + MARGIN - GAP;
  const above = sheet.design.rolls.layout < 0.39;
  let svg = picture(sheet, [0, above ? textHeight : 0, WIDTH, HEIGHT - textHeight]);
  let y = above ? MARGIN : HEIGHT - textHeight + MARGIN;
  for (const { text, size, width, height: rowHeight } of rows) {
    const face = { size, width, weight: 700, fill: sheet.design.colours.ink } as const;
    svg += textLine(text, [MARGIN, y + size * CAP_HEIGHT], face);
    y += rowHeight + GAP;
  }
  return svg + (foot > 0 ? footer(sheet, subtitle, y - GAP + 6) : '');
}
