import { ratioOver } from '../evaluation/measurement';
import { overRatings } from './over-ratings';
import type { Metric } from './metric';

/** Σ |e| / n over all predicted test ratings, e = r̂ − r in stars. */
export const mae: Metric = {
  id: 'mae',
  label: 'MAE',
  summary: 'How many stars predictions are off, on average.',
  better: 'lower',
  of: 'ratings',
  at: [],
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  measure: (outcomes, { data }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overRatings((predicted, actual) => Math.abs(predicted - actual)),
    ),
};
