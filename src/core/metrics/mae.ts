import { mean, type RatingMetric } from './metric';

export const mae: RatingMetric = {
  id: 'mae',
  label: 'MAE',
  better: 'lower',
  of: 'ratings',
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  start() {
    const errors = mean();
    return {
      add: (predicted, actual) => errors.add(Math.abs(predicted - actual)),
      result: errors.result,
    };
  },
};
