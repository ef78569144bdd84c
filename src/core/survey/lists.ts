import { topK } from '../top-k';
import type { OwnerSums } from './sums';
import type { FilmLists, FilmRow, ListChoice } from './survey';

/**
 * @param films Ratings per film, and the sum of their half stars.
 * @param order Films with ratings, the most rated first.
 * @param mean Mean stars of all these ratings, which damped means are drawn to.
 */
export function filmLists(
  { counts, sums }: OwnerSums,
  order: Uint32Array,
  mean: number,
  { damping, least, length }: ListChoice,
): FilmLists {
  const damped = (film: number) => (sums[film] / 2 + damping * mean) / (counts[film] + damping);
  const rowOf = (film: number): FilmRow => ({
    film,
    ratings: counts[film],
    mean: sums[film] / 2 / counts[film],
    damped: damped(film),
    sum: sums[film] / 2,
  });
  /** Equal scores stay in the order of the candidates: the more rated first. */
  const top = (candidates: Uint32Array, score: (film: number) => number) => {
    const scores = new Float64Array(candidates.length);
    for (let k = 0; k < scores.length; k++) scores[k] = score(candidates[k]);
    return Array.from(topK(scores, length), (at) => rowOf(candidates[at]));
  };
  const eligible = order.filter((film) => counts[film] >= least);
  return {
    mostRated: Array.from(order.subarray(0, length), rowOf),
    best: top(eligible, damped),
    worst: top(eligible, (film) => -damped(film)),
    popular: top(order, (film) => sums[film]),
    eligible: eligible.length,
  };
}
