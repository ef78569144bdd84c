import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { IMPORT_LIMITS } from '../../../src/core/imports/limits';
import { errorOf } from '../../fixtures';
import { holds } from '../property';
import { bytesOf, filesOf, lineOf, read } from './fixtures';

vi.setConfig({ testTimeout: 60_000 }); // hundreds of thousands of rows, on a busy machine

const EXPECTED =
  'expected an export of MovieLens.org, Letterboxd, IMDb, Trakt, TMDB, Netflix or Matinée, or a MovieLens zip';
const refusal = (content: string | Uint8Array, path = 'x.csv') =>
  errorOf(() => read(path, content));
const hex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const utf16 = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...Array.from(text, (c) => [c.charCodeAt(0), 0]).flat()]);

describe('is refused with what it seems to be and what can be done', () => {
  const unknown = "Is its first row missing, or is it another of the service's files?";
  test.each<readonly [string, string | Uint8Array, string, string]>([
    ['nothing', '', 'an empty file', 'Download it again.'],
    ['a mark and blank lines', '\ufeff \r\n\n', 'an empty file', 'Download it again.'],
    [
      'a web page',
      '<!DOCTYPE html><html>Sign in</html>',
      'a web page (HTML)',
      'The download was answered with a page: download it again, signed in where that is asked for.',
    ],
    ['gzip', hex('1f8b0800aabb'), 'a gzip archive', 'Unpack it and open the files in it.'],
    ['7z', hex('377abcaf271c0004'), 'a 7z archive', 'Unpack it and open the files in it.'],
    [
      'a zip in a zip',
      hex('504b030414000000'),
      'a zip archive',
      'Unpack it and open the files in it.',
    ],
    ['UTF-16', utf16('Title,Date\n'), 'text in UTF-16', 'Save it as CSV in UTF-8.'],
    [
      'a picture',
      hex('89504e470d0a1a0a0000000d49484452'),
      'a file that is no text',
      'A spreadsheet can be saved as CSV in UTF-8.',
    ],
    [
      'semicolons',
      'Name;Year;Rating\nA;1;2\n',
      'the columns Name;Year;Rating, separated by semicolons',
      'Save it with commas.',
    ],
    [
      'tabs',
      'Title\tDate\nA\t1/2/21\n',
      'the columns Title·Date, separated by tabs',
      'Save it with commas.',
    ],
    [
      'a single table of a data set',
      'userId,movieId,rating,timestamp\n1,2,3,4\n',
      'the columns userId, movieId, rating, timestamp',
      'Open the whole zip, or zip the folder that holds movies.csv and ratings.csv.',
    ],
    ['another table', 'Date,Content,Comment\n', 'the columns Date, Content, Comment', unknown],
    ['no header', 'The Matrix,3/14/21\n', 'the columns The Matrix, 3/14/21', unknown],
    [
      'ratings with a title and a date of another site',
      'Title,Date,Year,Rating\nHeat,2020-01-01,1995,8\n',
      'the columns Title, Date, Year, Rating',
      unknown,
    ],
  ])('%s', (_, content, got, advice) => {
    expect(refusal(content)).toBe(`DataError: x.csv: got ${got}; ${EXPECTED}. ${advice}`);
  });

  test.each([
    ['{"a":1,"b":2}', 'JSON with the fields a, b'],
    ['[{"a":1}]', 'JSON with a list, the first of which has the fields a'],
    ['[1,2]', 'JSON with a list, the first of which has no fields'],
    ['{}', 'JSON with no fields'],
  ])('JSON of another kind: %s', (text, got) => {
    expect(refusal(text, 'x.json')).toBe(`DataError: x.json: got ${got}; ${EXPECTED}.`);
  });

  test('JSON that is cut short', () => {
    expect(refusal('[{"rating":8,"movie":{"ti')).toMatch(
      /^DataError: x\.csv: got text that begins as JSON and is none \(.+\); .* Was its download cut short\?$/,
    );
  });

  test('a quotation mark that is never closed', () => {
    expect(refusal('Title,Date\n"The Matrix,3/14/21\n')).toMatch(
      /^DataError: x\.csv, line 2: got a quotation mark that is never closed/,
    );
  });

  test('our own JSON, in the words in which it always was', () => {
    const json = (entries: unknown, version = 2) =>
      refusal(JSON.stringify({ format: 'matinee-profile', version, entries }), 'p.json');
    expect(json([], 9)).toBe(
      'DataError: p.json: got version 9; expected 2 or earlier. Was it made by a newer Matinée?',
    );
    expect(json([{ film: {} }])).toBe(
      'DataError: p.json, entry 1: got no film title; expected an entry with a film.',
    );
    expect(json({})).toMatch(/got JSON of another kind; expected a profile exported from Matinée/);
  });

  test('a name that would disturb the message', () => {
    expect(refusal('', 'a\u202eb\nc.csv')).toMatch(/^DataError: a·b·c\.csv: got an empty file/);
  });
});

describe('more than anybody has', () => {
  const { rows, said, fileBytes, lineBytes, jsonParts } = IMPORT_LIMITS;

  test('bytes are refused before they are read', () => {
    expect(refusal(new Uint8Array(fileBytes + 1))).toBe(
      `DataError: x.csv: got a file of 32,000,001 bytes; ${EXPECTED}. The most that is read is 32,000,000.`,
    );
  });

  test('films of one file are refused, as many as there may be are read', () => {
    const row = '1,5,A\n';
    expect(read('x.csv', `movie_id,rating,title\n${row.repeat(said)}`).said).toHaveLength(said);
    expect(refusal(`movie_id,rating,title\n${row.repeat(said + 1)}`)).toBe(
      'DataError: x.csv: got more than 60,000 films; expected at most as many in one file.',
    );
  });

  test('rows of one file are refused, also where they say nothing', () => {
    const table = (count: number) => `Title,Date\n${'A: Season 1: B,1/1/21\n'.repeat(count)}`;
    expect(read('x.csv', table(rows)).series).toBe(rows);
    expect(refusal(table(rows + 1))).toBe(
      'DataError: x.csv: got more than 200,000 rows; expected at most as many in one file.',
    );
  });

  test('columns and endless lines are refused', () => {
    expect(refusal(','.repeat(50_000))).toMatch(/^DataError: x\.csv: got the columns , , .*, …;/);
    expect(refusal(','.repeat(lineBytes + 1))).toMatch(
      /line 1: got a line of over 1,048,576 bytes/,
    );
    expect(refusal(`Title,Date\n"${'x'.repeat(2 * lineBytes)}",1/1/21\n`)).toMatch(
      /line 2: got a line/,
    );
  });

  test('lists and objects of JSON are refused before they are made', () => {
    expect(refusal(`[${'[],'.repeat(jsonParts)}[]]`)).toBe(
      'DataError: x.csv: got JSON with 2,000,002 lists and objects; expected at most 2,000,000.',
    );
  });

  test('depth of JSON ends in a message', () => {
    expect(refusal(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toMatch(
      /^DataError: x\.csv: got/,
    );
  });

  test('a long review is read past, a long title is left out', () => {
    const review = `"${'Long, and\n""quoted"". '.repeat(10_000)}"`;
    const header = 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n';
    const long = `2021-01-01,${'x'.repeat(501)},1999,u,4,,,,\n`;
    const { said: films, examples } = read(
      'r.csv',
      `${header}2021-01-01,Heat,1995,u,4,,${review},,\n${long}`,
    );
    expect(films.map(lineOf)).toEqual(['2 Heat (1995): 4 2021-01-01']);
    expect(examples).toEqual([
      { line: 10_003, reason: 'got a title of 501 characters, expected at most 500' },
    ]);
  });
});

describe('a row cannot do harm', () => {
  const title = (text: string) =>
    read('x.csv', `Title,Date\n"${text.replaceAll('"', '""')}",1/1/21\n`);

  test('with line breaks, controls and marks of direction in its title', () => {
    expect(title('A\r\n\tB\u0000\u202eC\u2066\u001b').said[0].film.title).toBe('A BC');
    expect(title('\u0000\u202e').skipped).toBe(1);
  });

  test('with numbers that are none', () => {
    const row = 'Const,Title,Your Rating,Title Type,Year,Date Rated\n';
    for (const odd of ['tt99999999999999999999', 'tt-1', 'tt1e5', 'nm0000001', 'tt', '0x10']) {
      const { said } = read('x.csv', `${row}${odd},A,8,Movie,99999,+1\n`);
      expect(said.map(({ film }) => film)).toEqual([{ title: 'A', year: 0, imdb: 0, tmdb: 0 }]);
    }
    for (const odd of ['1e1', '-1', '0x8', 'Infinity', 'NaN', '١', '8,5', '08.1', '100']) {
      expect(read('x.csv', `${row}tt1,A,"${odd}",Movie,1999,\n`).skipped).toBe(1);
    }
  });

  test('with the names of what every object has', () => {
    const json =
      '[{"__proto__":{"rating":8},"movie":{"title":"A","constructor":1},"rating":"toString"}]';
    expect(read('x.json', json)).toMatchObject({ said: [], skipped: 1 });
    const table = read('x.csv', 'movie_id,rating,title,__proto__,constructor\n1,5,A,b,c\n');
    expect(table.said).toHaveLength(1);
  });

  test('with fields of other types', () => {
    const odd = [null, 1, true, 'x', [], {}, { movie: null }, { movie: [] }, { type: 'show' }];
    const more = [{ movie: { title: 1, year: {}, ids: 'x' }, rating: '7', rated_at: [] }];
    const all = [{ movie: {} }, ...odd, ...more];
    const reading = read('x.json', JSON.stringify(all));
    expect(reading.said.map(lineOf)).toEqual(['11 1: 3.5 undated']);
    expect([reading.series, reading.skipped]).toEqual([1, 9]);
  });
});

test('somebody who has rated nothing has files with a header, or an empty list', () => {
  expect(read('ratings-movies.json', '[]')).toMatchObject({ service: 'Trakt', said: [] });
  const empty = read('watchlist.csv', 'Date,Name,Year,Letterboxd URI\n');
  expect(empty).toMatchObject({ service: 'Letterboxd', said: [], skipped: 0, dateless: 0 });
});

test('of files with the same columns the name tells which it is, else films were seen', () => {
  const kind = (path: string) =>
    read(path, 'Date,Name,Year,Letterboxd URI\n,Heat,1995,u\n').said[0].opinion.kind;
  expect(['watchlist.csv', 'a/Watchlist (2).csv', 'my watch-list.csv'].map(kind)).toEqual(
    Array(3).fill('saved'),
  );
  expect(['watched.csv', 'x.csv', 'watchlist/films.csv'].map(kind)).toEqual(Array(3).fill('seen'));
});

const fixtures = filesOf().map(bytesOf);

test('whatever is done to a file, it is read or refused', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 });
  const cases = fc.tuple(fc.constantFrom(...fixtures), edits, fc.nat());
  holds(
    cases,
    ([bytes, changes, cut]) => {
      const damaged = bytes.slice(0, cut % 3 === 0 ? cut % bytes.length : bytes.length);
      for (const [at, byte] of changes) damaged[at % Math.max(1, damaged.length)] = byte;
      expect(refusal(damaged)).toMatch(/^(DataError: x\.csv|nothing was thrown)/);
    },
    500,
  );
});

test('a refusal is short, however many and long the columns are', () => {
  const columns = Array.from({ length: 50 }, (_, k) => `${k} ${'x'.repeat(90)}`);
  expect(refusal(`${columns.join(',')}\n`).length).toBeLessThan(600);
});

test('a title of many parts takes no longer than another', () => {
  const title = 'a: '.repeat(300_000);
  expect(read('x.csv', `Title,Date\n"${title}",5/13/19\n`)).toMatchObject({ skipped: 1 });
});
