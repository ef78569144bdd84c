import { ratioOver } from '../evaluation/measurement';
import type { Metric } from './metric';

/** The share of all test ratings that are predicted: errors say nothing of the others. */
export const kept: Metric = {
  id: 'kept',
  label: 'Share predicted',
  summary: 'How many of the hidden ratings are predicted at all.',
  better: 'higher',
  of: 'ratings',
  at: [],
  paper:
    'Herlocker et al. Evaluating collaborative filtering recommender systems. TOIS 22(1), 2004.',
  measure: (outcomes, { data }) =>
    ratioOver(outcomes, data.ratings.rows, ({ predicted }) => ({
      sum: predicted.filter((stars) => !Number.isNaN(stars)).length,
      weight: predicted.length,
    })),
};
