import type { Dataset } from '../dataset';
import { exp, ln } from '../exact-math';
import { historyOf, type History } from '../history';
import { countOf } from '../ratings';
import { median, starCounts } from './taste-profile';

/** Means of fewer others' ratings say too little to be agreed with. */
export const LEAST_OTHERS = 10;
/** Of fewer films no correlation is claimed. */
export const LEAST_FILMS = 10;
/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;
/** Users between two looks at the clock. */
const SLICE = 64;

/** How far somebody's stars go along with the films' means. */
export interface Agreement {
  /** Films that it comes from. */
  readonly films: number;
  /** Pearson's correlation, −1 … 1. */
  readonly value: number;
  /** Its 95 % interval by Fisher's z. */
  readonly low: number;
  readonly high: number;
}

/** What the people of a data set are like; one value per user, NaN where there is too little to say. */
export interface Crowd {
  /** Correlation of each one's stars with the means that the others gave. */
  readonly agreement: Float32Array;
  /** Median number of ratings that others gave to each one's films. */
  readonly fame: Float32Array;
}

/** Correlation of stars with the films' means; undefined where there is too little to say, or no difference in one of them. */
export function agreementOf(pairs: readonly (readonly [number, number])[]): Agreement | undefined {
  const films = pairs.length;
  if (films < LEAST_FILMS) return undefined;
  const value = correlation(pairs);
  if (Number.isNaN(value)) return undefined;
  const reach = Z / Math.sqrt(films - 3);
  const z = artanh(value);
  return { films, value, low: tanh(z - reach), high: tanh(z + reach) };
}

/** The same of somebody who is no user of the data set. */
export function agreementWith(
  { counts, means }: { readonly counts: Uint32Array; readonly means: Float32Array },
  { films, halfStars }: History,
): Agreement | undefined {
  const pairs = Array.from(films, (film, k) => [halfStars[k] / 2, means[film]] as const);
  return agreementOf(pairs.filter((_, k) => counts[films[k]] >= LEAST_OTHERS));
}

/** Everybody in the data set, each against the others alone. Yields after every few users. */
export function* crowdOf({ ratings, byFilm }: Dataset): Generator<void, Crowd> {
  const sums = Float64Array.from({ length: byFilm.rows }, (_, film) => starSum(byFilm, film));
  const agreement = new Float32Array(ratings.rows);
  const fame = new Float32Array(ratings.rows);
  for (let user = 0; user < ratings.rows; user++) {
    const { films, halfStars } = historyOf(ratings, user);
    const others = Array.from(films, (film) => countOf(byFilm, film) - 1);
    const pairs = Array.from(films, (film, k) => {
      const stars = halfStars[k] / 2;
      return [stars, (sums[film] - stars) / others[k]] as const;
    });
    agreement[user] = agreementOf(pairs.filter((_, k) => others[k] >= LEAST_OTHERS))?.value ?? NaN;
    fame[user] = median(others);
    if (user % SLICE === SLICE - 1) yield;
  }
  return { agreement, fame };
}

/**
 * Shares of ½ … 5 stars among the ratings of these films, 0 … 1: the mean of the films' own shares, so that each film weighs
 * as much as any other, as it does in a difference from the films' means. Undefined where nobody has rated any of them.
 */
export function sharesGiven({ byFilm }: Dataset, films: Uint32Array): number[] | undefined {
  const rated = films.filter((film) => countOf(byFilm, film) > 0);
  if (rated.length === 0) return undefined;
  const sums = new Array<number>(10).fill(0);
  for (const film of rated) {
    const { halfStars } = historyOf(byFilm, film);
    starCounts(halfStars).forEach((count, k) => (sums[k] += count / halfStars.length));
  }
  return sums.map((sum) => sum / rated.length);
}

/** Share of the known values that are below, those that are level by half; NaN where none is known. */
export function shareBelow(values: Float32Array, value: number): number {
  let [below, known] = [0, 0];
  for (const one of values) {
    if (Number.isNaN(one)) continue;
    known += 1;
    if (one < value) below += 1;
    else if (one === value) below += 0.5;
  }
  return below / known;
}

function starSum({ starts, halfStars }: Dataset['byFilm'], film: number): number {
  let sum = 0;
  for (let k = starts[film]; k < starts[film + 1]; k++) sum += halfStars[k];
  return sum / 2;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
    yy += (y - meanY) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : NaN;
}

/** Of a correlation that is 1 but for rounding, a large number. */
const artanh = (r: number) => {
  const inside = Math.min(1 - 1e-12, Math.max(1e-12 - 1, r));
  return ln((1 + inside) / (1 - inside)) / 2;
};

const tanh = (z: number) => 1 - 2 / (exp(2 * z) + 1);
