// What becomes of a data set whose tables are not as MovieLens publishes them. Each line is a table, and what its owner
// is told: of the whole file, or of a row that is left out and counted. Another data set is open meanwhile.
import { describe, expect, test, vi } from 'vitest';
import { genresOf } from '../../src/core/films';
import { shown } from '../../src/core/formats/text';
import { loadArchive } from '../../workers/loader';
import { rawZip, TINY, tinyZip } from '../raw-zip';
import { openBoard } from './open-board';

vi.setConfig({ testTimeout: 60_000 }); // the first of them starts the worker, on a busy machine

const MOVIES = 'movieId,title,genres\n';
const RATINGS = 'userId,movieId,rating,timestamp\n';
const board = await openBoard();

/** The archive with these bytes or texts instead of its tables, by name without folder. */
function zipWith(tables: Readonly<Record<string, string | Uint8Array>>) {
  return tinyZip(
    ...Object.entries(tables).map(([name, content]) => ({ name: `ml/${name}`, content })),
  );
}
const loaded = (tables: Parameters<typeof zipWith>[0]) =>
  loadArchive(new Blob([zipWith(tables)]), 'x.zip', () => {});

/** The data set in another folder. */
async function inFolder(folder: string) {
  const zip = rawZip([
    { name: `${folder}/movies.csv`, content: TINY.movies },
    { name: `${folder}/ratings.csv`, content: TINY.ratings },
  ]);
  return (await loadArchive(new Blob([zip]), 'x.zip', () => {})).data;
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

/** The ratings with another separator. */
const separated = (by: string) => TINY.ratings.replaceAll(',', by);

const EXPECTED = 'expected a header with the columns userId,movieId,rating,timestamp';
const AS_PUBLISHED =
  'as MovieLens publishes them. Is it the right file, and of the same data set as the others?';

describe('a file is refused, and the open data set answers as before:', () => {
  test.each([
    [
      'it lacks a column',
      { 'ratings.csv': TINY.ratings.replace('rating,', 'stars,') },
      `ml/ratings.csv, line 1: got "userId,movieId,stars,timestamp"; ${EXPECTED} (missing: rating).`,
    ],
    [
      'it lacks its header',
      { 'ratings.csv': '7,1,4.0,100\n7,2,0.5,200\n' },
      `ml/ratings.csv, line 1: got "7,1,4.0,100"; ${EXPECTED}. Is the first row missing, or is it another file?`,
    ],
    [
      'it is separated by semicolons',
      { 'ratings.csv': separated(';') },
      `ml/ratings.csv, line 1: got "userId;movieId;rating;timestamp", separated by semicolons; ${EXPECTED}. Save it with commas.`,
    ],
    [
      'it is separated by tabs',
      { 'ratings.csv': separated('\t') },
      `ml/ratings.csv, line 1: got "userId·movieId·rating·timestamp", separated by tabs; ${EXPECTED}. Save it with commas.`,
    ],
    [
      'it is of an older release',
      { 'ratings.csv': '1::122::5::838985046\n' },
      `ml/ratings.csv, line 1: got "1::122::5::838985046", separated by double colons; ${EXPECTED}. Save it with commas.`,
    ],
    [
      'it is UTF-16',
      { 'movies.csv': utf16(TINY.movies) },
      'ml/movies.csv, line 1: got "\ufffd\ufffdm·o·v·i·e·I·d·,·t·i·t·l·e·,·g·e·n·r·e·s·"; expected a header with the columns movieId,title,genres. If it is UTF-16, save it as CSV in UTF-8.',
    ],
    [
      'it is no text at all',
      { 'movies.csv': Uint8Array.from({ length: 200 }, (_, k) => (k % 2 ? 0 : 0x80 + k)) },
      `ml/movies.csv, line 1: got "${'\ufffd·'.repeat(40)}…"; expected a header with the columns movieId,title,genres. If it is UTF-16, save it as CSV in UTF-8.`,
    ],
    [
      'it is empty',
      { 'ratings.csv': '' },
      'ml/ratings.csv: got an empty file; expected the header userId,movieId,rating,timestamp.',
    ],
    [
      'it is empty but for line breaks',
      { 'movies.csv': '\n\r\n\n' },
      'ml/movies.csv: got an empty file; expected the header movieId,title,genres.',
    ],
    [
      'it is a header and nothing else',
      { 'ratings.csv': RATINGS },
      'ml/ratings.csv: got a header and nothing else; expected ratings, one on each row.',
    ],
    [
      'it holds a line of a megabyte',
      { 'movies.csv': `${TINY.movies}4,${'x'.repeat(1 << 20)},Drama\n` },
      'ml/movies.csv, line 5: got a line of over 65,536 bytes; expected a CSV file with short lines. Is a quotation mark left open?',
    ],
    [
      'it leaves a quotation mark open',
      { 'movies.csv': `${TINY.movies}4,"Matrix, The,Drama\n5,Brazil (1985),Drama\n` },
      'ml/movies.csv, line 5: got a quotation mark that is never closed; expected one more before the end of the file. The file may be cut short.',
    ],
    [
      'its ratings have another scale',
      { 'ratings.csv': `${RATINGS}7,1,8,100\n7,2,10,200\n8,3,5,300\n` },
      `ml/ratings.csv: got 2 of 3 rows that cannot be used, the first on line 2: got the rating "8", expected 0.5 to 5 in half stars; expected ratings ${AS_PUBLISHED}`,
    ],
    [
      'its times are milliseconds',
      { 'ratings.csv': TINY.ratings.replaceAll(/(\d00)$/gm, '1600000000$1') },
      `ml/ratings.csv: got 3 of 3 rows that cannot be used, the first on line 2: got the time "1600000000100", expected seconds since 1970; expected ratings ${AS_PUBLISHED}`,
    ],
    [
      'it belongs to another data set',
      { 'movies.csv': `${MOVIES}1001,Alien (1979),Horror\n` },
      `ml/ratings.csv: got 3 of 3 rows that cannot be used, the first on line 2: film "1" is not in movies.csv; expected ratings ${AS_PUBLISHED}`,
    ],
    [
      'most of its films cannot be used',
      { 'movies.csv': `${MOVIES}1,Alien (1979),Horror\n1,Alien (1979),Horror\n,,\n` },
      `ml/movies.csv: got 2 of 3 rows that cannot be used, the first on line 3: film 1 is listed twice; expected films ${AS_PUBLISHED}`,
    ],
    [
      'even if it is only for links',
      { 'links.csv': 'movieId,imdbId\n1,1\n' },
      'ml/links.csv, line 1: got "movieId,imdbId"; expected a header with the columns movieId,imdbId,tmdbId (missing: tmdbId).',
    ],
    [
      'its header is hostile',
      { 'ratings.csv': `<b>\u202e\u0007${'x'.repeat(500)}\n` },
      `ml/ratings.csv, line 1: got "<b>··${'x'.repeat(75)}…"; ${EXPECTED}. Is the first row missing, or is it another file?`,
    ],
  ])('%s', async (_, tables, says) => {
    const opening = board.open('x.zip', zipWith(tables));
    await expect(opening).rejects.toMatchObject({ name: 'DataError', message: says });
    expect(await board.answers()).toBe(true);
  });
});

test('a table that is cut short anywhere is refused, or loses what was cut off and no more', async () => {
  const all = TINY.ratings.length;
  const outcomes: string[] = [];
  for (let cut = 0; cut <= all; cut++) {
    const outcome = await loaded({ 'ratings.csv': TINY.ratings.slice(0, cut) }).then(
      ({ data }) => `${data.ratings.indices.length} ratings`,
      ({ name, message }: Error) => `${name}: ${message.replace(/^([^:]*): got .*/s, '$1')}`,
    );
    if (outcome !== outcomes.at(-1)) outcomes.push(outcome);
  }
  expect(outcomes).toEqual([
    'DataError: ml/ratings.csv', // nothing
    'DataError: ml/ratings.csv, line 1', // a part of the header
    'DataError: ml/ratings.csv', // all of it, and perhaps a part of a row
    '1 ratings',
    '2 ratings',
    '3 ratings',
  ]);
});

describe('a row is left out and counted:', () => {
  const TAGS = 'userId,movieId,tag,timestamp\n';
  const rows = [
    ['ratings.csv', '8,1,3.7,1', 'got the rating "3.7", expected 0.5 to 5 in half stars'],
    ['ratings.csv', '8,1,5.5,1', 'got the rating "5.5", expected 0.5 to 5 in half stars'],
    ['ratings.csv', '8,1,0,1', 'got the rating "0", expected 0.5 to 5 in half stars'],
    ['ratings.csv', '8,1,-1,1', 'got the rating "-1", expected 0.5 to 5 in half stars'],
    ['ratings.csv', '8,1,NaN,1', 'got the rating "NaN", expected 0.5 to 5 in half stars'],
    ['ratings.csv', '8,1,4\0,1', 'got the rating "4·", expected 0.5 to 5 in half stars'],
    ['ratings.csv', '-8,1,4,1', 'got the user id "-8", expected a whole number'],
    ['ratings.csv', '99999999999,1,4,1', 'got the user id "99999999999", expected a whole number'],
    ['ratings.csv', '1e3,1,4,1', 'got the user id "1e3", expected a whole number'],
    ['ratings.csv', '8,-1,4,1', 'film "-1" is not in movies.csv'],
    ['ratings.csv', '8,4294967297,4,1', 'film "4294967297" is not in movies.csv'],
    ['ratings.csv', '8,1,4,-1', 'got the time "-1", expected seconds since 1970'],
    ['ratings.csv', '8,1,4,99999999999', 'got the time "99999999999", expected seconds since 1970'],
    ['ratings.csv', '8,1,4', 'got 3 fields, expected 4 as in the header'],
    ['ratings.csv', '8;1;4;1', 'got 1 field, expected 4 as in the header'],
    ['ratings.csv', `8,${'9'.repeat(500)},4,1`, `film "${'9'.repeat(60)}…" is not in movies.csv`],
    ['movies.csv', '3,Heat (1995),Crime', 'film 3 is listed twice'],
    ['movies.csv', '-4,Brazil (1985),Drama', 'got the film id "-4", expected a whole number'],
    ['movies.csv', '4, \u202e\0,Drama', 'the title is blank'],
    ['movies.csv', '4,Matrix, The (1999),Drama', 'got 4 fields, expected 3 as in the header'],
    [
      'movies.csv',
      `4,${'x'.repeat(501)},Drama`,
      'got a title of 501 characters, expected at most 500',
    ],
    ['movies.csv', `4,Brazil,${'x'.repeat(501)}`, 'got a genre of over 500 characters'],
    ['links.csv', '1,2,3\n1,4,5', 'film "1" is listed twice'],
    ['links.csv', '9,2,3', 'film "9" is not in movies.csv'],
    ['tags.csv', '7,9,dark,1', 'film "9" is not in movies.csv'],
    ['tags.csv', '9,1,dark,1', 'user "9" is not in ratings.csv'],
    ['tags.csv', '7,1,\u0001\u2066,1', 'the tag is blank'],
    ['tags.csv', '7,1,dark,soon', 'got the time "soon", expected seconds since 1970'],
    ['tags.csv', `7,1,${'x'.repeat(501)},1`, 'got a tag of 501 characters, expected at most 500'],
  ] as const;
  const titled = rows.map(([file, row, reason]) => [file, shown(row, 40), row, reason] as const);

  test.each(titled)('of %s: %s', async (file, _, row, reason) => {
    const tables = {
      'movies.csv': TINY.movies,
      'ratings.csv': TINY.ratings,
      'links.csv': 'movieId,imdbId,tmdbId\n',
      'tags.csv': TAGS,
    };
    const before = tables[file];
    const { data, report } = await loaded({ ...tables, [file]: `${before}${row}\n` });
    const { skipped, examples } = report.find((entry) => entry.file === `ml/${file}`) ?? {};
    const line = `${before}${row}`.split('\n').length;
    expect({ skipped, examples }).toEqual({ skipped: 1, examples: [{ line, reason }] });
    expect(data.ratings.indices).toHaveLength(3);
  });
});

describe('what is unusual but usable is used:', () => {
  test.each([
    [
      'columns in another order',
      { 'movies.csv': 'genres,movieId,title\nDrama,1,Alien (1979)\nWar,2,M\n,3,N\n' },
    ],
    [
      'columns that nobody needs',
      { 'movies.csv': 'x,movieId,title,genres\n,1,A,\n,2,B,\n,3,C,\n' },
    ],
    [
      'a byte order mark and carriage returns',
      { 'movies.csv': `\ufeff${TINY.movies.replaceAll('\n', '\r\n')}` },
    ],
    ['no line end at the end', { 'ratings.csv': TINY.ratings.trimEnd() }],
    [
      'the last second that 32 bits can hold',
      { 'ratings.csv': TINY.ratings.replace('300', '4294967295') },
    ],
  ])('%s', async (_, tables) => {
    const { data, report } = await loaded(tables);
    expect(data.ratings.halfStars).toEqual(Uint8Array.of(8, 1, 10));
    expect(report.map(({ skipped }) => skipped)).toEqual([0, 0]);
  });

  test('a folder within folders', async () => {
    expect((await inFolder('home/data/ml')).name).toBe('ml');
  });
});

describe('text that could disturb the page', () => {
  const one = async (title: string, genres = 'Drama') =>
    (await loaded({ 'movies.csv': `${MOVIES}1,${title},${genres}\n2,A,\n3,B,\n` })).data.films;

  test.each([
    ['control characters', 'Al\0i\u001ben\u0085 (1979)', 'Alien', 1979],
    ['line breaks', '"Alien\r\n\u2028the film (1979)"', 'Alien the film', 1979],
    ['marks that turn what follows', '\u202eAlien\u2067 (1979)', 'Alien', 1979],
    ['markup', '<img src=x onerror=alert(1)> (1979)', '<img src=x onerror=alert(1)>', 1979],
    ['writing from right to left', 'אלופי (1979)', 'אלופי', 1979],
    ['names of JavaScript', '__proto__', '__proto__', 0],
  ])('%s in a title', async (_, raw, title, year) => {
    const { titles, years } = await one(raw);
    expect([titles[0], years[0]]).toEqual([title, year]);
  });

  test('names of JavaScript are genres and tags like others', async () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty'];
    expect(genresOf(await one('Alien', names.join('|')), 0)).toEqual(names);
    const rows = names.map((name) => `7,1,${name},1\n`).join('');
    const { data } = await loaded({ 'tags.csv': `userId,movieId,tag,timestamp\n${rows}` });
    expect(data.tags.names).toEqual(names);
  });

  test('of forty genres a film keeps 32, and others keep theirs', async () => {
    const forty = Array.from({ length: 40 }, (_, k) => `G${k}`);
    expect(genresOf(await one('Alien', forty.join('|')), 0)).toEqual(forty.slice(0, 32));
  });

  test('is taken out of the name of the data set, which is cut', async () => {
    expect((await inFolder(`\u202eml\u0007${'x'.repeat(100)}`)).name).toBe(`ml${'x'.repeat(78)}`);
  });
});
