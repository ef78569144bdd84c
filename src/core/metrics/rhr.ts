import { ratioOver } from '../evaluation/measurement';
import { bestPlace, hit } from './best-place';
import type { Metric } from './metric';
import { overUsers } from './over-users';

/**
 * The hit rate among test films with exactly so many actual stars, whether a list should hold them or not: users who
 * have such a film count.
 */
export const rhr: Metric = {
  id: 'rhr',
  label: 'Hit rate at so many stars',
  summary:
    'How many people find a hidden film on their list to which they gave just so many stars.',
  better: 'neither',
  of: 'places',
  at: [10],
  levels: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5],
  paper: 'Kane. Building Recommender Systems with Machine Learning and AI. 2018.',
  measure: (outcomes, { data, at, stars }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) =>
        hit(
          bestPlace(one, (test) => one.halfStars[test] === 2 * stars),
          at,
        ),
      ),
    ),
};
