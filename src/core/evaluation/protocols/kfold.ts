import { fail } from '../../errors';
import { permutation } from '../../random';
import { countOf, identity } from '../../ratings';
import { simpleFold, usualJudging } from '../fold';
import { bySourceRow } from './by-source-row';
import { defineProtocol } from './protocol';

/** Each fold has a mask of all ratings. */
const MOST_FOLDS = 100;

export const kfold = defineProtocol({
  id: 'kfold',
  label: 'k folds',
  summary:
    'All ratings are dealt into k piles; each pile is predicted by a model that has seen the others.',
  tells: 'How well stars are predicted for people who have rated a good deal, each rating once.',
  hides:
    'Neighbouring and even later ratings of the same evening are known, so it flatters what a live system could do.',
  paper:
    'Stone. Cross-validatory choice and assessment of statistical predictions. JRSS B 36(2), 1974.',
  params: {
    k: {
      type: 'number',
      label: 'Folds',
      help: 'How many piles.',
      default: 5,
      min: 2,
      max: MOST_FOLDS,
      step: 1,
    },
  },
  numbers: 'ratings',
  folds: 'averaged',
  metrics: ['rmse', 'mae'],
  judging: () => usualJudging,

  // All rows of the source file permuted and cut at round(j N / k).
  draw({ ratings }, { k }, random) {
    const total = ratings.indices.length;
    if (k > total) {
      fail(
        'ParamError',
        `Got k=${k}; expected a whole number from 2 to ${total}, the number of ratings.`,
      );
    }
    const positions = bySourceRow(ratings);
    const order = permutation(total, random);
    const folds = new Uint32Array(total);
    for (let fold = 0; fold < k; fold++) {
      const end = Math.round(((fold + 1) * total) / k);
      for (let n = Math.round((fold * total) / k); n < end; n++) folds[positions[order[n]]] = fold;
    }
    return folds;
  },

  foldsOf({ ratings }, draw) {
    const wanted = [...new Set(draw)].sort((a, b) => a - b);
    if (wanted.length < 2 || wanted.length > MOST_FOLDS) {
      fail(
        'DataError',
        `Got ${wanted.length} different ${wanted.length === 1 ? 'fold' : 'folds'}; expected 2 to ${MOST_FOLDS}. Is it the right column of the fold file?`,
      );
    }
    const users = identity(ratings.rows).filter((user) => countOf(ratings, user) > 0);
    return wanted.map((fold) =>
      simpleFold(
        Uint8Array.from(draw, (f) => (f === fold ? 1 : 0)),
        users,
      ),
    );
  },
});
