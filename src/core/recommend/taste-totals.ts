import type { Films } from '../films';

/** As many films count as the best known ones; of a small data set a tenth. */
const BEST_KNOWN = 100;

/** Films as a taste profile needs them, with what the data set's people gave them. */
export interface RatedFilms {
  readonly films: Pick<Films, 'years' | 'genres' | 'genreNames'>;
  /** Ratings per film. */
  readonly counts: Uint32Array;
  /** Mean stars per film; NaN where nobody rated it. */
  readonly means: Float32Array;
}

/** What of a data set a taste profile stands beside, the same for every visitor. */
export interface TasteTotals {
  /** Ratings in all. */
  readonly ratings: number;
  /** Ratings of films of each genre, by its bit. */
  readonly genres: Float64Array;
  /** Ratings of films of each decade, by its first year; none for films without a year. */
  readonly decades: ReadonlyMap<number, number>;
  /** How many films are the best known ones, those with as many ratings as the last of them among them. */
  readonly best: number;
  /** Ratings that the last of them has; ∞ where nothing is rated. */
  readonly least: number;
}

/** One pass over the films. */
export function tasteTotals({ films, counts }: RatedFilms): TasteTotals {
  const genres = new Float64Array(films.genreNames.length);
  const decades = new Map<number, number>();
  let ratings = 0;
  counts.forEach((count, film) => {
    if (count === 0) return;
    ratings += count;
    for (const bit of genresOf(films.genres[film])) genres[bit] += count;
    const decade = decadeOf(films.years[film]);
    if (decade > 0) decades.set(decade, (decades.get(decade) ?? 0) + count);
  });
  return { ratings, genres, decades, ...bestKnown(counts) };
}

/** The first year of a year's decade; 0 where it is not known. */
export const decadeOf = (year: number): number => year - (year % 10);

/** The places of the bits that are set. */
export function genresOf(bits: number): number[] {
  const places: number[] = [];
  for (let left = bits; left !== 0; left &= left - 1) places.push(31 - Math.clz32(left & -left));
  return places;
}

function bestKnown(counts: Uint32Array): Pick<TasteTotals, 'best' | 'least'> {
  const rated = counts.filter((count) => count > 0).sort();
  const wanted = Math.min(BEST_KNOWN, Math.ceil(rated.length / 10));
  const least = rated[rated.length - wanted] ?? Infinity;
  return { best: rated.filter((count) => count >= least).length, least };
}
