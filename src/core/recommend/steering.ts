import type { Dataset } from '../dataset';
import { countOf } from '../ratings';
import { topK } from '../top-k';

/** What somebody asks of picks besides their taste; never inferred. Sliders go from −1 to 1, 0 leaves things as they are. */
export interface Steering {
  /** Familiar … adventurous: below 0 well-known films win, above 0 they lose. */
  readonly adventure: number;
  /** Focused … varied: below 0 picks are alike, above 0 they differ. */
  readonly variety: number;
  /** Older … newer. */
  readonly newness: number;
  /** Genres of which a pick has at least one, as a bit set; 0 for any. */
  readonly include: number;
  /** Genres of which a pick has none, as a bit set. */
  readonly exclude: number;
  /** First and last year of a pick; 0 for open. Films of unknown year pass where both are open. */
  readonly from: number;
  readonly to: number;
  /** How many ratings a pick has at least. */
  readonly leastRatings: number;
}

/** Picks as the model ranks them. */
export const AS_RANKED: Steering = {
  adventure: 0,
  variety: 0,
  newness: 0,
  include: 0,
  exclude: 0,
  from: 0,
  to: 0,
  leastRatings: 0,
};

/** Whether picks are as the model ranks them. */
export function isNeutral(steering: Steering): boolean {
  return (Object.keys(AS_RANKED) as (keyof Steering)[]).every(
    (name) => steering[name] === AS_RANKED[name],
  );
}

/** The films that a steering lets pass, in their order. */
export function admitted(
  films: Uint32Array,
  { byFilm, films: { genres, years } }: Pick<Dataset, 'byFilm' | 'films'>,
  steering: Steering,
): Uint32Array {
  const { include, exclude, from, to, leastRatings } = steering;
  if (isNeutral(steering)) return films;
  return films.filter((film) => {
    if (include !== 0 && (genres[film] & include) === 0) return false;
    if ((genres[film] & exclude) !== 0) return false;
    const year = years[film];
    if (from > 0 && (year === 0 || year < from)) return false;
    if (to > 0 && (year === 0 || year > to)) return false;
    return countOf(byFilm, film) >= leastRatings;
  });
}

/** Sliders choose among the films that rank best: the taste has the first word, and what is far below cannot win. */
const POOL = 300;
/** What a slider at its end weighs against the whole range of the pool's scores. */
const WEIGHT = 1;

/**
 * Films in the order of their scores as two sliders shift them: s = r − w a p + w b q. Among the 300 best, r is the score
 * scaled to 0 … 1, p the share of them with fewer ratings, q the share of them that are older, ½ for a film of
 * unknown year. What ranks below follows in its order.
 *
 * @returns Films and falling scores, of no unit, and equal to those given where neither slider is moved.
 */
export function steered(
  films: Uint32Array,
  scores: Float32Array,
  { byFilm, films: { years } }: Pick<Dataset, 'byFilm' | 'films'>,
  { adventure, newness }: Steering,
  count: number,
): Scored {
  const order = topK(scores, Math.max(POOL, count));
  const ranked = {
    films: order.map((at) => films[at]),
    scores: Float64Array.from(order, (at) => scores[at]),
  };
  if ((adventure === 0 && newness === 0) || order.length === 0) return ranked;
  const pool = ranked.films.subarray(0, POOL);
  const relevance = scaled(ranked.scores.subarray(0, POOL));
  const fame = shareBelow(Array.from(pool, (film) => countOf(byFilm, film)));
  const newer = sharesOlder(Array.from(pool, (film) => years[film]));
  const shifted = relevance.map((r, k) => r + WEIGHT * (newness * newer[k] - adventure * fame[k]));
  const again = topK(shifted, pool.length);
  const { films: sorted, scores: falling } = ranked;
  sorted.set(again.map((k) => pool[k]));
  falling.set(Float64Array.from(again, (k) => shifted[k]));
  return ranked;
}

/** Films, best first, and their scores. */
export interface Scored {
  readonly films: Uint32Array;
  readonly scores: Float64Array;
}

/** Falling scores as shares of their range, from 1 down to 0. */
export function scaled(scores: Float64Array): Float64Array {
  const [most, least] = [scores[0], scores[scores.length - 1]];
  return scores.map((score) => (most > least ? (score - least) / (most - least) : 0));
}

/** For each year the share of the known years that are earlier; ½ where it is not known. */
function sharesOlder(years: readonly number[]): Float64Array {
  const shares = shareBelow(years.filter((year) => year > 0));
  let next = 0;
  return Float64Array.from(years, (year) => (year > 0 ? shares[next++] : 0.5));
}

/** For each value the share of all that are smaller. */
function shareBelow(values: readonly number[]): Float64Array {
  const sorted = [...values].sort((a, b) => a - b);
  const first = new Map<number, number>();
  sorted.forEach((value, at) => first.set(value, first.get(value) ?? at));
  return Float64Array.from(values, (value) => (first.get(value) ?? 0) / values.length);
}
