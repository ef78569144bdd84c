import { describe, expect, test } from 'vitest';
import { without } from '../../src/core/dataset';
import { fromFolds, holdout, kFold } from '../../src/core/evaluation/split';
import type { Ratings } from '../../src/core/ratings';
import { datasetFrom, errorOf } from '../fixtures';

/** Users with these numbers of ratings; in the source file the last rating comes first. */
function ratingsOf(counts: readonly number[]): Ratings {
  const triplets = counts.flatMap((count, user) =>
    Array.from({ length: count }, (_, film) => ({ user, film, halfStars: 1 + (film % 10) })),
  );
  return datasetFrom(counts.length, Math.max(...counts), triplets.reverse()).ratings;
}

const count = (mask: Uint8Array) => mask.reduce((sum, value) => sum + value, 0);
const COUNTS = [0, 1, 2, 3, 7, 8, 20, 23];
const ratings = ratingsOf(COUNTS);
const TOTAL = 64;

/** The source rows of the ratings of a mask, ascending. */
const rowsOf = (mask: Uint8Array, { order }: Ratings) =>
  [...(order ?? [])].filter((_, k) => mask[k]).sort((a, b) => a - b);

describe('k folds', () => {
  test.each([2, 3, 5, TOTAL])('of %i put each rating to the test once', (folds) => {
    const masks = kFold(ratings, folds, 1);
    expect(masks).toHaveLength(folds);
    for (let k = 0; k < TOTAL; k++) {
      expect(masks.reduce((sum, mask) => sum + mask[k], 0)).toBe(1);
    }
  });

  test('are cut at round(k N / folds)', () => {
    expect(kFold(ratings, 5, 1).map(count)).toEqual([13, 13, 12, 13, 13]);
  });

  test('are the same for the same seed only', () => {
    expect(kFold(ratings, 5, 1)).toEqual(kFold(ratings, 5, 1));
    expect(kFold(ratings, 5, 1)).not.toEqual(kFold(ratings, 5, 2));
  });

  test('choose rows of the source file, whatever order they are kept in', () => {
    const [mask] = kFold(ratings, 5, 1);
    const unsorted = { ...ratings, order: ratings.order!.map((row) => TOTAL - 1 - row) };
    expect(rowsOf(kFold(unsorted, 5, 1)[0], unsorted)).toEqual(rowsOf(mask, ratings));
  });

  test.each([1, 0, -2, 2.5, TOTAL + 1, NaN])('refuse k = %d', (folds) => {
    expect(errorOf(() => kFold(ratings, folds, 1))).toBe(
      `ParamError: Got k=${folds}; expected a whole number from 2 to 64, the number of ratings.`,
    );
  });
});

describe('a holdout', () => {
  const [mask] = holdout(ratings, 1);

  test('takes round(n / 5) of each user’s n ratings', () => {
    const perUser = COUNTS.map((_, user) =>
      count(mask.subarray(ratings.starts[user], ratings.starts[user + 1])),
    );
    expect(perUser).toEqual([0, 0, 0, 1, 1, 2, 4, 5]);
  });

  test('is the same for the same seed only', () => {
    expect(holdout(ratings, 1)).toEqual([mask]);
    expect(holdout(ratings, 2)).not.toEqual([mask]);
  });

  test('takes any of a user’s ratings about equally often', () => {
    const user = 6; // twenty ratings
    const hits = Array<number>(20).fill(0);
    for (let seed = 0; seed < 500; seed++) {
      const [drawn] = holdout(ratings, seed);
      hits.forEach((_, k) => (hits[k] += drawn[ratings.starts[user] + k]));
    }
    expect(Math.min(...hits)).toBeGreaterThan(55); // 100 less five standard deviations
    expect(Math.max(...hits)).toBeLessThan(145);
  });
});

test('training has all that is not test', () => {
  const data = datasetFrom(
    1,
    3,
    [0, 1, 2].map((film) => ({ user: 0, film, halfStars: 5 })),
  );
  const training = without(data, Uint8Array.of(0, 1, 0));
  expect(training.ratings.indices).toEqual(Uint32Array.of(0, 2));
  expect(training.byFilm.starts).toEqual(Uint32Array.of(0, 1, 1, 2));
  expect(training.films).toBe(data.films);
});

describe('splits from a fold file', () => {
  // Source rows 0 1 2 3; kept in the order 3 2 1 0.
  const four = ratingsOf([4]);

  test('are one per fold, ascending, by row of the source file', () => {
    expect(fromFolds(four, Float64Array.of(2, 0, 2, 7), 'kfold')).toEqual([
      Uint8Array.of(0, 0, 1, 0),
      Uint8Array.of(0, 1, 0, 1),
      Uint8Array.of(1, 0, 0, 0),
    ]);
  });

  test('for a holdout test what is in fold 1', () => {
    expect(fromFolds(four, Float64Array.of(1, 0, 0, 1), 'holdout')).toEqual([
      Uint8Array.of(1, 0, 0, 1),
    ]);
  });

  test('take positions where the source rows are not known', () => {
    const { rows, cols, starts, indices, halfStars } = four;
    const plain = { rows, cols, starts, indices, halfStars };
    expect(fromFolds(plain, Float64Array.of(1, 0, 0, 0), 'holdout')).toEqual([
      Uint8Array.of(1, 0, 0, 0),
    ]);
  });

  test.each([
    ['leaves a row blank', [0, NaN, 1, 1], 'row 1'],
    ['is too short', [0, 1], 'row 3'],
    ['gives a row a fold below 0', [0, 1, -1, 1], 'row 2'],
  ])('are refused where the file %s', (_, folds, row) => {
    expect(errorOf(() => fromFolds(four, Float64Array.from(folds), 'kfold'))).toMatch(
      new RegExp(`^DataError: The fold file says nothing of ${row};`),
    );
  });

  test('are refused where there is nothing to test', () => {
    const zeros = new Float64Array(4);
    expect(errorOf(() => fromFolds(four, zeros, 'kfold'))).toContain('expected at least two folds');
    expect(errorOf(() => fromFolds(four, zeros, 'holdout'))).toContain(
      'expected some ratings of fold 1 (test)',
    );
    expect(errorOf(() => fromFolds(four, zeros.fill(1), 'holdout'))).toContain('but not all');
  });
});
