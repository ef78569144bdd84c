// Small data sets for the tests of protocols.
import fc from 'fast-check';
import type { Dataset } from '../../src/core/dataset';
import { transpose, type Ratings } from '../../src/core/ratings';
import { datasetFrom } from '../fixtures';

/** Users with these numbers of ratings, of films 0, 1, 2 …; in the source file the last rating comes first. */
export function countsOf(counts: readonly number[]): Dataset {
  const triplets = counts.flatMap((count, user) =>
    Array.from({ length: count }, (_, film) => ({ user, film, halfStars: 1 + (film % 10) })),
  );
  return datasetFrom(counts.length, Math.max(...counts), triplets.reverse());
}

/** The same data with other times or source rows; undefined for none. */
export function withRatings(
  data: Dataset,
  {
    times,
    order,
  }: { times?: readonly number[] | undefined; order?: readonly number[] | undefined },
): Dataset {
  const { rows, cols, starts, indices, halfStars } = data.ratings;
  const ratings: Ratings = {
    ...{ rows, cols, starts, indices, halfStars },
    ...(times && { times: Uint32Array.from(times) }),
    ...(order && { order: Uint32Array.from(order) }),
  };
  return { ...data, ratings, byFilm: transpose(ratings) };
}

/** Three users and more, some without a rating or with a single one; few seconds, so that many ratings share one. */
export const anyData: fc.Arbitrary<Dataset> = fc
  .tuple(
    fc.integer({ min: 4, max: 9 }),
    fc.integer({ min: 4, max: 9 }),
    fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 8 }),
  )
  .chain(([first, last, between]) => {
    const data = countsOf([first, ...between, last]);
    const total = data.ratings.indices.length;
    const rows = Array.from({ length: total }, (_, row) => row);
    return fc
      .record({
        times: fc.array(fc.nat({ max: 3 }), { minLength: total, maxLength: total }),
        order: fc.shuffledSubarray(rows, { minLength: total, maxLength: total }),
      })
      .map((ratings) => withRatings(data, ratings));
  });

/** Positions for which a mask is 1. */
export const positionsIn = (mask: Uint8Array) => [...mask.keys()].filter((at) => mask[at] === 1);

/** How many of each user's ratings are marked. */
export const perUser = (marks: Uint8Array | Uint32Array, { ratings: { starts, rows } }: Dataset) =>
  Array.from(
    { length: rows },
    (_, user) => [...marks.subarray(starts[user], starts[user + 1])].filter((n) => n === 1).length,
  );
