import type { Films } from '../films';
import { filmMatcher, type Entry, type FilmRef } from '../profile';
import { csvText, knownCell, textCell } from './csv-text';

/**
 * As movielens.org writes them, with two columns more, by which a file is known to be ours and loses nothing.
 * - movie_id, tmdb_id: of the open data set; empty where it does not have the film or the id.
 * - imdb_id: seven digits at least; empty where unknown.
 * - average_rating: always empty.
 * - title: with the year behind it where that is known; year: the same again.
 * - rated_at: ISO 8601, UTC, with milliseconds.
 */
const MOVIELENS = 'movie_id,imdb_id,tmdb_id,rating,average_rating,title,year,rated_at';

/** As Letterboxd writes and imports them, with three columns more. Date is the day of "Rated at"; there is no address. */
const LETTERBOXD = 'Date,Name,Year,Letterboxd URI,Rating,imdbID,tmdbID,Rated at';

/** One rating, with what is known of its film. */
interface Row {
  readonly film: FilmRef;
  readonly stars: number;
  readonly ratedAt: string;
  /** 0 unknown. */
  readonly movieId: number;
  readonly tmdb: number;
}

/** The ratings among entries in the layout of movielens.org, in the order in which they were given. */
export function movielensRatingsCsv(entries: readonly Entry[], films: Films | undefined): string {
  const rows = rowsOf(entries, films).map(({ film, stars, ratedAt, movieId, tmdb }) => [
    knownCell(movieId),
    film.imdb > 0 ? imdbText(film.imdb) : '',
    knownCell(tmdb),
    stars,
    '',
    textCell(film.year > 0 ? `${film.title} (${film.year})` : film.title),
    knownCell(film.year),
    ratedAt,
  ]);
  return csvText(MOVIELENS, rows);
}

/** The same in the layout of Letterboxd. */
export function letterboxdRatingsCsv(entries: readonly Entry[], films: Films | undefined): string {
  const rows = rowsOf(entries, films).map(({ film, stars, ratedAt, tmdb }) => [
    ratedAt.slice(0, ratedAt.indexOf('T')),
    textCell(film.title),
    knownCell(film.year),
    '',
    stars,
    film.imdb > 0 ? `tt${imdbText(film.imdb)}` : '',
    knownCell(tmdb),
    ratedAt,
  ]);
  return csvText(LETTERBOXD, rows);
}

function rowsOf(entries: readonly Entry[], films: Films | undefined): Row[] {
  const matcher = films && filmMatcher(films);
  return entries
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ film, opinion, at }) => {
      if (opinion.kind !== 'rating') return [];
      const index = matcher?.find(film);
      const known = films && index !== undefined;
      return {
        film,
        stars: opinion.halfStars / 2,
        ratedAt: new Date(at).toISOString(),
        movieId: known ? films.ids[index] : 0,
        tmdb: film.tmdb ?? (known ? films.tmdbIds[index] : 0),
      };
    });
}

const imdbText = (imdb: number) => String(imdb).padStart(7, '0');
