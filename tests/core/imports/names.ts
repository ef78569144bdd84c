import { parseTitle } from '../../../src/core/films';
import type { FilmNames } from '../../../src/core/imports/match';
import type { NamedFilm } from '../../../src/core/imports/said';

/** A film as MovieLens writes it: "Matrix, The (1999)", with its IMDb and TMDB ids where it has them. */
export type Line = string | readonly [title: string, imdb: number, tmdb: number];

/** Films of a data set, in this order. */
export function namesOf(...lines: readonly Line[]): FilmNames {
  const rows = lines.map((line) => (typeof line === 'string' ? ([line, 0, 0] as const) : line));
  const parsed = rows.map(([raw]) => parseTitle(raw));
  return {
    count: rows.length,
    titles: parsed.map(({ title }) => title),
    years: Int16Array.from(parsed, ({ year }) => year),
    imdbIds: Uint32Array.from(rows, ([, imdb]) => imdb),
    tmdbIds: Uint32Array.from(rows, ([, , tmdb]) => tmdb),
  };
}

/** A film as a file names it. */
export const named = (
  title: string,
  year = 0,
  { imdb = 0, tmdb = 0 }: { imdb?: number; tmdb?: number } = {},
): NamedFilm => ({ title, year, imdb, tmdb });
