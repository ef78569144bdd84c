import { ratioOver } from '../evaluation/measurement';
import { bestPlace, hit } from './best-place';
import type { Metric } from './metric';
import { overUsers } from './over-users';

/**
 * The hit rate among test films with at least so many actual stars, whether a list should hold them or not: users who
 * have such a film count. From 0 stars it is the hit rate of all test films.
 */
export const chr: Metric = {
  id: 'chr',
  label: 'Hit rate from so many stars',
  summary:
    'How many people find a hidden film on their list to which they gave so many stars or more.',
  better: 'higher',
  of: 'places',
  at: [10],
  levels: [4],
  paper: 'Kane. Building Recommender Systems with Machine Learning and AI. 2018.',
  measure: (outcomes, { data, at, stars }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) =>
        hit(
          bestPlace(one, (test) => one.halfStars[test] >= 2 * stars),
          at,
        ),
      ),
    ),
};
