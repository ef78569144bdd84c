import { mean, type RatingMetric } from './metric';

export const rmse: RatingMetric = {
  id: 'rmse',
  label: 'RMSE',
  better: 'lower',
  of: 'ratings',
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  start() {
    const squares = mean();
    return {
      add: (predicted, actual) => squares.add((predicted - actual) ** 2),
      // The error of √m is that of m divided by the slope, 2√m.
      result() {
        const { mean: m, se } = squares.result();
        return { mean: Math.sqrt(m), se: se / (2 * Math.sqrt(m)) };
      },
    };
  },
};
