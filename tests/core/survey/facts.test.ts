import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/core/dataset';
import { factsOf } from '../../../src/core/survey/facts-of';
import { subjectOf } from '../../../src/core/survey/subject';
import { datasetFrom } from '../../fixtures';
import { surveyed, toEnd } from './fixtures';

//        film 0  1  2  3  4        Film 3 is rated by nobody; films 1 and 4 have one title and year.
// user 0     8   6  ·  ·  ·
// user 1     ·   2  ·  ·  10
// user 2     5   ·  9  ·  3
const plain = datasetFrom(3, 5, [
  { user: 1, film: 4, halfStars: 10 },
  { user: 0, film: 0, halfStars: 8 },
  { user: 2, film: 2, halfStars: 9 },
  { user: 0, film: 1, halfStars: 6 },
  { user: 2, film: 4, halfStars: 3 },
  { user: 1, film: 1, halfStars: 2 },
  { user: 2, film: 0, halfStars: 5 },
]);
const data: Dataset = {
  ...plain,
  films: {
    ...plain.films,
    titles: ['Emma', 'Eros', 'Emma', 'Alone', 'Eros'],
    years: Int16Array.of(1996, 2004, 0, 0, 2004),
    genreNames: Array.from({ length: 32 }, (_, genre) => `Genre ${genre}`),
    genres: Uint32Array.of(0x8000_0001, 1, 0, 0x8000_0000, 2),
    imdbIds: Uint32Array.of(11, 0, 12, 13, 14),
    tmdbIds: Uint32Array.of(0, 0, 2, 3, 4),
  },
  tags: {
    names: ['dull', 'long'],
    user: Uint32Array.of(0, 2, 0, 0),
    film: Uint32Array.of(1, 2, 1, 1),
    tag: Uint32Array.of(0, 1, 1, 0),
    times: Uint32Array.of(7, 8, 9, 10),
  },
};
const subject = toEnd(subjectOf(data));

describe('the facts of a data set', () => {
  const facts = factsOf(subject);

  test('count what there is', () => {
    expect(facts).toMatchObject({ users: 3, films: 5, ratings: 7, tags: 4, ratedOnce: 1 });
    expect(facts.filled).toBeCloseTo(7 / 15, 15);
    expect(facts.perUser).toEqual({ least: 2, median: 2, most: 3 });
    expect(facts.perFilm).toEqual({ least: 1, median: 2, most: 2 });
    expect(facts.times).toEqual({ first: 1_000_000, last: 1_000_006 });
  });

  test('name the films that lack something', () => {
    expect([...facts.unrated]).toEqual([3]);
    expect([...facts.undated]).toEqual([2, 3]);
    expect([...facts.withoutGenre]).toEqual([2]);
    expect([...facts.withoutImdb]).toEqual([1]);
    expect([...facts.withoutTmdb]).toEqual([0, 1]);
  });

  test('tell what is there twice', () => {
    expect(facts.sameTitle).toEqual([[1, 4]]); // the same title of another year is another film
    expect(facts.repeatedTags).toBe(1);
  });

  test('begin as the files do', () => {
    expect(facts.firstRatings).toEqual([
      { userId: 2, film: 4, stars: 5, time: 1_000_000 },
      { userId: 1, film: 0, stars: 4, time: 1_000_001 },
      { userId: 3, film: 2, stars: 4.5, time: 1_000_002 },
      { userId: 1, film: 1, stars: 3, time: 1_000_003 },
      { userId: 3, film: 4, stars: 1.5, time: 1_000_004 },
    ]);
    expect(facts.firstTags[1]).toEqual({ userId: 3, film: 2, tag: 'long', time: 8 });
  });

  test('of nothing are few', () => {
    const nothing = factsOf(toEnd(subjectOf(datasetFrom(0, 0, []))));
    expect(nothing).toMatchObject({ users: 0, films: 0, ratings: 0, times: undefined });
    expect(nothing.perFilm.median).toBeNaN();
  });
});

describe('genres', () => {
  test('are counted up to the thirty-second, films without any at the end', () => {
    const rows = surveyed(subject).genres.filter(({ films }) => films > 0);
    expect(rows).toMatchObject([
      { genre: 0, films: 2, rated: 2, ratings: 4 },
      { genre: 1, films: 1, rated: 1, ratings: 2 },
      { genre: 31, films: 2, rated: 1, ratings: 2 },
      { genre: 32, films: 1, rated: 1, ratings: 1, mean: 4.5, se: NaN },
    ]);
  });

  test('are filtered up to the thirty-second', () => {
    expect(surveyed(subject, { genres: [31] }).passed.ratings).toBe(2);
    expect(surveyed(subject, { genres: [32] }).passed.ratings).toBe(1);
    expect(surveyed(subject, { genres: [1, 32] }).passed.ratings).toBe(3);
  });
});
