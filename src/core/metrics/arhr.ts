import { ratioOver } from '../evaluation/measurement';
import { bestPlace } from './best-place';
import type { Metric } from './metric';
import { overUsers } from './over-users';

/** 1/(ρ + 1) of each user’s best placed relevant test film where its place ρ < N, else 0; the mean over users who have one. */
export const arhr: Metric = {
  id: 'arhr',
  label: 'Reciprocal hit rank',
  summary:
    'How near the top of their list people find a hidden film of theirs: first place counts 1, second ½.',
  better: 'higher',
  of: 'places',
  at: [10],
  paper: 'Deshpande, Karypis. Item-based top-N recommendation algorithms. TOIS 22(1), 2004.',
  measure: (outcomes, { data, at }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) => {
        const place = bestPlace(one, (test) => one.relevant[test] > 0);
        return place >= at ? 0 : 1 / (place + 1);
      }),
    ),
};
