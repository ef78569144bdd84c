import { ratioOver, type Measurement } from '../evaluation/measurement';
import type { Outcome } from '../evaluation/outcome';
import { LIKED_HALF_STARS } from '../models/popularity';
import type { Metric, MetricSetting } from './metric';
import { overUsers } from './over-users';

/**
 * The share of users with a film in the first N of their list that is predicted four stars or more; nobody whose list is
 * empty has one. Undefined where films are listed but no stars are predicted for any of them.
 */
export const userCoverage: Metric = {
  id: 'user-coverage',
  label: 'User coverage',
  summary: 'How many people get a film on their list that is predicted four stars or more.',
  better: 'higher',
  of: 'lists',
  at: [10],
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  measure,
};

function measure(outcomes: readonly Outcome[], { data, at }: MetricSetting): Measurement {
  const silent = saysNoStars(outcomes);
  return ratioOver(
    outcomes,
    data.ratings.rows,
    overUsers(({ listStars }) => {
      if (silent) return NaN;
      return Number(listStars.subarray(0, at).some((stars) => 2 * stars >= LIKED_HALF_STARS));
    }),
  );
}

function saysNoStars(outcomes: readonly Outcome[]): boolean {
  const lists = outcomes.some(({ list }) => list.length > 0);
  return lists && outcomes.every(({ listStars }) => listStars.every(Number.isNaN));
}
