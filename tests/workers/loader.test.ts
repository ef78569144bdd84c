// What becomes of a file that somebody drops on the page. Each line of the tables is a file that is no data set, or no
// whole one, and what its owner is told; another data set is open meanwhile, and stays so.
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { loadArchive } from '../../workers/loader';
import { deflatedRepeats, rawZip, TINY, tinyZip, type RawFile } from '../raw-zip';
import { openBoard } from './open-board';

vi.setConfig({ testTimeout: 60_000 }); // the first of them starts the worker, on a busy machine

type Bytes = Uint8Array<ArrayBuffer>;
type Case = readonly [what: string, bytes: Bytes, says: string];

const text = (content: string): Bytes => new TextEncoder().encode(content);
const hex = (digits: string): Bytes => Uint8Array.from(Buffer.from(digits, 'hex'));
const file = (name: string, content: string) => ({ name, content });

const movies = file('ml/movies.csv', TINY.movies);
const ratings = file('ml/ratings.csv', TINY.ratings);
const whole = tinyZip();
/** 256 MiB of rows in 263 kB. */
const repeated = deflatedRepeats('1,1,5,0\n', 2 ** 28);

const NO_ZIP = 'expected the zip archive of a MovieLens data set';
const UNPACK = `${NO_ZIP}. Unpack it and zip the folder that holds movies.csv and ratings.csv.`;
const DAMAGED =
  'expected a complete zip archive. The file is damaged or cut short; download it again.';
const NO_DATA = 'expected a MovieLens data set with movies.csv and ratings.csv in one folder.';
const BY_ITSELF = 'Zip the folder of the data set by itself.';

const OF_ANOTHER_KIND: readonly Case[] = [
  ['an empty file', text(''), `x.zip: got an empty file; ${NO_ZIP}. Download it again.`],
  [
    'a web page',
    text('\ufeff\n<!DOCTYPE html><title>404</title>'),
    `x.zip: got a web page (HTML); ${NO_ZIP}. The download was answered with a page: download the zip again.`,
  ],
  [
    'ratings.csv by itself',
    text(TINY.ratings),
    `x.zip: got a single table (CSV); ${NO_ZIP}. Open the whole zip, or zip the folder that holds movies.csv and ratings.csv.`,
  ],
  ['a gzip', Uint8Array.from(gzipSync('x')), `x.zip: got a gzip archive; ${UNPACK}`],
  [
    'a tar',
    text(`${'ml/movies.csv'.padEnd(257, '\0')}ustar`),
    `x.zip: got a tar archive; ${UNPACK}`,
  ],
  ['a 7z', hex('377abcaf271c0004'), `x.zip: got a 7z archive; ${UNPACK}`],
  ['a RAR', hex('526172211a070100'), `x.zip: got a RAR archive; ${UNPACK}`],
  ['an xz', hex('fd377a585a000004'), `x.zip: got an xz archive; ${UNPACK}`],
  ['a bzip2', hex('425a683931415926'), `x.zip: got a bzip2 archive; ${UNPACK}`],
  ['a Zstandard', hex('28b52ffd24010000'), `x.zip: got a Zstandard archive; ${UNPACK}`],
  [
    'the first part of a split zip',
    hex('504b0708504b0304'),
    `x.zip: got one part of a zip archive that is split; ${NO_ZIP}. Join its parts, or zip the folder again as one file.`,
  ],
  [
    'anything else',
    text('\0\u001bBM and more'),
    `x.zip: got a file that begins with "··BM"; ${NO_ZIP}, which begins with "PK". Is it the zip as downloaded?`,
  ],
];

const DAMAGED_ZIPS: readonly Case[] = [
  [
    'cut short',
    whole.slice(0, whole.length * 0.7),
    `x.zip: got no list of files at its end; ${DAMAGED}`,
  ],
  [
    'with a wrong checksum',
    tinyZip({ ...movies, crc: 1 }),
    `ml/movies.csv: got a wrong checksum; ${DAMAGED}`,
  ],
  [
    'with data that do not inflate',
    tinyZip({ ...movies, packed: text('these are no deflated data') }),
    `ml/movies.csv: got damaged data; ${DAMAGED}`,
  ],
  [
    'whose file is shorter than stated',
    tinyZip({ ...movies, size: 9999 }),
    `ml/movies.csv: got ${TINY.movies.length} bytes where the archive states 9,999; ${DAMAGED}`,
  ],
  [
    'whose file lies elsewhere',
    tinyZip({ ...ratings, offset: 3 }),
    `x.zip: got ml/movies.csv, which runs into what follows it; ${DAMAGED}`,
  ],
  [
    'whose list lies beyond its end',
    rawZip([movies, ratings], { offset: 5000 }),
    `x.zip: got a list of files that lies beyond its end; ${DAMAGED}`,
  ],
];

const OTHER_ZIPS: readonly Case[] = [
  [
    'with a password',
    tinyZip({ ...ratings, flags: 1 }),
    'ml/ratings.csv: got an encrypted file; expected one without a password. Unpack it and zip the folder again without one.',
  ],
  [
    'with another compression',
    tinyZip({ ...ratings, method: 14 }),
    'ml/ratings.csv: got compression method 14; expected deflate. Zip the folder again, as an ordinary zip.',
  ],
  [
    'of the zip64 kind',
    rawZip([movies, ratings], { count: 0xffff, size: 0xffffffff, offset: 0xffffffff }),
    `x.zip: got a zip64 archive, which is made for files of over 4 GB; expected an ordinary zip. Unpack it and zip the folder of the data set by itself.`,
  ],
  [
    'with a file of the zip64 kind',
    tinyZip({ ...ratings, size: 0xffffffff, packedSize: 0xffffffff }),
    `x.zip: got a zip64 archive, which is made for files of over 4 GB; expected an ordinary zip. Unpack it and zip the folder of the data set by itself.`,
  ],
  [
    'that is split, its last part',
    rawZip([movies, ratings], { disk: 2 }),
    'x.zip: got the last part of a zip archive that is split; expected a whole one. Join its parts, or zip the folder again as one file.',
  ],
  [
    'within a zip',
    rawZip([file('ml/README.txt', 'see'), { name: 'ml/small.zip', content: whole }]),
    `x.zip: got an archive with ml/README.txt, ml/small.zip; ${NO_DATA} Unpack it and open "small.zip".`,
  ],
  ['without files', rawZip([]), `x.zip: got an archive with no files; ${NO_DATA}`],
  ['without ratings', rawZip([movies]), `x.zip: got an archive with ml/movies.csv; ${NO_DATA}`],
  [
    'whose tables lie in two folders',
    rawZip([movies, file('other/ratings.csv', TINY.ratings)]),
    `x.zip: got an archive with ml/movies.csv, other/ratings.csv; ${NO_DATA}`,
  ],
  [
    'with two data sets',
    tinyZip(file('old/movies.csv', TINY.movies), file('old/ratings.csv', TINY.ratings)),
    'x.zip: got 2 data sets, in ml/, old/; expected one. Zip one of the folders by itself.',
  ],
  [
    'with a file twice',
    rawZip([movies, ratings, ratings]),
    `x.zip: got two files named ml/ratings.csv; expected one. ${BY_ITSELF}`,
  ],
  [
    'whose names are hostile',
    rawZip([file(`\u202e${'long'.repeat(30)}\n`, ''), file('<b>\0</b>', '')]),
    `x.zip: got an archive with ·${'long'.repeat(14)}lon…, <b>·</b>; ${NO_DATA}`,
  ],
];

const BOMBS: readonly Case[] = [
  [
    'that packs a thousand to one',
    tinyZip({ ...ratings, packed: repeated, size: 2 ** 28 }),
    `ml/ratings.csv: got 268,435,456 bytes packed into ${repeated.length.toLocaleString('en-GB')}; expected at most 25 times as many, as ratings do not pack any better. It may be meant to fill this device's memory: download the zip from GroupLens.`,
  ],
  [
    'that states less than it holds',
    tinyZip({ ...ratings, packed: repeated, size: 5000 }),
    `ml/ratings.csv: got more than the 5,000 bytes that the archive states; ${DAMAGED}`,
  ],
  [
    'whose files share their bytes',
    rawZip([{ ...movies, packedSize: 150 }, ratings]),
    `x.zip: got ml/movies.csv, which runs into what follows it; ${DAMAGED}`,
  ],
  [
    'of very many files',
    rawZip(Array.from({ length: 1001 }, (_, k) => file(`${k}`, ''))),
    `x.zip: got an archive of 1,001 files with a list of 48,940 bytes; expected at most 1,000 and 1,048,576. ${BY_ITSELF}`,
  ],
  [
    'of a very long list of files',
    rawZip([movies, ratings], { size: 2 ** 21 }),
    `x.zip: got an archive of 2 files with a list of 2,097,152 bytes; expected at most 1,000 and 1,048,576. ${BY_ITSELF}`,
  ],
  [
    'of very long names',
    rawZip([file('a'.repeat(513), '')]),
    `x.zip: got a file with a name of 513 bytes; expected at most 512. ${BY_ITSELF}`,
  ],
];

const board = await openBoard();

async function refused([, bytes, says]: Case) {
  await expect(board.open('x.zip', bytes)).rejects.toMatchObject({
    name: 'DataError',
    message: says,
  });
  expect(await board.answers()).toBe(true);
}

describe('told what it is, and the open data set answers as before:', () => {
  test.each(OF_ANOTHER_KIND)('%s', (...line) => refused(line));
  test.each(DAMAGED_ZIPS)('a zip %s', (...line) => refused(line));
  test.each(OTHER_ZIPS)('a zip %s', (...line) => refused(line));
  test.each(BOMBS)('a bomb %s', (...line) => refused(line));
});

describe('a file that cannot be read', () => {
  test('because it is a folder', async () => {
    const folder = await openAsBlob(tmpdir());
    await expect(loadArchive(folder, 'ml', () => {})).rejects.toMatchObject({
      name: 'DataError',
      message:
        'ml: got a folder, or a file that was moved or changed since it was chosen; expected a file that can be read. Choose it again.',
    });
  });
});

describe('what is not needed is not even read:', () => {
  const opened = (another: RawFile) => loadArchive(new Blob([tinyZip(another)]), 'x.zip', () => {});
  const genome = { name: 'ml/genome-scores.csv', content: 'movieId,tagId,relevance' };

  test.each([
    ['a bomb', { ...genome, packed: repeated, size: 2 ** 28 }],
    ['an encrypted file', { ...genome, flags: 1 }],
    ['a damaged file', { ...genome, crc: 1, size: 1 }],
    ['an archive', { name: 'backup.zip', content: whole }],
  ])('%s beside the tables does no harm', async (_, another) => {
    const { data, report } = await opened(another);
    expect(data.ratings.indices).toHaveLength(3);
    expect(report.map(({ file }) => file)).toEqual(['ml/movies.csv', 'ml/ratings.csv']);
  });
});
