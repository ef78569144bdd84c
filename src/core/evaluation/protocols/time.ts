import { usualJudging } from '../fold';
import { byTime } from './by-time';
import { oneSplit } from './one-split';
import { defineProtocol } from './protocol';
import { testShare } from './test-share';

/** What a product such as 0.07 · 100 may lie above the whole number that it stands for. */
const ROUNDING = 1e-9;

export const time = defineProtocol({
  id: 'time',
  label: 'Latest ratings of each person',
  summary:
    'The latest share of each person’s ratings is hidden, and predicted from what they rated before.',
  tells: 'How well it keeps up with people whose taste moves on, as a live system must.',
  hides: 'What others rated later is known, so it still sees some of the future.',
  paper:
    'Campos, Díez, Cantador. Time-aware recommender systems: a comprehensive survey and analysis of existing evaluation protocols. UMUAI 24, 2014.',
  params: { test: testShare },
  numbers: 'ratings',
  folds: 'averaged',
  metrics: ['rmse', 'mae', 'ndcg', 'recall', 'coverage'],
  judging: () => usualJudging,

  // Of each user's n ratings the last ⌈share n⌉ are test, but never all.
  draw({ ratings }, { test }) {
    const draw = new Uint32Array(ratings.indices.length);
    for (let user = 0; user < ratings.rows; user++) {
      const positions = byTime(ratings, user);
      const kept = Math.max(1, positions.length - Math.ceil(test * positions.length - ROUNDING));
      for (const position of positions.subarray(kept)) draw[position] = 1;
    }
    return draw;
  },

  foldsOf: oneSplit,
});
