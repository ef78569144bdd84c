import { ratioOver } from '../evaluation/measurement';
import { hitsOf } from './hits';
import type { Metric } from './metric';
import { overUsers } from './over-users';

/** The share of the relevant test films whose place is < N; the mean over users who have one. */
export const recall: Metric = {
  id: 'recall',
  label: 'Recall',
  summary: 'How many of the films that were liked are on the list.',
  better: 'higher',
  of: 'places',
  at: [20],
  paper:
    'Cremonesi, Koren, Turrin. Performance of recommender algorithms on top-N tasks. RecSys 2010.',
  measure: (outcomes, { data, at }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) => {
        const { relevant, hits } = hitsOf(one, at);
        return hits / relevant;
      }),
    ),
};
