import { usualJudging } from '../fold';
import { byTime } from './by-time';
import { leaveOneOut, oneOfEach } from './leave-one-out';
import { defineProtocol } from './protocol';

export const looLast = defineProtocol({
  id: 'loo-last',
  label: 'Last film of each person',
  summary: 'Each person’s latest rating is hidden; their list should hold that film.',
  tells: 'Whether the film that somebody rated next would have been on their list.',
  hides:
    'One film a person is little to go by, films they disliked count as well, and what others rated later is known.',
  paper:
    'He et al. Neural collaborative filtering. WWW 2017; with all films ranked, as Krichene, Rendle. KDD 2020.',
  params: {},
  numbers: 'ratings',
  folds: 'averaged',
  metrics: ['hr', 'ndcg', 'mrr', 'arhr', 'chr', 'coverage'],
  judging: () => ({ ...usualJudging, relevant: 'all', ties: 'middle' }),
  draw: ({ ratings }) => oneOfEach(ratings, (user) => byTime(ratings, user).at(-1) ?? -1),
  foldsOf: leaveOneOut,
});
