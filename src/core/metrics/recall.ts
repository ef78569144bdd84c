import { ratioOver } from '../evaluation/measurement';
import type { Metric } from './metric';

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
    ratioOver(outcomes, data.ratings.rows, ({ relevant, places }) => {
      const count = relevant.reduce((sum, one) => sum + one, 0);
      const hits = places.filter((place, k) => relevant[k] && place < at).length;
      return { sum: count > 0 ? hits / count : 0, weight: count > 0 ? 1 : 0 };
    }),
};
