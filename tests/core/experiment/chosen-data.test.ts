import { describe, expect, test } from 'vitest';
import { chosenData } from '../../../src/core/experiment/chosen-data';
import { seeded } from '../../../src/core/random';
import { countOf, rowsOf, type Ratings } from '../../../src/core/ratings';
import { checkerboard, loadPublic } from '../../fixtures';

const { data } = await loadPublic('sample.zip');
const total = data.ratings.indices.length;
const chosen = (share: number, minRatings = 0, seed = 1) =>
  chosenData(data, { share, minRatings }, seeded(seed));

/** Each rating as text: who, what, how many half stars. */
const textsOf = (ratings: Ratings) => {
  const rows = rowsOf(ratings);
  return [...rows].map((user, k) => `${user} ${ratings.indices[k]} ${ratings.halfStars[k]}`);
};

describe('a choice', () => {
  test('of everything is the data set itself', () => {
    expect(chosen(1)).toBe(data);
  });

  test.each([0.03, 0.5, 0.98])(
    'of a share of %f has so many ratings of the same people',
    (share) => {
      const { ratings, byFilm, films, sha256 } = chosen(share);
      expect(ratings.indices.length).toBe(Math.round(share * total));
      expect([ratings.rows, ratings.cols]).toEqual([data.ratings.rows, data.ratings.cols]);
      expect(byFilm.indices.length).toBe(ratings.indices.length);
      expect([films, sha256]).toEqual([data.films, data.sha256]);
      const all = new Set(textsOf(data.ratings));
      expect(textsOf(ratings).filter((text) => !all.has(text))).toEqual([]);
    },
  );

  test('takes ratings of all users and from the whole of their rows alike', () => {
    const { ratings } = chosen(0.5);
    const shares = Array.from({ length: ratings.rows }, (_, user) => {
      return countOf(ratings, user) / countOf(data.ratings, user);
    });
    const mean = shares.reduce((sum, share) => sum + share) / shares.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.min(...shares)).toBeGreaterThan(0.1);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(textsOf(chosen(0.5).ratings)).toEqual(textsOf(chosen(0.5).ratings));
    expect(textsOf(chosen(0.5).ratings)).not.toEqual(textsOf(chosen(0.5, 0, 2).ratings));
  });

  test('of films with enough ratings leaves the others without any, and those as they are', () => {
    const { byFilm } = chosen(1, 20);
    for (let film = 0; film < byFilm.rows; film++) {
      const before = countOf(data.byFilm, film);
      expect(countOf(byFilm, film)).toBe(before >= 20 ? before : 0);
    }
  });

  test('counts ratings before it draws a share', () => {
    const most = chosen(1, 20).ratings.indices.length;
    const { ratings, byFilm } = chosen(0.5, 20);
    expect(ratings.indices.length).toBe(Math.round(0.5 * most));
    const counts = Array.from({ length: byFilm.rows }, (_, film) => countOf(byFilm, film));
    expect(counts.some((count) => count > 0 && count < 20)).toBe(true);
  });

  test.each([0, -1, 1.01, NaN])('of a share of %f is refused', (share) => {
    expect(() => chosen(share)).toThrow(/expected a number above 0/);
  });

  test.each([-1, 0.5, NaN])('of films with %f ratings is refused', (count) => {
    expect(() => chosen(1, count)).toThrow(/expected a whole number/);
  });

  test('that leaves too little says how much', () => {
    const small = checkerboard(4);
    expect(() => chosenData(small, { share: 1, minRatings: 3 }, seeded(1))).toThrow(
      /leaves \d+ of \d+ ratings; expected 10 or more/,
    );
  });
});
