import fc from 'fast-check';
import { rawZip } from '../raw-zip';
import { share } from './archives';

const HOSTILE = [
  ...['', ' ', '-1', '1e9', '4294967295', '4294967296', '99999999999999999999', 'NaN', 'Infinity'],
  ...['"', '""', '"a', 'a"b', '"a,b"', '"a\nb"', "';--", '<b>x</b>', '__proto__', 'constructor'],
  ...['\0', '\u001b[31m', '\u202eabc', '\u2028', '\ufeff', '\ud83d', 'ل', '１', 'a'.repeat(600)],
  ...['(1999)', '((((', ', The (', ' '.repeat(300)],
];

/** A field as it should be; now and then one that is almost so, or far from it. */
const field = (good: readonly string[], ...almost: readonly string[]) =>
  fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...almost, ...HOSTILE) },
  );
const filmId = field(['1', '2', '3', '4', '5', '"6"'], '77');
const userId = field(['7', '8', '9', '10'], '77');
const timestamp = field(['0', '100', '1000000000', '4294967295'], 'soon', '1600000000000');

/** Rows of a table as they should be, and what its other rows are made of. */
const MOVIES = {
  good: ['1', '2', '3', '4', '5', '6'].map((movieId) => ({
    movieId,
    title: `"Film ${movieId}, The (1999)"`,
    genres: 'Drama|War',
  })),
  columns: {
    movieId: field(['7', '8', '9', '10', '11', '12', '13', '14', '15'], '0', '007'),
    title: field(['Alien (1979)', '"Matrix, The (1999)"', 'Heat', 'Ünlü (2001)'], '|'),
    genres: field(['Drama', 'Action|Sci-Fi', '(no genres listed)', 'War|A|B|C'], '||', 'a|a'),
  },
};
const RATINGS = {
  good: ['7', '8', '9'].flatMap((user) => [
    { userId: user, movieId: '1', rating: '4.0', timestamp: '100' },
    { userId: user, movieId: '3', rating: '0.5', timestamp: '200' },
  ]),
  columns: {
    userId,
    movieId: filmId,
    rating: field(['0.5', '1', '2.50', '3.5', '5', '"4.5"'], '0', '5.5', '3.7', '.5', '10'),
    timestamp,
  },
};
const LINKS = {
  good: [],
  columns: {
    movieId: filmId,
    imdbId: field(['0078748', '', '12345678'], 'tt0078748'),
    tmdbId: field(['348', ''], '603.0'),
  },
};
const TAGS = {
  good: [],
  columns: { userId, movieId: filmId, tag: field(['dark', 'heist', '"slow, long"']), timestamp },
};

const rarely = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 40, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

/** Bytes put in at a share of the length, in place of some others. */
const harms = fc.record({
  at: share,
  drop: fc.nat(6),
  put: fc.oneof(
    fc.constantFrom(...HOSTILE, ',', '\n', '"\n').map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ maxLength: 4 }),
  ),
});
const someHarms = fc.array(harms, { maxLength: 3 });

interface Rows {
  readonly good: readonly Readonly<Record<string, string>>[];
  readonly columns: Readonly<Record<string, fc.Arbitrary<string>>>;
}

/** A file with this table: with all columns or not, in an order of its own, with rows good and bad, and then harmed. */
function fileOf(name: string, { good, columns }: Rows) {
  const names = Object.keys(columns);
  return fc
    .record({
      order: fc.oneof(
        { weight: 30, arbitrary: fc.shuffledSubarray(names, { minLength: names.length }) },
        { weight: 1, arbitrary: fc.shuffledSubarray(names) },
      ),
      first: rarely(good, []),
      rows: fc.array(fc.record(columns), { maxLength: 10 }),
      separator: rarely(',', ';', '\t', '::'),
      lineEnd: rarely('\n', '\r\n', '\r', '\n\n'),
      mark: rarely('', '\ufeff', '"', '\0'),
      done: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: someHarms },
      ),
    })
    .map(({ order, first, rows, separator, lineEnd, mark, done }) => {
      const lines = [...first, ...rows].map((row) => order.map((column) => row[column]));
      const text = [order, ...lines].map((fields) => fields.join(separator) + lineEnd).join('');
      const bytes = new TextEncoder().encode(mark + text);
      const content = (done ?? []).reduce<Uint8Array>((before, { at, drop, put }) => {
        const place = Math.floor(at * before.length);
        return Buffer.concat([before.subarray(0, place), put, before.subarray(place + drop)]);
      }, bytes);
      return { name: `ml/${name}`, content };
    });
}

/** Archives without a fault, of tables with many. */
export const faultyTables = fc
  .tuple(
    fileOf('movies.csv', MOVIES),
    fileOf('ratings.csv', RATINGS),
    fc.option(fileOf('links.csv', LINKS)),
    fc.option(fileOf('tags.csv', TAGS)),
  )
  .map((files) => rawZip(files.flatMap((file) => file ?? [])));
