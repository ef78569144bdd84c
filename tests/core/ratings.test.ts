import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratedFilms, restrict } from '../../src/core/dataset';
import { historyFrom, historyOf } from '../../src/core/history';
import { meanStars, ratingsFrom, selectRatings, transpose } from '../../src/core/ratings';
import { datasetFrom, type Triplet } from '../fixtures';
import { holds } from './property';

// 3 users × 4 films, half stars:   · 9 · 4
//                                  · · · ·
//                                  2 · 7 ·
const ratings = ratingsFrom(3, 4, {
  row: Uint32Array.of(2, 0, 2, 0),
  col: Uint32Array.of(2, 3, 0, 1),
  halfStars: Uint8Array.of(7, 4, 2, 9),
  times: Uint32Array.of(70, 40, 20, 90),
  order: Uint32Array.of(0, 1, 2, 3),
});

/** A few users, films and ratings; no pair comes twice. */
const tables = fc
  .record({ users: fc.integer({ min: 1, max: 9 }), films: fc.integer({ min: 1, max: 9 }) })
  .chain(({ users, films }) =>
    fc.record({
      users: fc.constant(users),
      films: fc.constant(films),
      triplets: fc.uniqueArray(
        fc.record({
          user: fc.nat(users - 1),
          film: fc.nat(films - 1),
          halfStars: fc.integer({ min: 1, max: 10 }),
        }),
        { selector: ({ user, film }) => `${user} ${film}`, maxLength: 40 },
      ),
    }),
  );

/** The plain table behind a list of triplets, 0 where there is no rating. */
function tableOf(users: number, films: number, triplets: readonly Triplet[]): number[][] {
  const table = Array.from({ length: users }, () => Array<number>(films).fill(0));
  for (const { user, film, halfStars } of triplets) table[user][film] = halfStars;
  return table;
}

describe('rows from triplets', () => {
  test('come out in order, whatever order they went in', () => {
    expect(ratings.starts).toEqual(Uint32Array.of(0, 2, 2, 4));
    expect(ratings.indices).toEqual(Uint32Array.of(1, 3, 0, 2));
    expect(ratings.halfStars).toEqual(Uint8Array.of(9, 4, 2, 7));
  });

  test('carry times and source rows along', () => {
    expect(ratings.times).toEqual(Uint32Array.of(90, 40, 20, 70));
    expect(ratings.order).toEqual(Uint32Array.of(3, 1, 2, 0));
  });

  test('keep a duplicate beside the first', () => {
    const twice = ratingsFrom(1, 2, {
      row: Uint32Array.of(0, 0, 0),
      col: Uint32Array.of(1, 0, 1),
      halfStars: Uint8Array.of(3, 5, 8),
    });
    expect(twice.indices).toEqual(Uint32Array.of(0, 1, 1));
    expect(twice.halfStars).toEqual(Uint8Array.of(5, 3, 8));
  });

  test('have no times where none were given', () => {
    const [row, col, halfStars] = [Uint32Array.of(0), Uint32Array.of(0), Uint8Array.of(1)];
    expect(ratingsFrom(1, 1, { row, col, halfStars })).not.toHaveProperty('times');
  });

  test('refuse columns of unequal length', () => {
    const [row, col, halfStars] = [Uint32Array.of(0), Uint32Array.of(0), Uint8Array.of(1, 2)];
    expect(() => ratingsFrom(1, 1, { row, col, halfStars })).toThrow('2 ratings');
  });

  test('hold what the table holds', () => {
    holds(tables, ({ users, films, triplets }) => {
      const { ratings: made } = datasetFrom(users, films, triplets);
      const back = Array.from({ length: users }, (_, user) => {
        const { films: seen, halfStars } = historyOf(made, user);
        expect([...seen]).toEqual([...seen].sort((a, b) => a - b));
        return Array.from(seen, (film, k) => ({ user, film, halfStars: halfStars[k] }));
      });
      expect(tableOf(users, films, back.flat())).toEqual(tableOf(users, films, triplets));
    });
  });
});

describe('the transpose', () => {
  test('has films as rows and all else as it was', () => {
    const byFilm = transpose(ratings);
    expect(byFilm).toMatchObject({ rows: 4, cols: 3 });
    expect(byFilm.starts).toEqual(Uint32Array.of(0, 1, 2, 3, 4));
    expect(byFilm.indices).toEqual(Uint32Array.of(2, 0, 2, 0));
    expect(byFilm.halfStars).toEqual(Uint8Array.of(2, 9, 7, 4));
    expect(byFilm.times).toEqual(Uint32Array.of(20, 90, 70, 40));
  });

  test('of the transpose is the same again', () => {
    holds(tables, ({ users, films, triplets }) => {
      const { ratings: made, byFilm } = datasetFrom(users, films, triplets);
      expect(transpose(byFilm)).toStrictEqual(made);
    });
  });
});

describe('a selection', () => {
  test('keeps shape and order', () => {
    const some = selectRatings(ratings, Uint8Array.of(0, 1, 1, 0));
    expect(some.starts).toEqual(Uint32Array.of(0, 1, 1, 2));
    expect(some.indices).toEqual(Uint32Array.of(3, 0));
    expect(some.halfStars).toEqual(Uint8Array.of(4, 2));
    expect(some.order).toEqual(Uint32Array.of(1, 2));
  });

  test('of everything is the same; of nothing it is empty', () => {
    expect(selectRatings(ratings, Uint8Array.of(1, 1, 1, 1))).toStrictEqual(ratings);
    const none = selectRatings(ratings, new Uint8Array(4));
    expect(none.starts).toEqual(new Uint32Array(4));
    expect(none.indices).toHaveLength(0);
  });

  test('and its complement together are the whole', () => {
    const cases = tables.chain((table) =>
      fc.record({
        table: fc.constant(table),
        keep: fc.array(fc.nat(1), {
          minLength: table.triplets.length,
          maxLength: table.triplets.length,
        }),
      }),
    );
    holds(cases, ({ table: { users, films, triplets }, keep }) => {
      const whole = datasetFrom(users, films, triplets);
      const parts = [keep, keep.map((k) => 1 - k)].map((k) => restrict(whole, Uint8Array.from(k)));
      const [a, b] = parts.map(({ ratings: part }) => [...(part.order ?? [])]);
      expect([...a, ...b].sort((x, y) => x - y)).toEqual(triplets.map((_, k) => k));
      for (const part of parts) expect(part.byFilm).toStrictEqual(transpose(part.ratings));
    });
  });
});

test('the mean is in stars, and undefined without ratings', () => {
  expect(meanStars(ratings)).toBe((9 + 4 + 2 + 7) / 8);
  expect(meanStars(selectRatings(ratings, new Uint8Array(4)))).toBeNaN();
});

test('rated films are those with a rating, ascending', () => {
  const data = datasetFrom(2, 5, [
    { user: 0, film: 3, halfStars: 5 },
    { user: 1, film: 0, halfStars: 5 },
    { user: 1, film: 3, halfStars: 5 },
  ]);
  expect(ratedFilms(data)).toEqual(Uint32Array.of(0, 3));
});

describe('a history', () => {
  test('of a known user is a view', () => {
    const { films, halfStars, times } = historyOf(ratings, 2);
    expect(films).toEqual(Uint32Array.of(0, 2));
    expect(halfStars).toEqual(Uint8Array.of(2, 7));
    expect(times).toEqual(Uint32Array.of(20, 70));
    expect(films.buffer).toBe(ratings.indices.buffer);
  });

  test('of a user without ratings is empty', () => {
    expect(historyOf(ratings, 1).films).toHaveLength(0);
  });

  test('from pairs is ascending, and the last rating of a film wins', () => {
    const history = historyFrom([
      { film: 10, halfStars: 3 },
      { film: 9, halfStars: 5 },
      { film: 10, halfStars: 8 },
    ]);
    expect(history).toEqual({ films: Uint32Array.of(9, 10), halfStars: Uint8Array.of(5, 8) });
  });
});
