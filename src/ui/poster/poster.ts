import type { PosterFilm } from './design';
import { block } from './layouts/block';
import { numeral } from './layouts/numeral';
import { side } from './layouts/side';
import { woodType } from './layouts/wood-type';
import { escapeXml } from './lettering';
import { box } from './shapes';
import { HEIGHT, sheetOf, WIDTH, type PosterSize } from './sheet';

export type { PosterFilm } from './design';
export type { PosterSize } from './sheet';

const FACE =
  "'Instrument Sans Variable','Instrument Sans','Helvetica Neue','Liberation Sans',Arial,sans-serif";

/** How a poster is shown: its optical size, and whether it speaks its title or is decoration beside it. */
export interface PosterOptions {
  readonly size?: PosterSize;
  readonly label?: boolean;
}

function accessibleName({ title, year }: PosterFilm): string {
  return escapeXml(year === 0 ? title : `${title} (${year})`);
}

/**
 * A typographic poster as an SVG string, drawn only from a film's title, year and genres: colour says
 * when, shape says what, type says which. The same film always gives the same poster; size changes how
 * much is written on it, never a colour or a motif.
 *
 * Safe as inner HTML: the film's text is escaped, and there are no ids, scripts, links or style
 * attributes, so a strict content security policy lets it pass and it can be repeated on a page.
 */
export function poster(
  film: PosterFilm,
  { size = 'm', label = false }: PosterOptions = {},
): string {
  const sheet = sheetOf(film, size);
  const body = numeral(sheet) ?? side(sheet) ?? woodType(sheet) ?? block(sheet);
  const role = label
    ? `role="img" aria-label="${accessibleName(film)}"`
    : 'aria-hidden="true" focusable="false"';
  return (
    `<svg class="poster" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="${FACE}" ${role}>` +
    `${box([0, 0, WIDTH, HEIGHT], sheet.design.colours.ground)}${body}</svg>`
  );
}
