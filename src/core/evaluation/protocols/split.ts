import { permutation } from '../../random';
import { usualJudging } from '../fold';
import { bySourceRow } from './by-source-row';
import { oneSplit } from './one-split';
import { defineProtocol } from './protocol';
import { testShare } from './test-share';

export const split = defineProtocol({
  id: 'split',
  label: 'One random split',
  summary: 'A random share of all ratings is hidden, and predicted from the rest.',
  tells: 'How well stars are predicted, in the way that most projects report it.',
  hides:
    'One draw has its luck; as with k folds, other ratings of the same evening are known, even later ones.',
  paper:
    'Kohavi. A study of cross-validation and bootstrap for accuracy estimation and model selection. IJCAI 1995.',
  params: {
    test: testShare,
    lowest: {
      type: 'number',
      label: 'Lowest stars',
      help: 'Predictions below count as this: half a star, or one as in the classic course.',
      default: 0.5,
      min: 0.5,
      max: 1,
      step: 0.5,
    },
  },
  numbers: 'ratings',
  folds: 'averaged',
  metrics: ['rmse', 'mae', 'mape', 'kept'],
  judging: ({ lowest }) => ({ ...usualJudging, scale: [lowest, usualJudging.scale[1]] }),

  // All N rows of the source file permuted; the first round(share N) are test.
  draw({ ratings }, { test }, random) {
    const total = ratings.indices.length;
    const positions = bySourceRow(ratings);
    const draw = new Uint32Array(total);
    for (const row of permutation(total, random).subarray(0, Math.round(test * total))) {
      draw[positions[row]] = 1;
    }
    return draw;
  },

  foldsOf: oneSplit,
});
