import { ratioOver } from '../evaluation/measurement';
import { bestPlace, hit } from './best-place';
import type { Metric } from './metric';
import { overUsers } from './over-users';

/** The share of users with a relevant test film at a place < N, of those who have a relevant one. */
export const hr: Metric = {
  id: 'hr',
  label: 'Hit rate',
  summary: 'How many people find a hidden film of theirs on their list.',
  better: 'higher',
  of: 'places',
  at: [10],
  paper: 'Deshpande, Karypis. Item-based top-N recommendation algorithms. TOIS 22(1), 2004.',
  measure: (outcomes, { data, at }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) =>
        hit(
          bestPlace(one, (test) => one.relevant[test] > 0),
          at,
        ),
      ),
    ),
};
