import type { Dataset } from '../../dataset';
import { fail } from '../../errors';
import { identity } from '../../ratings';
import { simpleFold, type Fold } from '../fold';

/** The one fold of a draw that gives test ratings the number 1 and all others 0. */
export function oneSplit({ ratings }: Dataset, draw: Uint32Array): readonly Fold[] {
  if (!(draw.includes(1) && draw.some((fold) => fold !== 1))) {
    fail(
      'DataError',
      'The fold file has no usable split; expected some ratings of fold 1 (test), but not all.',
    );
  }
  const test = Uint8Array.from(draw, (fold) => (fold === 1 ? 1 : 0));
  return [simpleFold(test, identity(ratings.rows))];
}
