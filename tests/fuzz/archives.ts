import fc from 'fast-check';
import { rawZip, TINY, tinyZip, type RawFile } from '../raw-zip';

export type Bytes = Uint8Array<ArrayBuffer>;

const LINKS = 'movieId,imdbId,tmdbId\n1,0078748,348\n2,0133093,\n';
const TAGS = 'userId,movieId,tag,timestamp\n7,1,dark,1\n8,3,"heist, slow",2\n';

/** Archives that can be opened: packed or not, with files that are needed, are not needed, or are folders. */
const WHOLE: readonly Bytes[] = [
  tinyZip(),
  tinyZip(
    { name: 'ml/', content: '' },
    { name: 'ml/README.txt', content: 'Read me.' },
    { name: 'ml/links.csv', content: LINKS },
    { name: 'ml/tags.csv', content: TAGS },
  ),
  rawZip([stored('a/b/ratings.csv', TINY.ratings), stored('a/b/movies.csv', TINY.movies)]),
];

function stored(name: string, content: string): RawFile {
  return { name, content, method: 0, packed: new TextEncoder().encode(content) };
}

/** Numbers at which counting goes wrong. */
const extreme = fc.constantFrom(
  ...[0, 1, 2, 8, 9, 20, 46, 0x7f, 0xff, 0x7fff, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0x80000000],
  ...[0xfffffffe, 0xffffffff],
);

/** One harm done to bytes. Places are shares of the length, so that shrinking keeps them within. */
export type Harm = (bytes: Bytes) => Bytes;
export const share = fc
  .noBias(fc.integer({ min: 0, max: 1e6 }))
  .map((millionth) => millionth / 1e6);
const placeIn = (bytes: Bytes, at: number) => Math.min(bytes.length, Math.floor(at * bytes.length));

const joined = (...parts: readonly Uint8Array[]): Bytes =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

const flip = fc
  .tuple(share, fc.integer({ min: 1, max: 255 }))
  .map(([at, bits]): Harm => (bytes) => {
    const out = bytes.slice();
    out[placeIn(bytes, at)] ^= bits; // beyond the end nothing happens
    return out;
  });

const cut = share.map(
  (at): Harm =>
    (bytes) =>
      bytes.slice(0, placeIn(bytes, at)),
);

/** Puts a part of the bytes, or other ones, somewhere else; or takes it out. */
const splice = fc
  .tuple(share, share, share, fc.option(fc.uint8Array({ maxLength: 12 })))
  .map(([a, b, c, other]): Harm => (bytes) => {
    const [from, to] = [placeIn(bytes, Math.min(a, b)), placeIn(bytes, Math.max(a, b))];
    if (c < 0.3) return joined(bytes.subarray(0, from), bytes.subarray(to));
    const at = placeIn(bytes, c);
    return joined(bytes.subarray(0, at), other ?? bytes.subarray(from, to), bytes.subarray(at));
  });

/** Writes an extreme number over a field of a header, wherever one begins. */
const header = fc
  .tuple(fc.nat(20), fc.nat(44), fc.constantFrom(1, 2, 4), extreme)
  .map(([which, field, width, value]): Harm => (bytes) => {
    const starts = [...bytes.keys()].filter((at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b);
    const out = bytes.slice();
    const at = (starts[which % starts.length] ?? 0) + field;
    for (let k = 0; k < width; k++) out[at + k] = Math.floor(value / 256 ** k) & 255;
    return out;
  });

/** Harms to bytes that are no archive. */
export const harms = fc.oneof(flip, cut, splice);

/** Archives to which something has happened. */
export const damaged = (whole: readonly Bytes[]) =>
  fc
    .tuple(
      fc.constantFrom(...whole),
      fc.array(fc.oneof(flip, flip, cut, splice, header, header), { minLength: 1, maxLength: 4 }),
    )
    .map(([bytes, all]) => all.reduce((before, harm) => harm(before), bytes));
export const damagedArchives = damaged(WHOLE);

/** Some fields that say something extreme; most often none. */
const lies = <Field extends string>(...fields: readonly Field[]) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(fc.tuple(fc.constantFrom(...fields), extreme), { maxLength: 2 }),
      },
    )
    .map((pairs) => Object.fromEntries(pairs) as Partial<Record<Field, number>>);

const names = fc.constantFrom(
  ...[
    'movies.csv',
    'ratings.csv',
    'ml/movies.csv',
    'ml/ratings.csv',
    'ml/links.csv',
    'ml/tags.csv',
  ],
  ...['ml/', 'in.zip', '../movies.csv', '__proto__/ratings.csv', '\u202e\0', '', 'a'.repeat(600)],
);
const contents = fc.constantFrom(
  TINY.movies,
  TINY.ratings,
  LINKS,
  TAGS,
  '',
  'x',
  'a,b\n'.repeat(99),
);
export const sayings = lies('flags', 'method', 'crc', 'packedSize', 'size', 'offset');
export const endings = lies('disk', 'count', 'size', 'offset');

/** A data set's archive, or files of all kinds, with headers that do not tell the truth. */
export const lyingArchives = fc
  .record({
    files: fc.array(
      fc
        .tuple(names, contents, sayings)
        .map(([name, content, said]): RawFile => ({ name, content, ...said })),
      { maxLength: 3 },
    ),
    tables: fc.option(fc.tuple(sayings, sayings), { freq: 4 }),
    end: endings,
  })
  .map(({ files, tables, end }) => {
    const [movies, ratings] = tables ?? [];
    const own = [
      { name: 'ml/movies.csv', content: TINY.movies, ...movies },
      { name: 'ml/ratings.csv', content: TINY.ratings, ...ratings },
    ];
    return rawZip(tables ? [...own, ...files] : files, end);
  });

/** Anything, and what begins or ends as an archive does. */
export const randomBytes = fc
  .tuple(
    fc.constantFrom('', 'PK\u0003\u0004', 'PK\u0005\u0006', '\u001f\u008b', '<!doctype html>'),
    fc.uint8Array({ maxLength: 600 }),
    fc.constantFrom('', 'PK\u0005\u0006', `PK\u0005\u0006${'\0'.repeat(18)}`),
  )
  .map(([head, body, tail]) => {
    const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return joined(bytes(head), body, bytes(tail));
  });
