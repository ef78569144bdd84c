import { genresOf, type Films } from '../films';
import { csvText, knownCell, textCell } from './csv-text';

/** What is written of films on a map; per film of the data set, NaN where something is unknown. */
export interface CoordinateSource {
  readonly films: Pick<Films, 'ids' | 'titles' | 'years' | 'genres' | 'genreNames'>;
  /** In the projection's own units. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly counts: Uint32Array;
  /** In stars. */
  readonly means: Float32Array;
  readonly predicted?: Float32Array | undefined;
  /** What the visitor gave: 1 … 10 half stars, 0 for nothing. */
  readonly halfStarsOf: (film: number) => number;
}

/**
 * - movieId: the film's id in the data set's files.
 * - title, year, genres: genres with "|" between them, as MovieLens has them; no year where it is unknown.
 * - x, y: where the film is on the map; empty for a film without a place.
 * - ratings, mean: how many people rated it, and their mean in stars.
 * - predicted, yours: stars; empty where unknown, or not rated.
 */
const HEADER = 'movieId,title,year,genres,x,y,ratings,mean,predicted,yours';

/** Films and their coordinates as CSV, one line per film in the order given. */
export function coordinatesCsv(films: Uint32Array, source: CoordinateSource): string {
  const { ids, titles, years } = source.films;
  const rows = Array.from(films, (film) => [
    ids[film],
    textCell(titles[film]),
    knownCell(years[film]),
    textCell(genresOf(source.films, film).join('|')),
    numberCell(source.x[film]),
    numberCell(source.y[film]),
    source.counts[film],
    numberCell(source.means[film]),
    numberCell(source.predicted?.[film] ?? NaN),
    knownCell(source.halfStarsOf(film) / 2),
  ]);
  return csvText(HEADER, rows);
}

/** Seven significant digits: all that a Float32 has. */
const numberCell = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(7))) : '';
