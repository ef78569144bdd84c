// What single personal files and archives of them come to, readable or not.
import { zipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { OpenedFile } from '../../workers/import-api';
import { deflatedRepeats, rawZip, type RawFile } from '../raw-zip';
import {
  deaf,
  IMDB,
  importer,
  letterboxd,
  LETTERBOXD_ZIP,
  MODIFIED,
  opened,
  RATINGS,
  read,
  refusalOf,
  text,
  unreadable,
  WATCHED,
  zipped,
} from './import-fixtures';

const RATED = Date.UTC(2021, 1, 3);

afterEach(() => void vi.restoreAllMocks());

describe('an archive', () => {
  test('is read file by file, which are added up', async () => {
    const { files, films } = await importer().read([letterboxd], deaf);
    expect(files).toEqual([
      {
        name: 'letterboxd-ann.zip',
        service: 'Letterboxd',
        rows: 4,
        series: 0,
        skipped: 1,
        examples: [
          {
            file: 'ratings.csv',
            unit: 'line',
            line: 4,
            reason: expect.stringContaining('"11"') as string,
          },
        ],
        dateless: 0,
      },
    ]);
    const found = films.map(({ said: { film, opinion }, others, match }) => [
      film.title,
      opinion,
      others,
      match.kind,
    ]);
    expect(found).toEqual([
      ['Heat', { kind: 'rating', halfStars: 9 }, 1, 'matched'],
      ['Alien', { kind: 'rating', halfStars: 6 }, 0, 'missing'],
      ['Stalker', { kind: 'seen' }, 0, 'missing'],
    ]);
    expect(films[0].said.at).toBe(RATED + 1); // ahead of a diary of the same day
  });

  test('of several services names them all', async () => {
    const mixed = zipped('mine.zip', { 'a/ratings.csv': RATINGS, 'imdb.csv': IMDB });
    const [summary] = (await read(mixed)).files;
    expect(summary).toMatchObject({ service: 'Letterboxd and IMDb', rows: 3, series: 1 });
  });

  test('one of whose files is damaged loses no other, and says which', async () => {
    const file = opened(
      'ann.zip',
      rawZip([
        { name: 'watched.csv', content: WATCHED, crc: 1 },
        { name: 'ratings.csv', content: RATINGS },
      ]),
    );
    const { files, films } = await read(file);
    expect(files[0]).toMatchObject({
      service: 'Letterboxd',
      rows: 2,
      refusal:
        'watched.csv: got a wrong checksum; expected a complete zip archive. The file is damaged or cut short; download it again. What is in the others was read.',
    });
    expect(films).toHaveLength(2);
  });

  test('all of whose files are damaged is refused with the first, and how many', async () => {
    const damaged = (name: string): RawFile => ({ name, content: RATINGS, crc: 1 });
    const file = opened('ann.zip', rawZip([damaged('ratings.csv'), damaged('watched.csv')]));
    const [{ refusal, service, rows }] = (await read(file)).files;
    expect([service, rows]).toEqual([undefined, 0]);
    expect(refusal).toMatch(/^ratings\.csv: got a wrong checksum; .* 2 of its files could not/);
  });

  const encrypted = opened('a.zip', rawZip([{ name: 'ratings.csv', content: RATINGS, flags: 1 }]));
  const nested = opened('a.zip', zipSync({ 'Takeout/letterboxd.zip': LETTERBOXD_ZIP }));
  const cut = opened('a.zip', LETTERBOXD_ZIP.slice(0, 300));
  const bomb = (size: number) =>
    opened(
      'a.zip',
      rawZip([{ name: 'ratings.csv', content: '', packed: deflatedRepeats(WATCHED, size), size }]),
    );
  test.each<[string, OpenedFile, string]>([
    [
      'that is encrypted',
      encrypted,
      'ratings.csv: got an encrypted file; expected one without a password. Unpack it',
    ],
    [
      'within an archive',
      nested,
      'a.zip: got an archive with Takeout/letterboxd.zip; expected a zip archive of your ratings as you exported it. Unpack it and open "letterboxd.zip".',
    ],
    ['that is cut short', cut, 'a.zip: got no list of files at its end; expected a complete zip'],
    [
      'that holds too much',
      bomb(70_000_000),
      'a.zip: got files of 70,000,000 bytes; expected at most 67,108,864 together. Unpack it',
    ],
    ['that is packed too well', bomb(50_000_000), 'ratings.csv: got 50,000,000 bytes packed into '],
    [
      'of other things',
      zipped('a.zip', { 'b.txt': 'b', 'c.txt': 'c' }),
      'a.zip: got an archive with b.txt, c.txt; expected a zip archive of your ratings as you exported it. Exports hold files such as ratings.csv and watched.csv from Letterboxd, or ratings-movies.json from Trakt.',
    ],
    ['of nothing', opened('a.zip', zipSync({})), 'a.zip: got an archive with no files; expected'],
    [
      'that is too large',
      opened('a.zip', text(`PK\u0003\u0004${'x'.repeat(2 ** 26)}`)),
      'a.zip: got a file of 67,108,868 bytes; expected a zip archive of your ratings as you exported it, of at most 67,108,864.',
    ],
  ])('%s is refused in words', async (_, file, says) => {
    expect(await refusalOf(file)).toContain(says);
  });

  test('that could have been a data set is refused with that in mind', async () => {
    const eitherWay = (file: OpenedFile) => refusalOf({ ...file, mayBeData: true });
    expect(await eitherWay(zipped('a.zip', { 'b.txt': 'b' }))).toBe(
      'a.zip: got an archive with b.txt; expected a zip archive of a MovieLens data set, or of your ratings as you exported it. A data set has movies.csv and ratings.csv in one folder. Exports hold files such as ratings.csv and watched.csv from Letterboxd, or ratings-movies.json from Trakt.',
    );
    expect(await eitherWay(opened('a.gz', Uint8Array.of(0x1f, 0x8b, 8, 0)))).toMatch(
      /^a\.gz: got a gzip archive; expected a zip archive of a MovieLens data set, or of your ratings/,
    );
    expect(await eitherWay(letterboxd)).toBeUndefined();
  });

  test('never tells of data sets or GroupLens', async () => {
    const refusals = await Promise.all([encrypted, nested, cut, bomb(5e7)].map(refusalOf));
    expect(
      refusals.filter((refusal) => /MovieLens data set|GroupLens/.test(refusal ?? '')),
    ).toEqual([]);
  });
});

describe('a single file', () => {
  test('is read, whatever its name', async () => {
    const { files, films } = await importer().read([opened('export.txt', IMDB)], deaf);
    expect(files[0]).toMatchObject({ name: 'export.txt', service: 'IMDb', rows: 1, series: 1 });
    expect(films.map(({ match }) => match)).toEqual([{ kind: 'matched', film: 1, by: 'imdb' }]);
  });

  test('without dates has that of the file', async () => {
    const dateless = 'Name,Year,Letterboxd URI,Rating\nHeat,1995,x,4\n';
    const { files, films } = await read(opened('a.csv', dateless));
    expect(files[0].dateless).toBe(1);
    expect(films[0].said.at).toBe(MODIFIED);
  });

  test('of which some rows have no date says how many', async () => {
    const rows = '2021-03-04,Heat,1995,x,4\n,Up,2009,y,3\n,Alien,1979,z,5\n';
    const { files } = await read(opened('a.csv', `Date,Name,Year,Letterboxd URI,Rating\n${rows}`));
    expect(files[0]).toMatchObject({ rows: 3, dateless: 2 });
  });

  test('of films without ratings says as what they are taken', async () => {
    const table = 'Date,Name,Year,Letterboxd URI\n2021-03-04,Heat,1995,x\n';
    const as = async (name: string) => (await read(opened(name, table))).files[0].as;
    expect(await as('watchlist.csv')).toBe('saved');
    expect(await as('my films to see.csv')).toBe('seen');
  });

  test.each([NaN, -5, Infinity, 1.5])('last changed at %d has a date all the same', async (at) => {
    const dateless = 'Name,Year,Letterboxd URI,Rating\nHeat,1995,x,4\n';
    const { films } = await read({ ...opened('a.csv', dateless), modified: at });
    expect(films[0].said.at).toBe(at === 1.5 ? 1 : 0);
  });

  test.each<[string, OpenedFile, RegExp]>([
    ['that is empty', opened('a.csv', ''), /^a\.csv: got an empty file; expected/],
    ['of another kind', opened('a.csv', 'a,b\n1,2\n'), /^a\.csv: got the columns a, b; expected/],
    ['that is packed otherwise', opened('a.gz', Uint8Array.of(0x1f, 0x8b)), /got a gzip archive;/],
    [
      'that is too large',
      opened('a.csv', `${RATINGS}${' '.repeat(32_000_000)}`),
      /^a\.csv: got a file of 32,[\d,]+ bytes; expected at most 32,000,000\.$/,
    ],
    [
      'that cannot be read',
      unreadable('folder'),
      /^folder: got a folder, or a file that was moved/,
    ],
    ['with a harmful name', opened('\u202ea\0.csv', ''), /^·a·\.csv: got an empty file/],
  ])('%s is refused in words', async (_, file, says) => {
    expect(await refusalOf(file)).toMatch(says);
  });
});

test('what goes wrong otherwise is no refusal', async () => {
  const file = opened('a.csv', RATINGS);
  vi.spyOn(file.blob, 'slice').mockImplementation(() => {
    throw new TypeError('a mistake');
  });
  await expect(read(file)).rejects.toThrow(TypeError);
});

test('where memory runs out the file is refused, with what to do', async () => {
  const file = opened('a.csv', RATINGS);
  vi.spyOn(file.blob, 'slice').mockImplementation(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  expect(await refusalOf(file)).toMatch(/^a\.csv: got more than fits into the memory .* Close/);
});
