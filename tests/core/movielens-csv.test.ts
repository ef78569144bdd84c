import { describe, expect, test } from 'vitest';
import { genresOf } from '../../src/core/films';
import { formats, readerFor } from '../../src/core/formats/registry';
import { historyOf } from '../../src/core/history';
import { errorOf } from '../fixtures';

const encoder = new TextEncoder();

const MOVIES = `movieId,title,genres
10,"Matrix, The (1999)",Action|Sci-Fi
7,Emma,(no genres listed)
30,Heat (1995),Action|Crime
`;
const RATINGS = `userId,movieId,rating,timestamp
5,30,4.0,100
5,10,0.5,200
2,10,5.0,300
`;

type Files = Readonly<Record<string, string>>;

/** Reads the files, given by name without folder, as an archive holds them. */
function read(files: Files, folder = 'ml/') {
  const names = Object.keys(files).map((name) => folder + name);
  const reader = readerFor('test.zip', names);
  for (const name of reader.files) {
    const file = reader.open(name);
    file.push(encoder.encode(files[name.slice(folder.length)]));
    file.end();
  }
  return reader.finish({ sha256: 'abc' });
}

const complete = { 'movies.csv': MOVIES, 'ratings.csv': RATINGS };
const withRatings = (...rows: string[]) =>
  read({ ...complete, 'ratings.csv': RATINGS + rows.map((row) => `${row}\n`).join('') });
const withMovies = (...rows: string[]) =>
  read({ ...complete, 'movies.csv': MOVIES + rows.map((row) => `${row}\n`).join('') });
const reportOf = ({ report }: ReturnType<typeof read>, file: string) =>
  report.find((entry) => entry.file === `ml/${file}`);

describe('an archive', () => {
  test('in a folder of any name, or none, is recognised', () => {
    expect(read(complete, 'a/b/').data.name).toBe('b');
    expect(read(complete, '').data.name).toBe('MovieLens');
  });

  test('is read films first, whatever its order, and without files that are not needed', () => {
    const names = ['README.txt', 'tags.csv', 'ratings.csv', 'links.csv', 'movies.csv'];
    expect(readerFor('x.zip', names).files).toEqual([
      'movies.csv',
      'ratings.csv',
      'links.csv',
      'tags.csv',
    ]);
  });

  test.each([[[]], [['a/movies.csv', 'b/ratings.csv']], [['m/._movies.csv', 'm/ratings.csv']]])(
    'with %o is none of MovieLens',
    (names) => {
      expect(formats.flatMap((format) => format.folders(names))).toEqual([]);
      expect(errorOf(() => readerFor('x.zip', names))).toMatch(
        /^DataError: x\.zip: got an archive with .*; expected .*movies\.csv and ratings\.csv/,
      );
    },
  );
});

describe('films and ratings', () => {
  const { data, report } = read(complete);

  test('films keep their order, ids, titles, years and genres', () => {
    expect(data.films).toMatchObject({
      count: 3,
      ids: Uint32Array.of(10, 7, 30),
      titles: ['The Matrix', 'Emma', 'Heat'],
      years: Int16Array.of(1999, 0, 1995),
      genreNames: ['Action', 'Sci-Fi', 'Crime'],
    });
    expect([0, 1, 2].map((film) => genresOf(data.films, film))).toEqual([
      ['Action', 'Sci-Fi'],
      [],
      ['Action', 'Crime'],
    ]);
  });

  test('users are numbered as they come', () => {
    expect(data.userIds).toEqual(Uint32Array.of(5, 2));
    expect(historyOf(data.ratings, 0)).toEqual({
      films: Uint32Array.of(0, 2),
      halfStars: Uint8Array.of(1, 8),
      times: Uint32Array.of(200, 100),
    });
    expect(data.ratings.order).toEqual(Uint32Array.of(1, 0, 2));
  });

  test('the same ratings are there by film', () => {
    expect(data.byFilm).toMatchObject({ rows: 3, cols: 2 });
    expect(data.byFilm.starts).toEqual(Uint32Array.of(0, 2, 2, 3));
  });

  test('the report counts rows and skips none', () => {
    expect(report).toEqual([
      { file: 'ml/movies.csv', rows: 3, skipped: 0, examples: [] },
      { file: 'ml/ratings.csv', rows: 3, skipped: 0, examples: [] },
    ]);
  });

  test('the data set bears the hash it is told', () => {
    expect(data.sha256).toBe('abc');
  });

  test('columns may come in another order, with others between', () => {
    const ratings =
      'timestamp,rating,x,movieId,userId\n100,4.0,,30,5\n200,0.5,,10,5\n300,5.0,,10,2\n';
    expect(read({ ...complete, 'ratings.csv': ratings }).data).toEqual(data);
  });

  test('more than 32 genres keep the first 32', () => {
    const many = Array.from({ length: 40 }, (_, k) => `G${k}`).join('|');
    const { films } = read({
      ...complete,
      'movies.csv': `movieId,title,genres\n10,A,${many}\n30,B,G31\n`,
    }).data;
    expect(films.genreNames).toHaveLength(32);
    expect(genresOf(films, 1)).toEqual(['G31']);
  });

  test('two films may share a title', () => {
    expect(withMovies('31,Heat (1995),Action').data.films.titles.slice(2)).toEqual([
      'Heat',
      'Heat',
    ]);
  });
});

describe('a row that cannot be used is skipped, counted and told by its line', () => {
  test.each([
    ['9,99,4.0,1', 'film "99" is not in movies.csv'],
    ['9,,4.0,1', 'film "" is not in movies.csv'],
    [',10,4.0,1', 'got the user id "", expected a whole number'],
    ['9,10,3.7,1', 'got the rating "3.7", expected 0.5 to 5 in half stars'],
    ['9,10,,1', 'got the rating "", expected 0.5 to 5 in half stars'],
    ['9,10,4.0,soon', 'got the time "soon", expected seconds since 1970'],
    ['9,10,4.0', 'got 3 fields, expected 4 as in the header'],
  ])('the rating %s', (row, reason) => {
    const result = withRatings(row);
    expect(reportOf(result, 'ratings.csv')).toEqual({
      file: 'ml/ratings.csv',
      rows: 4,
      skipped: 1,
      examples: [{ line: 5, reason }],
    });
    expect(result.data).toEqual(read(complete).data);
  });

  test.each([
    ['x,Alien (1979),Horror', 'got the film id "x", expected a whole number'],
    [',Alien (1979),Horror', 'got the film id "", expected a whole number'],
    ['30,Alien (1979),Horror', 'film 30 is listed twice'],
    ['31,Alien, The (1979),Horror', 'got 4 fields, expected 3 as in the header'],
  ])('the film %s', (row, reason) => {
    const result = withMovies(row);
    expect(reportOf(result, 'movies.csv')).toMatchObject({
      rows: 4,
      skipped: 1,
      examples: [{ line: 5, reason }],
    });
    expect(result.data).toEqual(read(complete).data);
  });

  test('five examples are kept of many', () => {
    const good = Array.from({ length: 6 }, (_, k) => `${20 + k},7,3.0,1`);
    const result = withRatings(...good, ...Array<string>(9).fill('9,99,4.0,1'));
    expect(reportOf(result, 'ratings.csv')).toMatchObject({ rows: 18, skipped: 9 });
    expect(reportOf(result, 'ratings.csv')?.examples.map(({ line }) => line)).toEqual([
      11, 12, 13, 14, 15,
    ]);
  });

  test('a skipped row still counts as a row of the source file', () => {
    const { data } = withRatings('9,99,4.0,1', '2,7,3.0,400');
    expect(data.ratings.order).toEqual(Uint32Array.of(1, 0, 2, 4));
  });
});

describe('a pair that is rated twice', () => {
  const result = withRatings('2,10,1.5,400', '5,30,2.0,500');

  test('keeps the last rating', () => {
    expect(historyOf(result.data.ratings, 1).halfStars).toEqual(Uint8Array.of(3));
    expect(historyOf(result.data.ratings, 0).halfStars).toEqual(Uint8Array.of(1, 4));
  });

  test('counts the others as skipped, by their lines', () => {
    const reason = 'the same user rates the same film again further down';
    expect(reportOf(result, 'ratings.csv')).toMatchObject({
      rows: 5,
      skipped: 2,
      examples: [
        { line: 2, reason },
        { line: 4, reason },
      ],
    });
  });
});

describe('links and tags', () => {
  test('ids are 0 where they are blank or missing', () => {
    const links = 'movieId,imdbId,tmdbId\n30,0113277,949\n10,0133093,\n';
    const { films } = read({ ...complete, 'links.csv': links }).data;
    expect(films.imdbIds).toEqual(Uint32Array.of(133093, 0, 113277));
    expect(films.tmdbIds).toEqual(Uint32Array.of(0, 0, 949));
  });

  test('without links.csv all ids are unknown', () => {
    expect(read(complete).data.films.imdbIds).toEqual(new Uint32Array(3));
  });

  test('tags name their text once', () => {
    const tags =
      'userId,movieId,tag,timestamp\n2,10,"smart, dark",5\n5,30,heist,6\n5,10,"smart, dark",7\n';
    expect(read({ ...complete, 'tags.csv': tags }).data.tags).toEqual({
      names: ['smart, dark', 'heist'],
      user: Uint32Array.of(1, 0, 0),
      film: Uint32Array.of(0, 2, 0),
      tag: Uint32Array.of(0, 1, 0),
      times: Uint32Array.of(5, 6, 7),
    });
  });

  test('tags of unknown films or people, and blank ones, are skipped with their reason', () => {
    const tags = 'userId,movieId,tag,timestamp\n2,99,a,5\n77,10,b,6\n5,10, ,7\n';
    const examples = reportOf(read({ ...complete, 'tags.csv': tags }), 'tags.csv')?.examples;
    expect(examples?.map(({ reason }) => reason)).toEqual([
      'film "99" is not in movies.csv',
      'user "77" is not in ratings.csv',
      'the tag is blank',
    ]);
  });
});

describe('a file that cannot be used at all', () => {
  const broken = (file: string, text: string) => errorOf(() => read({ ...complete, [file]: text }));

  test('lacks a column: the message names file, line, what was found and what was expected', () => {
    expect(broken('ratings.csv', 'userId,movieId,stars,timestamp\n')).toBe(
      'DataError: ml/ratings.csv, line 1: got "userId,movieId,stars,timestamp"; expected a header with the columns userId,movieId,rating,timestamp (missing: rating).',
    );
  });

  test.each(['movies.csv', 'ratings.csv', 'links.csv', 'tags.csv'])('is empty: %s', (file) => {
    expect(broken(file, '')).toMatch(
      new RegExp(`^DataError: ml/${file}: got an empty file; expected the header \\w+,`),
    );
  });

  test('has a header only', () => {
    expect(broken('movies.csv', 'movieId,title,genres\n')).toMatch(
      /^DataError: ml\/movies\.csv: got a header and nothing else; expected films/,
    );
    expect(broken('ratings.csv', 'userId,movieId,rating,timestamp\n')).toMatch(
      /^DataError: ml\/ratings\.csv: got a header and nothing else; expected ratings/,
    );
  });

  test('has an open quotation mark', () => {
    expect(broken('movies.csv', 'movieId,title,genres\n1,"Matrix, The,x\n')).toMatch(
      /^DataError: ml\/movies\.csv, line 2: /,
    );
  });
});
