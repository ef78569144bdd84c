import { expect, test } from 'vitest';
import { filmFacts, ratingHistogram } from '../../../src/core/recommend/film-facts';
import { datasetFrom } from '../../fixtures';

/** Film 0 got ½, 5 and 5 stars, film 1 got 3, film 2 nothing. */
const { byFilm } = datasetFrom(3, 3, [
  { user: 0, film: 0, halfStars: 1 },
  { user: 1, film: 0, halfStars: 10 },
  { user: 2, film: 0, halfStars: 10 },
  { user: 0, film: 1, halfStars: 6 },
]);

test('a histogram counts each of the ten ratings', () => {
  expect(ratingHistogram(byFilm, 0)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  expect(ratingHistogram(byFilm, 1)).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect(ratingHistogram(byFilm, 2)).toEqual(new Array(10).fill(0));
});

test('facts are the number of ratings and their mean in stars, NaN where there are none', () => {
  const { counts, means } = filmFacts(byFilm);
  expect([...counts]).toEqual([3, 1, 0]);
  expect([...means]).toEqual([3.5, 3, NaN]);
});
