import { fail } from '../errors';
import { permutation, seeded } from '../random';
import type { Ratings } from '../ratings';

/** Which ratings are test, by position: one mask per run of the protocol, 1 = test. */
export type Splits = readonly Uint8Array<ArrayBuffer>[];

/** k folds: all rows of the source file permuted and cut at round(k N / folds). Each rating is test once. */
export function kFold(ratings: Ratings, folds: number, seed: number): Splits {
  const total = ratings.indices.length;
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= total)) {
    fail(
      'ParamError',
      `Got k=${folds}; expected a whole number from 2 to ${total}, the number of ratings.`,
    );
  }
  const byRow = positionsByRow(ratings);
  const order = permutation(total, seeded(seed));
  return Array.from({ length: folds }, (_, fold) => {
    const mask = new Uint8Array(total);
    const [from, to] = [fold, fold + 1].map((n) => Math.round((n * total) / folds));
    for (let k = from; k < to; k++) mask[byRow[order[k]]] = 1;
    return mask;
  });
}

/** One split: of each user's n ratings a random round(n / 5) is test. */
export function holdout(ratings: Ratings, seed: number): Splits {
  const random = seeded(seed);
  const mask = new Uint8Array(ratings.indices.length);
  for (let user = 0; user < ratings.rows; user++) {
    const start = ratings.starts[user];
    const count = ratings.starts[user + 1] - start;
    const order = permutation(count, random);
    for (let k = 0; k < Math.round(0.2 * count); k++) mask[start + order[k]] = 1;
  }
  return [mask];
}

/**
 * Splits from a fold file.
 * @param folds Fold of each row of the source file; NaN where the file does not name the row.
 * @returns For kfold one split per fold, ascending; for holdout the ratings whose fold is 1.
 */
export function fromFolds(
  ratings: Ratings,
  folds: Float64Array,
  protocol: 'kfold' | 'holdout',
): Splits {
  const rows = ratings.order ?? positionsByRow(ratings);
  const foldOf = (position: number) => {
    const fold = folds[rows[position]];
    return fold >= 0
      ? fold
      : fail(
          'DataError',
          `The fold file says nothing of row ${rows[position]}; expected every rating in it.`,
        );
  };
  const all = Float64Array.from({ length: ratings.indices.length }, (_, k) => foldOf(k));
  const wanted = protocol === 'holdout' ? [1] : [...new Set(all)].sort((a, b) => a - b);
  const usable =
    protocol === 'holdout' ? all.includes(1) && all.some((fold) => fold !== 1) : wanted.length >= 2;
  if (!usable) {
    const expected =
      protocol === 'holdout' ? 'some ratings of fold 1 (test), but not all' : 'at least two folds';
    fail('DataError', `The fold file has no usable split; expected ${expected}.`);
  }
  return wanted.map((fold) => Uint8Array.from(all, (f) => (f === fold ? 1 : 0)));
}

/** Positions of the ratings in the order of the source file. */
function positionsByRow({ indices, order }: Ratings): Uint32Array {
  const positions = Uint32Array.from({ length: indices.length }, (_, k) => k);
  return order ? positions.sort((a, b) => order[a] - order[b]) : positions;
}
