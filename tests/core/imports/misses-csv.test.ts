import { expect, test } from 'vitest';
import { missesCsv } from '../../../src/core/imports/misses-csv';
import type { Said } from '../../../src/core/imports/said';

const AT = Date.UTC(2024, 4, 3, 12);
const miss = (title: string, rest: Partial<Said> = {}): Said => ({
  film: { title, year: 0, imdb: 0, tmdb: 0 },
  opinion: { kind: 'seen' },
  at: AT,
  where: 'history.csv, line 2',
  ...rest,
});

const lines = (...misses: readonly Said[]) => missesCsv(misses).split('\r\n');

test('a film that was not found is written with all that is known of it', () => {
  const known = miss('Aftersun', {
    film: { title: 'Aftersun', year: 2022, imdb: 19_770_238, tmdb: 965_150 },
    opinion: { kind: 'rating', halfStars: 9 },
  });
  const old = miss('M', { film: { title: 'M', year: 1931, imdb: 22_100, tmdb: 0 } });
  expect(lines(known, old)).toEqual([
    'title,year,imdb_id,tmdb_id,stars,said,date,where',
    'Aftersun,2022,tt19770238,965150,4.5,rating,2024-05-03T12:00:00.000Z,"history.csv, line 2"',
    'M,1931,tt0022100,,,seen,2024-05-03T12:00:00.000Z,"history.csv, line 2"',
    '',
  ]);
});

test.each([
  ['=1+1', "'=1+1"],
  ["'=1+1", "''=1+1"],
  ['@home', "'@home"],
  ['Say "yes", twice', '"Say ""yes"", twice"'],
  ["'71", "'71"],
])('%s is text, not a formula, and stays in its cell', (title, cell) => {
  expect(lines(miss(title))[1]).toBe(
    `${cell},,,,,seen,2024-05-03T12:00:00.000Z,"history.csv, line 2"`,
  );
});
