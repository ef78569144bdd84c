import { fail } from '../../errors';
import { countOf, identity } from '../../ratings';
import { usualJudging } from '../fold';
import { listJudging, listParams } from './lists';
import { defineProtocol } from './protocol';

export const all = defineProtocol({
  id: 'all',
  label: 'Everybody’s lists',
  summary: 'Nothing is hidden; each person gets a list, and only the lists are looked at.',
  tells: 'What is recommended: how many different films, how alike, how well known.',
  hides: 'Whether anybody would like them.',
  paper: 'Ziegler et al. Improving recommendation lists through topic diversification. WWW 2005.',
  params: listParams,
  numbers: 'ratings',
  folds: 'averaged',
  metrics: ['user-coverage', 'coverage', 'diversity', 'novelty', 'self-information'],
  judging: (params) => ({ ...usualJudging, ...listJudging(params) }),
  draw: ({ ratings }) => new Uint32Array(ratings.indices.length),

  foldsOf({ ratings }, draw) {
    if (draw.some((number) => number !== 0)) {
      fail(
        'DataError',
        'Got ratings to hold out; expected none, as lists are made from everything. Leave out the fold file, or choose another protocol.',
      );
    }
    const nothing = new Uint8Array(draw.length);
    const users = identity(ratings.rows).filter((user) => countOf(ratings, user) > 0);
    const shown = nothing.map(() => 1);
    return [{ heldOut: nothing, trials: [{ name: '', users, shown, test: nothing }] }];
  },
});
