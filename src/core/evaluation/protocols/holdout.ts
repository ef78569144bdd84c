import { permutation } from '../../random';
import { countOf } from '../../ratings';
import { usualJudging } from '../fold';
import { oneSplit } from './one-split';
import { defineProtocol } from './protocol';
import { testShare } from './test-share';

export const holdout = defineProtocol({
  id: 'holdout',
  label: 'Held out per person',
  summary: 'A random share of each person’s ratings is hidden; lists should hold those they liked.',
  tells: 'How good lists are for people who have rated a good deal.',
  hides:
    'What is rated is not what is watched: films that nobody rated count as misses, and popular ones as easy hits.',
  paper:
    'Cremonesi, Koren, Turrin. Performance of recommender algorithms on top-N tasks. RecSys 2010.',
  params: { test: testShare },
  numbers: 'ratings',
  folds: 'averaged',
  metrics: ['rmse', 'mae', 'ndcg', 'recall', 'coverage'],
  judging: () => usualJudging,

  // Of each user's n ratings a random round(share n) is test, but never all.
  draw({ ratings }, { test }, random) {
    const folds = new Uint32Array(ratings.indices.length);
    for (let user = 0; user < ratings.rows; user++) {
      const order = permutation(countOf(ratings, user), random);
      const count = Math.min(Math.round(test * order.length), order.length - 1);
      for (const at of order.subarray(0, Math.max(0, count))) {
        folds[ratings.starts[user] + at] = 1;
      }
    }
    return folds;
  },

  foldsOf: oneSplit,
});
