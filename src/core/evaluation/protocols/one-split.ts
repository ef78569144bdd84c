import type { Dataset } from '../../dataset';
import { fail } from '../../errors';
import { countOf, identity } from '../../ratings';
import { simpleFold, type Fold } from '../fold';

/** Throws DataError for a draw with other numbers than 1, for test ratings, and 0, for all others. */
export function checkTestNumbers(draw: Uint32Array): void {
  const other = draw.find((number) => number > 1);
  if (other !== undefined) {
    fail(
      'DataError',
      `Got the number ${other} for a rating; expected 1 (test) or 0. For several folds choose kfold.`,
    );
  }
}

/** The one fold of a draw that gives test ratings the number 1. Everybody with a rating is in its trial. */
export function oneSplit({ ratings }: Dataset, draw: Uint32Array): readonly Fold[] {
  checkTestNumbers(draw);
  if (!(draw.includes(1) && draw.some((number) => number !== 1))) {
    fail(
      'DataError',
      'Got a draw that leaves nothing to fit on or nothing to test; expected some ratings with the number 1 (test), but not all.',
    );
  }
  const test = Uint8Array.from(draw, (number) => (number === 1 ? 1 : 0));
  const users = identity(ratings.rows).filter((user) => countOf(ratings, user) > 0);
  return [simpleFold(test, users)];
}
