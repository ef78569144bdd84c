import { some } from './counts';
import { SLICE, type Sieve } from './filter';
import type { Subject } from './subject';
import type { Totals } from './survey';

/** The ratings that pass some filters, added up by user, by film and by half star. */
export interface Sums {
  readonly users: OwnerSums;
  readonly films: OwnerSums;
  /** Per film, of half stars squared. */
  readonly filmSquares: Float64Array;
  /** Counts of 1 … 10 half stars. */
  readonly stars: Uint32Array;
}

/** Per user or film: how many ratings, and the sum of their half stars. */
export interface OwnerSums {
  readonly counts: Uint32Array;
  readonly sums: Float64Array;
}

/** @param care Filters that count, as bits. Yields after every few hundred thousand ratings. */
export function* sumsOf(subject: Subject, sieve: Sieve, care: number): Generator<void, Sums> {
  const { indices, halfStars, rows, cols } = subject.data.ratings;
  const users = { counts: new Uint32Array(rows), sums: new Float64Array(rows) };
  const films = { counts: new Uint32Array(cols), sums: new Float64Array(cols) };
  const filmSquares = new Float64Array(cols);
  const stars = new Uint32Array(11);
  for (let from = 0; from < indices.length; from += SLICE) {
    const to = Math.min(from + SLICE, indices.length);
    for (let k = from; k < to; k++) {
      if (sieve.ratings[k] & care) continue;
      const user = subject.user[k];
      const film = indices[k];
      const half = halfStars[k];
      users.counts[user] += 1;
      users.sums[user] += half;
      films.counts[film] += 1;
      films.sums[film] += half;
      filmSquares[film] += half * half;
      stars[half] += 1;
    }
    yield;
  }
  return { users, films, filmSquares, stars: stars.slice(1) };
}

export function totalsOf({ users, films, stars }: Sums): Totals {
  const ratings = stars.reduce((sum, count) => sum + count, 0);
  let [sum, squares] = [0, 0];
  stars.forEach((count, k) => {
    sum += count * (k + 1);
    squares += count * (k + 1) ** 2;
  });
  return {
    ratings,
    users: some(users.counts),
    films: some(films.counts),
    mean: sum / ratings / 2,
    sd: spreadOf(ratings, sum, squares) / 2,
    quartiles: [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(stars, ratings, share)),
  };
}

/** Standard deviation (n − 1) of n whole numbers with this sum and this sum of squares. */
export const spreadOf = (n: number, sum: number, squares: number): number =>
  n > 1 ? Math.sqrt(Math.max(0, squares - (sum * sum) / n) / (n - 1)) : NaN;

/** In stars; between two ratings by proportion. */
function quantile(stars: Uint32Array, ratings: number, share: number): number {
  if (ratings === 0) return NaN;
  const place = (ratings - 1) * share;
  const at = (n: number) => {
    let seen = 0;
    return (stars.findIndex((count) => (seen += count) > n) + 1) / 2;
  };
  const low = at(Math.floor(place));
  return low + (place - Math.floor(place)) * (at(Math.ceil(place)) - low);
}
