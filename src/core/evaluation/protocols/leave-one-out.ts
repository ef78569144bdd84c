import type { Dataset } from '../../dataset';
import { fail } from '../../errors';
import { countOf, type Ratings } from '../../ratings';
import type { Fold } from '../fold';
import { checkTestNumbers } from './one-split';

/**
 * A draw that gives one rating of each user the number 1. Who has a single one keeps it: nothing of them could be shown.
 * @param choose The position of the rating, of a user with two or more.
 */
export function oneOfEach(ratings: Ratings, choose: (user: number) => number): Uint32Array {
  const draw = new Uint32Array(ratings.indices.length);
  for (let user = 0; user < ratings.rows; user++) {
    if (countOf(ratings, user) > 1) draw[choose(user)] = 1;
  }
  return draw;
}

/** The one fold of such a draw. In its trial are the users with a test rating and others to show. */
export function leaveOneOut({ ratings, userIds }: Dataset, draw: Uint32Array): readonly Fold[] {
  checkTestNumbers(draw);
  const heldOut = Uint8Array.from(draw, (number) => (number === 1 ? 1 : 0));
  const test = new Uint8Array(heldOut.length);
  const users: number[] = [];
  for (let user = 0; user < ratings.rows; user++) {
    const own = heldOut.subarray(ratings.starts[user], ratings.starts[user + 1]);
    const count = own.reduce((sum, held) => sum + held, 0);
    if (count > 1) {
      fail(
        'DataError',
        `Got ${count} ratings of user ${userIds[user]} with the number 1 (test); expected at most one of each person. For several, choose holdout.`,
      );
    }
    if (count === 0 || own.length === 1) continue;
    users.push(user);
    test.set(own, ratings.starts[user]);
  }
  if (users.length === 0) {
    fail(
      'DataError',
      'Got a draw that leaves nothing to test; expected one rating with the number 1 (test) of each person who has two or more.',
    );
  }
  const shown = heldOut.map((held) => 1 - held);
  return [{ heldOut, trials: [{ name: '', users: Uint32Array.from(users), shown, test }] }];
}
