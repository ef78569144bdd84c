import { countOf } from '../../ratings';
import { usualJudging } from '../fold';
import { leaveOneOut, oneOfEach } from './leave-one-out';
import { listJudging, listParams } from './lists';
import { defineProtocol } from './protocol';

export const looRandom = defineProtocol({
  id: 'loo-random',
  label: 'One film of each person',
  summary: 'One random rating of each person is hidden; their list should hold that film.',
  tells: 'How often a list finds a film that was taken out of what somebody rated.',
  hides:
    'The film may be older than all that is known of them, and a list rarely holds the one that was taken: figures are small and uncertain.',
  paper: 'Deshpande, Karypis. Item-based top-N recommendation algorithms. TOIS 22(1), 2004.',
  params: {
    ...listParams,
    candidates: {
      type: 'choice',
      label: 'Films to list',
      help: 'Those with a rating that the model has seen, or all that anybody rated.',
      default: 'trained',
      options: ['trained', 'rated'],
    },
  },
  numbers: 'ratings',
  folds: 'averaged',
  metrics: ['hr', 'chr', 'rhr', 'arhr', 'mrr'],
  judging: ({ candidates, ...lists }) => ({
    ...usualJudging,
    ...listJudging(lists),
    relevant: 'all',
    candidates,
  }),

  draw: ({ ratings }, _params, random) =>
    oneOfEach(ratings, (user) => ratings.starts[user] + random.below(countOf(ratings, user))),

  foldsOf: leaveOneOut,
});
