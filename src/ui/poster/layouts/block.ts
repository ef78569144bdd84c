import {
  blockHeight,
  footer,
  footerHeight,
  HEIGHT,
  MARGIN,
  MEASURE,
  picture,
  subtitleLines,
  titleBlock,
  titleWords,
  WIDTH,
  type PosterSize,
  type Sheet,
} from '../sheet';
import { fitTitle } from '../title';

/** Most height, and largest lettering, of the title. */
const ROOM: Readonly<Record<PosterSize, { readonly height: number; readonly maxSize: number }>> = {
  s: { height: 108, maxSize: 58 },
  m: { height: 150, maxSize: 46 },
  l: { height: 132, maxSize: 42 },
};

/** The title in a block below the picture, or above it. */
export function block(sheet: Sheet): string {
  const setting = fitTitle(titleWords(sheet, sheet.main, 3), {
    ...ROOM[sheet.size],
    width: MEASURE,
    leading: sheet.lettering.leading,
    faceWidths: sheet.lettering.faceWidths,
  });
  const height = blockHeight(sheet, setting);
  const subtitle = subtitleLines(sheet);
  const foot = footerHeight(sheet, subtitle);
  const textHeight = MARGIN + height + (foot > 0 ? foot + 10 : 0) + MARGIN;
  const above = sheet.design.rolls.layout > 0.74;
  const y = above ? MARGIN : HEIGHT - textHeight + MARGIN;
  return (
    picture(sheet, [0, above ? textHeight : 0, WIDTH, HEIGHT - textHeight]) +
    titleBlock(sheet, setting, y) +
    (foot > 0 ? footer(sheet, subtitle, y + height + 8) : '')
  );
}
