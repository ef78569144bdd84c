import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReader } from '../../src/core/formats/csv';
import { textCell } from '../../src/core/formats/csv-text';
import { letterboxdRatingsCsv, movielensRatingsCsv } from '../../src/core/formats/profile-csv';
import type { Entry } from '../../src/core/profile';
import { filmsNamed } from '../state/fixtures';
import { film, rated } from './profiles';
import { holds } from './property';

/** Heat is film 100 with IMDb id 1, Up film 101 with 2; both of 1999. */
const films = { ...filmsNamed(['Heat', 'Up']), tmdbIds: Uint32Array.of(949, 0) };
const entries: readonly Entry[] = [
  rated(film('Heat', 1999, 1), 7, Date.UTC(2024, 1, 29, 23, 59, 59, 999)),
  { film: film('Brazil', 1985), opinion: { kind: 'saved', note: 'a' }, at: 5 },
  rated(film('Say "Hi", Bob', 0, 12345678), 10, Date.UTC(2001, 0, 2, 3, 4, 5, 6)),
  rated({ title: '=SUM(A1)', year: 987, imdb: 0, tmdb: 55 }, 1, 0),
  rated(film('Up', 1999), 6, Date.UTC(2020, 11, 31)),
  { film: film('Emma', 1996), opinion: { kind: 'seen' }, at: 6 },
];

describe('ratings as a table', () => {
  test('in the layout of movielens.org', () => {
    expect(movielensRatingsCsv(entries, films)).toBe(
      [
        'movie_id,imdb_id,tmdb_id,rating,average_rating,title,year,rated_at',
        ",,55,0.5,,'=SUM(A1) (987),987,1970-01-01T00:00:00.000Z",
        ',12345678,,5,,"Say ""Hi"", Bob",,2001-01-02T03:04:05.006Z',
        '101,,,3,,Up (1999),1999,2020-12-31T00:00:00.000Z',
        '100,0000001,949,3.5,,Heat (1999),1999,2024-02-29T23:59:59.999Z',
        '',
      ].join('\r\n'),
    );
  });

  test('in the layout of Letterboxd', () => {
    expect(letterboxdRatingsCsv(entries, films)).toBe(
      [
        'Date,Name,Year,Letterboxd URI,Rating,imdbID,tmdbID,Rated at',
        "1970-01-01,'=SUM(A1),987,,0.5,,55,1970-01-01T00:00:00.000Z",
        '2001-01-02,"Say ""Hi"", Bob",,,5,tt12345678,,2001-01-02T03:04:05.006Z',
        '2020-12-31,Up,1999,,3,,,2020-12-31T00:00:00.000Z',
        '2024-02-29,Heat,1999,,3.5,tt0000001,949,2024-02-29T23:59:59.999Z',
        '',
      ].join('\r\n'),
    );
  });

  test('has no ids but those of the profile where no data set is open', () => {
    expect(movielensRatingsCsv(entries, undefined)).toContain(
      '\r\n,0000001,,3.5,,Heat (1999),1999,',
    );
    expect(letterboxdRatingsCsv(entries, undefined)).toContain(',3.5,tt0000001,,2024-');
  });

  test('is a header where there are none', () => {
    expect(letterboxdRatingsCsv(entries.slice(1, 2), films)).toBe(
      'Date,Name,Year,Letterboxd URI,Rating,imdbID,tmdbID,Rated at\r\n',
    );
  });
});

describe('text in a cell', () => {
  test.each([
    ['Heat', 'Heat'],
    ['=1', "'=1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@home', "'@home"],
    ['\ttab', "'\ttab"],
    ['\rreturn', '"\'\rreturn"'],
    ["'=1", "''=1"],
    ["''@", "'''@"],
    ["'Round Midnight", "'Round Midnight"],
    ["'", "'"],
    ['', ''],
    [' =1', ' =1'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=a,b', '"\'=a,b"'],
  ])('%j', (text, cell) => {
    expect(textCell(text)).toBe(cell);
  });

  /** As a table that was written here is read. */
  function read(cell: string): string {
    const rows: string[] = [];
    const reader = csvReader('a.csv', (row) => rows.push(row.text(1)));
    reader.push(new TextEncoder().encode(`1,${cell}\r\n`));
    reader.end();
    return rows[0].replace(/^'('*[=+\-@\t\r])/, '$1');
  }

  test('is given back by taking one apostrophe off, and begins no formula', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'\'"=+-@,\t\r\n aé(') });
    holds(
      odd,
      (text) => {
        expect(read(textCell(text))).toBe(text);
        expect(textCell(text)).not.toMatch(/^"?[=+\-@\t\r]/);
      },
      500,
    );
  });
});
