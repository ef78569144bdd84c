import { describe, expect, test } from 'vitest';
import { historyFrom } from '../../../src/core/history';
import {
  dampedMean,
  differenceOf,
  median,
  sideOf,
  tasteProfile,
} from '../../../src/core/recommend/taste-profile';
import { tasteTotals, type RatedFilms } from '../../../src/core/recommend/taste-totals';

const FILMS = 12;

/** Films that each have ten ratings with a mean of three stars; even ones are of one genre, odd ones of the other. */
function data(change: Partial<Pick<RatedFilms, 'counts' | 'means'>> = {}): RatedFilms {
  return {
    films: {
      years: Int16Array.from({ length: FILMS }, (_, film) => (film < 6 ? 1994 : 2003)),
      genreNames: ['Even', 'Odd', 'Nothing'],
      genres: Uint32Array.from({ length: FILMS }, (_, film) => 1 << (film % 2)),
    },
    counts: new Uint32Array(FILMS).fill(10),
    means: new Float32Array(FILMS).fill(3),
    ...change,
  };
}

const rated = (halfStars: readonly number[]) =>
  historyFrom(halfStars.map((h, film) => ({ film, halfStars: h })));

describe('a taste profile', () => {
  test('of nothing says nothing', () => {
    const taste = tasteProfile(data(), rated([]));
    expect(taste).toMatchObject({ rated: 0, genres: [], decades: [], known: 0 });
    expect(taste.generosity.count).toBe(0);
    expect([taste.generosity.mean, taste.distance, taste.fame]).toEqual([NaN, NaN, NaN]);
    expect(sideOf(taste.generosity)).toBe('few');
  });

  test('of one rating has its difference and no error', () => {
    const { generosity, stars, genres, decades } = tasteProfile(data(), rated([9]));
    expect(generosity).toEqual({ count: 1, mean: 1.5, se: NaN, reach: NaN });
    expect(stars).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(genres.map(({ name, rated: n, own }) => [name, n, own])).toEqual([['Even', 1, 4.5]]);
    expect(decades.map(({ name, share, usualShare }) => [name, share, usualShare])).toEqual([
      ['1990s', 1, 0.5],
    ]);
  });

  test('of three ratings claims nothing, however far they are from the means', () => {
    expect(sideOf(tasteProfile(data(), rated([10, 10, 9])).generosity)).toBe('few');
  });

  test.each([3, 3.2])('of ratings that are alike from means of %d claims nothing', (mean) => {
    const means = new Float32Array(FILMS).fill(mean);
    const { generosity } = tasteProfile(data({ means }), rated([8, 8, 8, 8, 8, 8, 8]));
    expect(generosity.mean).toBeCloseTo(4 - mean, 6);
    expect(generosity.reach).toBeNaN();
    expect(sideOf(generosity)).toBe('few');
  });

  test('leaves films that nobody else has rated out of what it compares, and out of nothing else', () => {
    const counts = new Uint32Array(FILMS).fill(10);
    const means = new Float32Array(FILMS).fill(3);
    [counts[0], means[0]] = [0, NaN];
    const taste = tasteProfile(data({ counts, means }), rated([1, 8, 8, 4, 4]));
    expect(taste.rated).toBe(5);
    expect(taste.generosity).toMatchObject({ count: 4, mean: 0 });
    expect(taste.distance).toBe(1);
    const even = taste.genres.find(({ name }) => name === 'Even');
    expect(even).toMatchObject({ rated: 3, count: 2, mean: 0, others: 3 });
    expect(even?.own).toBeCloseTo((0.5 + 4 + 2) / 3, 12);
  });

  test('of such films alone compares nothing', () => {
    const none = { counts: new Uint32Array(FILMS), means: new Float32Array(FILMS).fill(NaN) };
    const { generosity, best, known } = tasteProfile(data(none), rated([1, 8, 8, 4, 4, 4]));
    expect(generosity.count).toBe(0);
    expect([best, known]).toEqual([0, 0]);
  });

  test('lists what one likes more than usual first, and what there are few of last', () => {
    // Odd films are liked; of even ones there are only four.
    const films = [1, 3, 5, 7, 9, 0, 2, 4, 6];
    const history = historyFrom(
      films.map((film, k) => ({ film, halfStars: film % 2 ? 9 + (k % 2) : 3 })),
    );
    expect(tasteProfile(data(), history).genres.map(({ name }) => name)).toEqual(['Odd', 'Even']);
    const turned = historyFrom(
      [1, 3, 5, 7, 9, 0, 2, 4, 6, 8].map((film, k) => ({
        film,
        halfStars: film % 2 ? 2 + (k % 2) : 8 + (k % 2),
      })),
    );
    expect(tasteProfile(data(), turned).genres.map(({ name }) => name)).toEqual(['Even', 'Odd']);
  });

  test('has the decades with ratings from the first to the last, and none for an unknown year', () => {
    const years = new Int16Array(FILMS).fill(1994);
    [years[0], years[1], years[2], years[3], years[4], years[5]] = [
      1971, 0, 1999, 1980, 2021, 1920,
    ];
    const taste = tasteProfile({ ...data(), films: { ...data().films, years } }, rated([8, 8, 8]));
    expect(taste.decades.map(({ name, rated: n }) => [name, n])).toEqual([
      ['1970s', 1],
      ['1980s', 0],
      ['1990s', 1],
    ]);
    expect(taste.decades[1]).toMatchObject({ share: 0, own: NaN });
    expect(taste.decades[1].usualShare).toBeCloseTo(1 / FILMS, 12);
  });

  test('has no more decades than have ratings, however far apart years are', () => {
    const years = Int16Array.from({ length: FILMS }, (_, film) => (film % 2 ? 9990 : 10));
    const taste = tasteProfile({ ...data(), films: { ...data().films, years } }, rated([8, 8, 8]));
    expect(taste.decades.map(({ name, usualShare }) => [name, usualShare])).toEqual([
      ['10s', 0.5],
      ['9990s', 0.5],
    ]);
  });

  test('is the same with totals that were worked out before', () => {
    const films = data();
    const history = rated([8, 3, 7, 10, 1, 4, 6]);
    expect(tasteProfile(films, history, tasteTotals(films))).toEqual(tasteProfile(films, history));
  });

  test('counts films as well known as the last of the best known among them', () => {
    const counts = new Uint32Array(FILMS).fill(2);
    counts.set([50, 40, 40], 0);
    // A tenth of twelve is two; the third is level with the second.
    const taste = tasteProfile(data({ counts }), rated([6, 6, 6, 6]));
    expect(taste).toMatchObject({ best: 3, known: 3, fame: 40 });
  });
});

describe('a difference', () => {
  test('has Student’s interval', () => {
    const { mean, se, reach } = differenceOf([0, 1, 2, 3, 4]);
    expect(mean).toBe(2);
    expect(se).toBeCloseTo(Math.sqrt(2.5 / 5), 12);
    expect(reach / se).toBeCloseTo(2.776, 2); // t of 4 degrees of freedom, from a table
  });

  test.each([
    [1, 0.5, 'above'],
    [-1, 0.5, 'below'],
    [0.4, 0.5, 'open'],
    [0.5, 0.5, 'open'],
    [2, NaN, 'few'],
  ])('of %d ± %d is %s', (mean, reach, side) => {
    expect(sideOf({ count: 9, mean, se: 0.1, reach })).toBe(side);
  });

  test('is told from another value than 0', () => {
    expect(sideOf({ count: 9, mean: 1, se: 0.1, reach: 0.2 }, 1.1)).toBe('open');
    expect(sideOf({ count: 9, mean: 1, se: 0.1, reach: 0.2 }, 1.3)).toBe('below');
  });

  test('of few is drawn towards the usual one', () => {
    const one = { count: 1, mean: 2, se: NaN, reach: NaN };
    expect(dampedMean(one, 0.5)).toBeCloseTo((2 + 5 * 0.5) / 6, 12);
    expect(dampedMean({ ...one, count: 0, mean: NaN }, 0.5)).toBe(0.5);
  });
});

test.each([
  [[], NaN],
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});
