import type { Dataset } from '../../dataset';
import { fail } from '../../errors';
import { listOf } from '../../params';
import { permutation } from '../../random';
import { identity } from '../../ratings';
import { usualJudging, type Fold, type Trial } from '../fold';
import { byTime } from './by-time';
import { defineProtocol } from './protocol';

export const cold = defineProtocol({
  id: 'cold',
  label: 'Newcomers',
  summary:
    'People whom the model has never seen show their first few ratings; their list should hold what they liked later.',
  tells: 'How soon it is of use to somebody new: after one film, three, five, ten.',
  hides:
    'Their first ratings answer what the site asked when they joined; whoever asks in another way learns other things.',
  paper:
    'Schein, Popescul, Ungar, Pennock. Methods and metrics for cold-start recommendations. SIGIR 2002.',
  params: {
    groups: {
      type: 'number',
      label: 'Groups',
      help: 'People are dealt into so many; each group is new to a model fitted on the others.',
      default: 10,
      min: 2,
      max: 100,
      step: 1,
    },
    reveal: {
      type: 'list',
      label: 'Ratings shown',
      help: 'How many of their first ratings newcomers show.',
      default: '1,3,5,10',
      min: 1,
      max: 1000,
    },
  },
  numbers: 'users',
  folds: 'pooled',
  metrics: ['ndcg', 'recall'],
  judging: () => usualJudging,

  // All users permuted and dealt out in turn.
  draw({ ratings }, { groups }, random) {
    if (groups > ratings.rows) {
      fail(
        'ParamError',
        `Got groups=${groups}; expected a whole number from 2 to ${ratings.rows}, the number of people.`,
      );
    }
    const draw = new Uint32Array(ratings.rows);
    permutation(ratings.rows, random).forEach((user, k) => (draw[user] = k % groups));
    return draw;
  },

  foldsOf(data, draw, { reveal }) {
    const groups = [...new Set(draw)].sort((a, b) => a - b);
    if (groups.length < 2) {
      fail(
        'DataError',
        `Got one group of people; expected two or more, so that there are others to fit on.`,
      );
    }
    const orders = Array.from(identity(data.ratings.rows), (user) => byTime(data.ratings, user));
    const counts = listOf(reveal);
    const folds = groups
      .map((group) => foldOf(data, orders, counts, (user) => draw[user] === group))
      .filter(({ trials }) => trials.some(({ users }) => users.length > 0));
    return folds.length > 0
      ? folds
      : fail(
          'DataError',
          `Got nobody with more than ${counts[0]} ${counts[0] === 1 ? 'rating' : 'ratings'}; expected some left to test when those are shown.`,
        );
  },
});

/** Fitted without a group's users; one trial for each number of ratings that they show. */
function foldOf(
  { ratings: { indices, rows } }: Dataset,
  orders: readonly Uint32Array[],
  counts: readonly number[],
  isNew: (user: number) => boolean,
): Fold {
  const heldOut = new Uint8Array(indices.length);
  const users = identity(rows).filter(isNew);
  for (const user of users) for (const position of orders[user]) heldOut[position] = 1;
  return { heldOut, trials: counts.map((count) => trialOf(heldOut.length, orders, users, count)) };
}

/** Who has no more ratings than they would show is left out. */
function trialOf(
  total: number,
  orders: readonly Uint32Array[],
  newcomers: Uint32Array,
  count: number,
): Trial {
  const users = newcomers.filter((user) => orders[user].length > count);
  const [shown, test] = [new Uint8Array(total), new Uint8Array(total)];
  for (const user of users) {
    orders[user].forEach((position, k) => ((k < count ? shown : test)[position] = 1));
  }
  return { name: `${count} ${count === 1 ? 'rating' : 'ratings'}`, users, shown, test };
}
