import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coOccurrence } from '../../src/core/features/co-occurrence';
import { ERAS, writeEra, writeGenres } from '../../src/core/features/content';
import { historyFrom } from '../../src/core/history';
import { contentRidge } from '../../src/core/models/content-ridge';
import { countOf } from '../../src/core/ratings';
import { checkerboard, fitted, loadPublic, worstMiss } from '../fixtures';
import { starsOf } from './model-checks';
import { holds } from './property';

const { data } = await loadPublic('sample.zip');
const someHistory = fc
  .array(
    fc.record({
      film: fc.integer({ min: 0, max: data.films.count - 1 }),
      halfStars: fc.integer({ min: 1, max: 10 }),
    }),
    { maxLength: 80 },
  )
  .map(historyFrom);

describe('an era', () => {
  const eraOf = (year: number) => {
    const out = new Float64Array(ERAS + 2).fill(NaN);
    writeEra({ years: Int16Array.of(year) }, 0, out, 1);
    return out.subarray(1, 1 + ERAS);
  };

  test.each([
    ['a knot', 1965, [0, 0, 1, 0, 0, 0, 0, 0]],
    ['a quarter of the way between two', 1935, [3 / 4, 1 / 4, 0, 0, 0, 0, 0, 0]],
    ['before the first', 1902, [1, 0, 0, 0, 0, 0, 0, 0]],
    ['after the last', 2018, [0, 0, 0, 0, 0, 0, 0, 1]],
    ['unknown, and so 1999', 0, [0, 0, 0, 0, 0, 7 / 8, 1 / 8, 0]],
  ])('of %s', (_, year, expected) => {
    expect(worstMiss(eraOf(year), expected)).toBeLessThan(1e-15);
  });
});

test('genres are written as a row of ones and zeros, and counted', () => {
  const films = { genres: Uint32Array.of(0b101, 0), genreNames: ['Action', 'Comedy', 'Drama'] };
  const out = new Float64Array(4).fill(NaN);
  expect(writeGenres(films, 0, out, 1)).toBe(2);
  expect([...out]).toEqual([NaN, 1, 0, 1]);
  expect(writeGenres(films, 1, out, 1)).toBe(0);
  expect([...out]).toEqual([NaN, 0, 0, 0]);
});

describe('places by co-occurrence', () => {
  const FACTORS = 5;
  const places = [...drained(coOccurrence(data, FACTORS))];

  test('have a root mean square of a half over the ratings', () => {
    for (let f = 0; f < FACTORS; f++) {
      const squares = Array.from(
        { length: data.films.count },
        (_, film) => countOf(data.byFilm, film) * places[film * FACTORS + f] ** 2,
      );
      const mean = squares.reduce((sum, v) => sum + v, 0) / data.ratings.indices.length;
      expect(Math.sqrt(mean)).toBeCloseTo(0.5, 6);
    }
  });

  test('are 0 along dimensions that the data do not have', () => {
    const board = checkerboard(8);
    const wide = [...drained(coOccurrence(board, 12))];
    expect(wide).toHaveLength(9 * 12);
    const columns = Array.from({ length: 12 }, (_, f) => wide.filter((_, at) => at % 12 === f));
    expect(columns.slice(8).flat()).toEqual(new Array(9 * 4).fill(0));
  });
});

function drained<R>(work: Generator<unknown, R>): R {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}

describe('content-ridge on the sample', () => {
  const fit = fitted(contentRidge, data);

  test('takes the stars of any history apart by rating and by kind of feature', () => {
    const cases = fc.tuple(someHistory, fc.integer({ min: 0, max: data.films.count - 1 }));
    holds(cases, ([history, film]) => {
      const [stars] = starsOf(contentRidge, fit, data, history, Uint32Array.of(film));
      const explanation = contentRidge.explain!(fit as never, data, history, film, 'stars');
      const { terms, fromRatings, byFeature = [] } = explanation;
      const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
      const byRating = [...terms.map(({ value }) => value), ...fromRatings];
      expect(Math.abs(sum(byRating) - stars)).toBeLessThan(1e-5);
      expect(Math.abs(sum(byFeature.map(({ value }) => value)) - stars)).toBeLessThan(1e-5);
      expect(byFeature.map(({ id }) => id)).toEqual([
        ...['mean', 'user', 'film'],
        ...['genres', 'era', 'popularity', 'company'],
      ]);
    });
  });

  test('leaves nothing to company where there are no factors', () => {
    const plain = fitted(contentRidge, data, { factors: 0 });
    const history = historyFrom([{ film: 1, halfStars: 9 }]);
    const { byFeature } = contentRidge.explain!(plain as never, data, history, 5, 'stars');
    expect(byFeature?.find(({ id }) => id === 'company')?.value).toBe(0);
    expect(byFeature?.find(({ id }) => id === 'genres')?.value).not.toBe(0);
  });

  test('learns from a rating about films of the same kind', () => {
    const [liked, disliked] = [10, 1].map((halfStars) => historyFrom([{ film: 0, halfStars }]));
    const same = data.films.genres.findIndex(
      (genres, film) => film > 0 && genres === data.films.genres[0],
    );
    const { fromRatings } = contentRidge.explain!(fit as never, data, liked, same, 'stars');
    expect(fromRatings[0]).toBeGreaterThan(0);
    const stars = [liked, disliked].map(
      (history) => starsOf(contentRidge, fit, data, history, Uint32Array.of(same))[0],
    );
    expect(stars[0]).toBeGreaterThan(stars[1]);
  });
});
