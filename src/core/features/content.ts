import type { Films } from '../films';

/** Years between which an era fades into the next. */
const ERA_KNOTS = Float64Array.of(1930, 1950, 1965, 1980, 1990, 1998, 2006, 2015);
/** Films whose year is not known pass for the median one. */
const MEDIAN_YEAR = 1999;

/** Numbers that describe an era. */
export const ERAS = ERA_KNOTS.length;

/** The year of a film; the median one where it is not known. */
export const yearOf = ({ years }: Pick<Films, 'years'>, film: number) => years[film] || MEDIAN_YEAR;

/**
 * Writes a film's genres, 1 or 0 each, in the order of the vocabulary.
 * @returns How many genres it has.
 */
export function writeGenres(
  { genres, genreNames }: Pick<Films, 'genres' | 'genreNames'>,
  film: number,
  out: Float64Array,
  at: number,
): number {
  let count = 0;
  for (let genre = 0; genre < genreNames.length; genre++) {
    const has = (genres[film] >>> genre) & 1;
    out[at + genre] = has;
    count += has;
  }
  return count;
}

/**
 * Writes a film's era: the weights that interpolate its year between the knots, which sum to 1. At most two of them
 * are not 0 ("hat" functions).
 */
export function writeEra(
  films: Pick<Films, 'years'>,
  film: number,
  out: Float64Array,
  at: number,
): void {
  out.fill(0, at, at + ERAS);
  const last = ERAS - 1;
  const year = Math.min(ERA_KNOTS[last], Math.max(ERA_KNOTS[0], yearOf(films, film)));
  let knot = 0;
  while (knot < last - 1 && year > ERA_KNOTS[knot + 1]) knot += 1;
  const share = (year - ERA_KNOTS[knot]) / (ERA_KNOTS[knot + 1] - ERA_KNOTS[knot]);
  out[at + knot] = 1 - share;
  out[at + knot + 1] = share;
}
