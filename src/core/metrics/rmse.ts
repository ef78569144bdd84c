import { ratioOver } from '../evaluation/measurement';
import { overRatings } from './over-ratings';
import type { Metric } from './metric';

/** √(Σ e² / n) over all predicted test ratings, e = r̂ − r in stars. */
export const rmse: Metric = {
  id: 'rmse',
  label: 'RMSE',
  summary: 'How far predicted stars are from the given ones; large misses count more.',
  better: 'lower',
  of: 'ratings',
  at: [],
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  measure: (outcomes, { data }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overRatings((predicted, actual) => (predicted - actual) ** 2),
      { of: Math.sqrt, slope: (squares) => (squares > 0 ? 1 / (2 * Math.sqrt(squares)) : 0) },
    ),
};
