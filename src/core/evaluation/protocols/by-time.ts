import { fail } from '../../errors';
import { countOf, identity, type Ratings } from '../../ratings';

/**
 * Positions of a user's ratings, the earliest first; within a second in the order of the source file.
 * Throws DataError for data without times.
 */
export function byTime(ratings: Ratings, user: number): Uint32Array<ArrayBuffer> {
  const { starts, times, order } = ratings;
  if (!times) {
    return fail(
      'DataError',
      'Got ratings without times; expected the second of each, as the column timestamp has it. Choose a protocol that draws at random, such as holdout.',
    );
  }
  const positions = identity(countOf(ratings, user)).map((k) => starts[user] + k);
  return positions.sort((a, b) => times[a] - times[b] || (order ? order[a] - order[b] : a - b));
}
