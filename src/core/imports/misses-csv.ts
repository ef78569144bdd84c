import { csvText, knownCell, textCell } from '../formats/csv-text';
import type { Opinion } from '../profile';
import type { Said } from './said';

/**
 * - imdb_id, tmdb_id, year: empty where unknown.
 * - said: rating, seen, saved, not-seen or not-interested; stars: 0.5 to 5, of ratings only.
 * - date: ISO 8601, UTC.
 * - where: the row of the file that it stands in.
 */
const HEADER = 'title,year,imdb_id,tmdb_id,stars,said,date,where';

/** Films that no film of the data set was found for, in the order given. */
export function missesCsv(misses: readonly Said[]): string {
  return csvText(HEADER, misses.map(cellsOf));
}

const cellsOf = ({ film, opinion, at, where }: Said) => [
  textCell(film.title),
  knownCell(film.year),
  film.imdb > 0 ? `tt${String(film.imdb).padStart(7, '0')}` : '',
  knownCell(film.tmdb),
  starsCell(opinion),
  opinion.kind,
  new Date(at).toISOString(),
  textCell(where),
];

const starsCell = (opinion: Opinion) => (opinion.kind === 'rating' ? opinion.halfStars / 2 : '');
