// The numbers of MovieLens ml-latest-small (9/2018), where somebody has fetched it: npm run data.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ratedFilms, type Dataset } from '../../src/core/dataset';
import { genresOf } from '../../src/core/films';
import type { FileReport } from '../../src/core/formats/format';
import { historyOf } from '../../src/core/history';
import { meanStars } from '../../src/core/ratings';
import { loadPublic } from '../fixtures';

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../public/data/${FILE}`, import.meta.url));
if (!here) process.stderr.write(`skipped: ${FILE} is not in public/data (npm run data)\n`);

describe.skipIf(!here)('ml-latest-small', () => {
  let data: Dataset;
  let report: readonly FileReport[];

  beforeAll(async () => ({ data, report } = await loadPublic(FILE)));

  test('has as many users, films, ratings and tags as its README says', () => {
    expect(data.name).toBe('ml-latest-small');
    expect(data.ratings.rows).toBe(610);
    expect(data.films.count).toBe(9742);
    expect(data.ratings.indices).toHaveLength(100_836);
    expect(data.tags.film).toHaveLength(3683);
  });

  test('is read without skipping a row', () => {
    expect(report.map(({ file, rows, skipped }) => [file, rows, skipped])).toEqual([
      ['ml-latest-small/movies.csv', 9742, 0],
      ['ml-latest-small/ratings.csv', 100_836, 0],
      ['ml-latest-small/links.csv', 9742, 0],
      ['ml-latest-small/tags.csv', 3683, 0],
    ]);
  });

  test('has 9,724 rated films and a mean of 3.5016 stars', () => {
    expect(ratedFilms(data)).toHaveLength(9724);
    expect(meanStars(data.ratings)).toBeCloseTo(3.5016, 4);
  });

  test('has twelve titles without a year, and one that bears two', () => {
    const undated = data.films.titles.filter((_, film) => data.films.years[film] === 0);
    expect(undated).toHaveLength(12);
    expect(undated).toContain('Babylon 5');
    expect(data.films.years[data.films.titles.indexOf('Death Note: Desu nôto')]).toBe(2006);
  });

  test('has all other years from 1902 to 2018', () => {
    const years = [...data.films.years].filter((year) => year !== 0);
    expect([Math.min(...years), Math.max(...years)]).toEqual([1902, 2018]);
  });

  test('has 19 genres, and 34 films without', () => {
    expect(data.films.genreNames).toHaveLength(19);
    expect(data.films.genres.filter((bits) => bits === 0)).toHaveLength(34);
    expect(genresOf(data.films, data.films.titles.indexOf('Toy Story'))).toEqual([
      'Adventure',
      'Animation',
      'Children',
      'Comedy',
      'Fantasy',
    ]);
  });

  test('has an IMDb id for every film and lacks eight of TMDB', () => {
    expect(data.films.imdbIds.filter((id) => id === 0)).toHaveLength(0);
    expect(data.films.tmdbIds.filter((id) => id === 0)).toHaveLength(8);
  });

  test('has 20 ratings or more per user, 2,698 at most', () => {
    const counts = Array.from(
      { length: 610 },
      (_, user) => historyOf(data.ratings, user).films.length,
    );
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([20, 2698]);
  });

  test('has Forrest Gump as the most rated film, 329 times', () => {
    const counts = Array.from(
      { length: data.films.count },
      (_, film) => historyOf(data.byFilm, film).films.length,
    );
    expect(Math.max(...counts)).toBe(329);
    expect(data.films.titles[counts.indexOf(329)]).toBe('Forrest Gump');
  });
});
