import { describe, expect, test } from 'vitest';
import { genresOf } from '../../../src/core/films';
import { filmFacts } from '../../../src/core/recommend/film-facts';
import { chooseOnboarding } from '../../../src/core/recommend/onboarding';
import { datasetFrom, loadPublic } from '../../fixtures';

const { data } = await loadPublic('sample.zip');
const { counts } = filmFacts(data.byFilm);
const nothing: ReadonlySet<number> = new Set();
const chosen = [...chooseOnboarding(data, 24, nothing)];

/** How many of the films share a key, the most frequent first. */
function frequencies(keys: readonly (string | number)[]): number[] {
  const found = new Map<string | number, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return [...found.values()].sort((a, b) => b - a);
}

/** Films with so many ratings each, ½ and 5 stars in turn; years and genres as given. */
function films(counts: readonly number[], years: readonly number[], genres: readonly number[]) {
  const ratings = counts.flatMap((count, film) =>
    Array.from({ length: count }, (_, user) => ({ user, film, halfStars: user % 2 ? 10 : 1 })),
  );
  const made = datasetFrom(20, counts.length, ratings);
  return {
    ...made,
    films: { ...made.films, years: Int16Array.from(years), genres: Uint32Array.from(genres) },
  };
}

describe('the choice of the next film', () => {
  test('falls on the one that more people have rated, though they disagree a little less', () => {
    const ratings = [
      ...[1, 10, 1, 10].map((halfStars, user) => ({ user, film: 0, halfStars })),
      ...[2, 10, 2, 10, 2, 10].map((halfStars, user) => ({ user, film: 1, halfStars })),
    ];
    expect([...chooseOnboarding(datasetFrom(6, 2, ratings), 1, nothing)]).toEqual([1]);
  });

  test('falls on the one that people disagree about, where all else is equal', () => {
    const ratings = [0, 1, 2, 3].flatMap((user) => [
      { user, film: 0, halfStars: 8 },
      { user, film: 1, halfStars: user % 2 ? 10 : 2 },
    ]);
    expect([...chooseOnboarding(datasetFrom(4, 2, ratings), 1, nothing)]).toEqual([1]);
  });

  test('falls on another decade before a slightly better film of the same', () => {
    const data = films([12, 10, 8], [1990, 1999, 1970], [1, 2, 4]);
    expect([...chooseOnboarding(data, 3, nothing)]).toEqual([0, 2, 1]);
  });

  test('falls on another genre before a slightly better film of the same', () => {
    const data = films([12, 10, 8], [1990, 1980, 1970], [1, 1, 2]);
    expect([...chooseOnboarding(data, 3, nothing)]).toEqual([0, 2, 1]);
  });
});

describe('the films to begin with', () => {
  test('are as many as asked for, each once, and the same every time', () => {
    expect(new Set(chosen).size).toBe(24);
    expect([...chooseOnboarding(data, 24, nothing)]).toEqual(chosen);
  });

  test('are never excluded ones; the next best take their place', () => {
    const out = new Set(chosen.slice(0, 10));
    const others = [...chooseOnboarding(data, 24, out)];
    expect(others).toHaveLength(24);
    expect(others.filter((film) => out.has(film))).toEqual([]);
  });

  test('begin the same however many are asked for', () => {
    expect([...chooseOnboarding(data, 6, nothing)]).toEqual(chosen.slice(0, 6));
  });

  test('are well known: none is rated less than most films', () => {
    const median = [...counts].sort((a, b) => a - b)[counts.length >> 1];
    expect(Math.min(...chosen.map((film) => counts[film]))).toBeGreaterThan(median);
  });

  test('spread over decades: at most a third of one, at least five of them', () => {
    const decades = frequencies(chosen.map((film) => Math.floor(data.films.years[film] / 10)));
    expect(decades[0]).toBeLessThanOrEqual(8);
    expect(decades.length).toBeGreaterThanOrEqual(5);
  });

  test('spread over genres: none is on more than half of them, and ten are there', () => {
    const genres = frequencies(chosen.flatMap((film) => genresOf(data.films, film)));
    expect(genres[0]).toBeLessThanOrEqual(12);
    expect(genres.length).toBeGreaterThanOrEqual(10);
  });

  test('are all there are, where fewer are left than asked for', () => {
    const few = datasetFrom(2, 3, [
      { user: 0, film: 0, halfStars: 8 },
      { user: 1, film: 2, halfStars: 3 },
    ]);
    const found = [...chooseOnboarding(few, 10, new Set([0]))];
    expect(found).toContain(2);
    expect(found).not.toContain(0);
  });
});
