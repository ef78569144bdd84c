import { findingFilms } from '../../../src/core/imports/found-films';
import type { Match } from '../../../src/core/imports/match';
import type { FoundFilm } from '../../../src/core/imports/preview';
import type { NamedFilm, Said } from '../../../src/core/imports/said';
import type { FilmRef, Opinion } from '../../../src/core/profile';
import { drained } from '../../scored';

export const MISSING: Match = { kind: 'missing' };
export const matched = (film: number): Match => ({ kind: 'matched', film, by: 'imdb' });
export const ambiguous = (...films: readonly number[]): Match => ({ kind: 'ambiguous', films });

export const named = (title: string, year = 1999, ids: Partial<NamedFilm> = {}): NamedFilm => ({
  title,
  year,
  imdb: 0,
  tmdb: 0,
  ...ids,
});

/** Films of rows, all at once. */
export const foundFilms = (rows: readonly Said[], find: (film: NamedFilm) => Match) =>
  drained(findingFilms(rows, find));

/** What a file says of a film, found as the match says. */
export const foundFilm = (
  film: NamedFilm,
  match: Match,
  opinion: Opinion,
  at = 100,
  keptAs?: FilmRef,
): FoundFilm => ({
  said: { film, opinion, at, where: 'ratings.csv, line 2', ...(keptAs && { keptAs }) },
  others: 0,
  match,
});
