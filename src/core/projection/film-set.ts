import type { Films } from '../films';

/** What is known of films besides their titles. */
export interface FilmSetSource {
  readonly years: Films['years'];
  /** Ratings, and mean stars, per film of the data set; a mean is NaN where nobody rated. */
  readonly counts: Uint32Array;
  readonly means: Float32Array;
  /** Predicted stars per film of the data set, where they are known. */
  readonly predicted?: Float32Array | undefined;
  /** What the visitor gave: 1 … 10 half stars, 0 for nothing. */
  readonly halfStarsOf: (film: number) => number;
}

/** A set of films in numbers; NaN for a mean or median of nothing. */
export interface FilmSetFacts {
  readonly films: number;
  /** Mean, in stars, of the films' means, of their predictions, and of what the visitor gave. */
  readonly mean: number;
  readonly predicted: number;
  readonly yours: number;
  /** How many of them the visitor rated. */
  readonly rated: number;
  /** Median number of ratings. */
  readonly ratings: number;
  /** Years of the films whose year is known; absent where none is. */
  readonly years?: { readonly first: number; readonly last: number; readonly median: number };
  /** Films by decade, from the first to the last without a gap. */
  readonly byDecade: readonly { readonly decade: number; readonly count: number }[];
  /** Films by prediction, rounded to ½ … 5 stars: ten counts. */
  readonly byPrediction: readonly number[];
}

/** Counts and means of a set of films, each film counting once. */
export function filmSetFacts(films: Uint32Array, source: FilmSetSource): FilmSetFacts {
  const { counts, means, predicted, halfStarsOf } = source;
  const numbersOf = (values: ArrayLike<number> | undefined) =>
    Array.from(films, (film) => values?.[film] ?? NaN).filter(Number.isFinite);
  const predictions = numbersOf(predicted);
  const given = Array.from(films, halfStarsOf).filter((halfStars) => halfStars > 0);
  const years = numbersOf(source.years).filter((year) => year > 0);
  const byPrediction = new Array<number>(10).fill(0);
  for (const stars of predictions) {
    byPrediction[Math.min(10, Math.max(1, Math.round(2 * stars))) - 1] += 1;
  }
  return {
    films: films.length,
    mean: meanOf(numbersOf(means)),
    predicted: meanOf(predictions),
    yours: meanOf(given) / 2,
    rated: given.length,
    ratings: medianOf(numbersOf(counts)),
    ...(years.length > 0 && { years: yearsOf(years) }),
    byDecade: decadesOf(years),
    byPrediction,
  };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of an even number of values the mean of the two in the middle; NaN of none. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median is a year in which there is a film: the earlier one of the two in the middle. */
function yearsOf(years: readonly number[]) {
  const sorted = [...years].sort((a, b) => a - b);
  return {
    first: sorted[0],
    last: sorted[sorted.length - 1],
    median: sorted[(sorted.length - 1) >> 1],
  };
}

function decadesOf(years: readonly number[]) {
  if (years.length === 0) return [];
  const decades = years.map((year) => year - (year % 10));
  const first = Math.min(...decades);
  const count = (Math.max(...decades) - first) / 10 + 1;
  return Array.from({ length: count }, (_, k) => {
    const decade = first + 10 * k;
    return { decade, count: decades.filter((own) => own === decade).length };
  });
}
