import { ratioOver } from '../evaluation/measurement';
import { bestPlace } from './best-place';
import type { Metric } from './metric';
import { overUsers } from './over-users';

/** 1/(ρ + 1), ρ the place of each user’s best placed relevant test film among all candidates, 0 where it is not one. */
export const mrr: Metric = {
  id: 'mrr',
  label: 'Reciprocal rank',
  summary:
    'How near the top a hidden film is among all films, however far down: first place counts 1, second ½.',
  better: 'higher',
  of: 'places',
  at: [],
  paper: 'Voorhees. The TREC-8 question answering track report. TREC 1999.',
  measure: (outcomes, { data }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overUsers((one) => 1 / (bestPlace(one, (test) => one.relevant[test] > 0) + 1)),
    ),
};
