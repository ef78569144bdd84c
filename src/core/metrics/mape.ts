import { ratioOver } from '../evaluation/measurement';
import type { Metric } from './metric';
import { overRatings } from './over-ratings';

/** 100 Σ |e|/r / n over all predicted test ratings, e = r̂ − r in stars: per cent. */
export const mape: Metric = {
  id: 'mape',
  label: 'MAPE',
  summary: 'How far predictions are off, as a percentage of the stars that were given.',
  better: 'lower',
  of: 'ratings',
  at: [],
  paper:
    'Hyndman, Koehler. Another look at measures of forecast accuracy. Int. J. Forecasting 22(4), 2006.',
  measure: (outcomes, { data }) =>
    ratioOver(
      outcomes,
      data.ratings.rows,
      overRatings((predicted, actual) => (100 * Math.abs(predicted - actual)) / actual),
    ),
};
