import { CAP_HEIGHT, textLine } from '../lettering';
import { measure } from '../measure';
import { HEIGHT, MARGIN, picture, titleWords, WIDTH, type Sheet } from '../sheet';
import { tenth } from '../shapes';

/** Width of the column a turned line of this size stands in. */
function columnFor({ lettering }: Sheet, title: string, size: number): number {
  const lower = lettering.descends(title) ? 0.95 : 0.76;
  return size * (lettering.upper ? 0.72 : lower) + MARGIN + 8;
}

/** Where the base line of the turned title stands. */
function baseLine({ lettering }: Sheet, title: string, size: number, right: boolean): number {
  if (right) return WIDTH - MARGIN - (lettering.descends(title) ? size * 0.2 : 0);
  return MARGIN + size * CAP_HEIGHT + (lettering.upper ? 0 : size * 0.03);
}

/** One or two short words, set up the side of the sheet. */
export function side(sheet: Sheet): string | undefined {
  const words = titleWords(sheet, sheet.main, 3);
  const title = words.join(' ');
  const roll = sheet.design.rolls.layout;
  if (title.length > 12 || words.length > 2 || roll >= 0.26) return undefined;

  const fill = sheet.design.colours.ink;
  const yearHeight = sheet.smallPrint > 0 ? 20 : 0;
  const size = Math.min(62, (HEIGHT - 2 * MARGIN - yearHeight) / measure(title, 75));
  const column = columnFor(sheet, title, size);
  const right = roll < 0.11;
  const base = baseLine(sheet, title, size, right);
  const turn = ` transform="translate(${tenth(base)} ${tenth(HEIGHT - MARGIN)}) rotate(-90)"`;
  return (
    picture(sheet, [right ? 0 : column, 0, WIDTH - column, HEIGHT]) +
    textLine(title, [0, 0], { size, width: 75, weight: 700, fill }, turn) +
    yearAbove(sheet, right)
  );
}

function yearAbove({ year, smallPrint, design }: Sheet, right: boolean): string {
  if (year === '') return '';
  const size = Math.min(smallPrint, 13);
  const x = right ? WIDTH - MARGIN - measure(year, 88) * size : MARGIN;
  const face = { size, width: 88, weight: 500, fill: design.colours.ink } as const;
  return textLine(year, [x, MARGIN + size * CAP_HEIGHT], face);
}
