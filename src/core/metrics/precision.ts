import { ratioOver } from '../evaluation/measurement';
import { hitsOf } from './hits';
import type { Metric } from './metric';
import { overUsers } from './over-users';

/** Relevant test films at a place < N, over N, however short the list; the mean over users who have a relevant one. */
export const precision: Metric = {
  id: 'precision',
  label: 'Precision',
  summary: 'How much of the list is films that were liked.',
  better: 'higher',
  of: 'places',
  at: [10],
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  measure: (outcomes, { data, at }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) => {
        const { relevant, hits } = hitsOf(one, at);
        return relevant > 0 ? hits / at : NaN;
      }),
    ),
};
