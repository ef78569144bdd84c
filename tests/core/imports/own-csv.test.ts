import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from '../../../src/core/formats/text';
import { holds } from '../property';
import { read } from './fixtures';

interface Own {
  readonly film: { title: string; year: number; imdb: number; tmdb: number };
  readonly halfStars: number;
  readonly at: number;
}

// The layouts as they are specified, apart from the writer of the product.
const guarded = (text: string) => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const known = (value: number, text = String(value)) => (value > 0 ? text : '');
const rowsOf = (header: string, rows: readonly (readonly string[])[]) =>
  [header, ...rows.map((row) => row.map((text) => cell(guarded(text))).join(',')), ''].join('\r\n');

const movielens = (all: readonly Own[]) =>
  rowsOf(
    'movie_id,imdb_id,tmdb_id,rating,average_rating,title,year,rated_at',
    all.map(({ film: { title, year, imdb, tmdb }, halfStars, at }) => [
      ...['', known(imdb, String(imdb).padStart(7, '0')), known(tmdb)],
      ...[(halfStars / 2).toFixed(1), '', year > 0 ? `${title} (${year})` : title],
      ...[known(year), new Date(at).toISOString()],
    ]),
  );

const letterboxd = (all: readonly Own[]) =>
  rowsOf(
    'Date,Name,Year,Letterboxd URI,Rating,imdbID,tmdbID,Rated at',
    all.map(({ film: { title, year, imdb, tmdb }, halfStars, at }) => [
      ...[new Date(at).toISOString().slice(0, 10), title, known(year), '', String(halfStars / 2)],
      ...[known(imdb, `tt${String(imdb).padStart(7, '0')}`), known(tmdb)],
      new Date(at).toISOString(),
    ]),
  );

const title = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.stringMatching(/^['=+\-@ "(),0-9]{1,12}$/),
    fc.constantFrom('Heat (1995)', "'", "''=x", ' =x', '-', 'a,"b"', '2012 (2009)', '(1999)'),
  )
  .filter((text) => plain(text) === text);
const id = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 2 ** 53 - 1 }));
const own: fc.Arbitrary<Own> = fc.record({
  film: fc.record({ title, year: fc.integer({ min: 0, max: 9999 }), imdb: id, tmdb: id }),
  halfStars: fc.integer({ min: 1, max: 10 }),
  at: fc.integer({ min: 0, max: 8.64e15 }),
});

test.each([
  ['MovieLens', movielens],
  ['Letterboxd', letterboxd],
])('what is exported in the layout of %s comes back exactly', (_, write) => {
  holds(
    fc.array(own, { minLength: 1, maxLength: 8 }),
    (all) => {
      const { service, said, series, skipped } = read('x.csv', write(all));
      expect({ service, series, skipped }).toEqual({ service: 'Matinée', series: 0, skipped: 0 });
      const back = said.map(({ film, opinion, at }) => ({ film, opinion, at }));
      expect(back).toEqual(
        all.map(({ film, halfStars, at }) => ({
          film,
          opinion: { kind: 'rating', halfStars },
          at,
        })),
      );
    },
    300,
  );
});

test('a table whose column of years was taken out has them behind its titles', () => {
  const text = 'movie_id,rating,title,rated_at\n1,4.5,"Matrix, The (1999)",2021-01-01T00:00:00Z\n';
  expect(read('x.csv', text).said[0].film).toEqual({
    ...{ title: 'The Matrix', year: 1999 },
    ...{ imdb: 0, tmdb: 0 },
  });
});
