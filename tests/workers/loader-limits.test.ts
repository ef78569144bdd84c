// The limits of a data set, made so small that a test can exceed each of them by one.
import { expect, test, vi } from 'vitest';
import { loadArchive } from '../../workers/loader';
import { TINY, tinyZip } from '../raw-zip';

const LIMITS = vi.hoisted(() => ({
  archiveBytes: 1000,
  archiveFiles: 10,
  directoryBytes: 1000,
  pathBytes: 100,
  inflatedBytes: 400,
  ratio: 25,
  anyRatioBytes: 1000,
  lineBytes: 100,
  ratings: 3,
  users: 2,
  films: 3,
  links: 2,
  tags: 3,
  tagNames: 2,
  textCharacters: 50,
  allCharacters: 60,
  genres: 3,
}));
vi.mock('../../src/core/formats/limits', () => ({ LIMITS }));

const TAGS = 'userId,movieId,tag,timestamp\n';
const LINKS = 'movieId,imdbId,tmdbId\n1,,\n2,,\n';

const loaded = (tables: Readonly<Record<string, string>>) =>
  loadArchive(new Blob([zipOf(tables)]), 'x.zip', () => {});
const zipOf = (tables: Readonly<Record<string, string>>) =>
  tinyZip(...Object.entries(tables).map(([name, content]) => ({ name: `ml/${name}`, content })));

const FEWER = 'expected fewer, as in every release of MovieLens.';

test('a data set that exhausts them is opened', async () => {
  const tags = `${TAGS}7,1,dark,1\n7,2,dark,1\n7,3,blue,1\n`;
  const { data } = await loaded({ 'links.csv': LINKS, 'tags.csv': tags });
  expect(data.ratings).toMatchObject({ rows: LIMITS.users, cols: LIMITS.films });
  expect(data.ratings.indices).toHaveLength(LIMITS.ratings);
  expect(data.films.genreNames).toHaveLength(LIMITS.genres);
  expect(data.tags.tag).toHaveLength(LIMITS.tags);
});

test.each([
  [
    'films',
    { 'movies.csv': `${TINY.movies}4,M,\n` },
    `ml/movies.csv, line 5: got more than 3 films; ${FEWER}`,
  ],
  [
    'ratings',
    { 'ratings.csv': `${TINY.ratings}8,1,4.0,1\n` },
    `ml/ratings.csv, line 5: got more than 3 ratings; ${FEWER}`,
  ],
  [
    'users',
    { 'ratings.csv': TINY.ratings.replace('7,2', '9,2') },
    `ml/ratings.csv, line 4: got more than 2 users; ${FEWER}`,
  ],
  [
    'links',
    { 'links.csv': `${LINKS}3,,\n` },
    `ml/links.csv, line 4: got more than 2 links; ${FEWER}`,
  ],
  [
    'tags',
    { 'tags.csv': `${TAGS}${'7,1,dark,1\n'.repeat(4)}` },
    `ml/tags.csv, line 5: got more than 3 tags; ${FEWER}`,
  ],
  [
    'different tags',
    { 'tags.csv': `${TAGS}7,1,a,1\n7,1,b,1\n7,1,c,1\n` },
    `ml/tags.csv, line 4: got more than 2 different tags; ${FEWER}`,
  ],
  [
    'characters in titles',
    { 'movies.csv': `movieId,title,genres\n1,${'x'.repeat(50)},\n2,${'y'.repeat(11)},\n` },
    `ml/movies.csv, line 3: got more than 60 characters in all titles; ${FEWER}`,
  ],
  [
    'characters in tags',
    { 'tags.csv': `${TAGS}7,1,${'x'.repeat(50)},1\n7,1,${'y'.repeat(11)},1\n` },
    `ml/tags.csv, line 3: got more than 60 characters in all different tags; ${FEWER}`,
  ],
  [
    'bytes in a line',
    { 'ratings.csv': `${TINY.ratings}${'1'.repeat(101)}\n` },
    'ml/ratings.csv, line 5: got a line of over 100 bytes; expected a CSV file with short lines. Is a quotation mark left open?',
  ],
  [
    'bytes in all',
    { 'tags.csv': `${TAGS}${'7,1,dark,1\n'.repeat(20)}` },
    'x.zip: got files of 431 bytes; expected at most 400 together, twice what the largest release of MovieLens has.',
  ],
])('one that has more %s is refused', async (_, tables, message) => {
  await expect(loaded(tables)).rejects.toMatchObject({ name: 'DataError', message });
});

test('a file that has more bytes is refused before it is read', async () => {
  const blob = new Blob([tinyZip(), new Uint8Array(1000)]);
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  await expect(loadArchive(blob, 'x.zip', () => {})).rejects.toMatchObject({
    name: 'DataError',
    message: `x.zip: got a file of ${blob.size.toLocaleString('en-GB')} bytes; expected the zip archive of a MovieLens data set, of at most 1,000.`,
  });
  expect(read).not.toHaveBeenCalled();
});

test('one that the device has no memory for is refused', async () => {
  const loading = loadArchive(new Blob([tinyZip()]), 'x.zip', () => {
    throw new RangeError('Array buffer allocation failed');
  });
  await expect(loading).rejects.toMatchObject({
    name: 'DataError',
    message:
      'x.zip: got more than fits into the memory that this browser gives a page; expected a smaller data set. Close other tabs, or open ml-latest-small.',
  });
});
