import fc from 'fast-check';
import { rawZip, type RawFile } from '../raw-zip';
import { damaged, endings, harms, randomBytes, sayings, share, type Bytes } from './archives';
import { ARCHIVES, EXPORTS, type Export } from './exports';

/** A file that is opened. */
export interface Opened {
  readonly name: string;
  readonly bytes: Bytes;
}

const encoder = new TextEncoder();

const LONG = [600, 70_000].flatMap((times) =>
  ['x', 'a: ', '(', ' ', '"'].map((c) => c.repeat(times)),
);
/** What a field may hold that nobody expects. */
const HOSTILE = [
  ...['', ' ', '0', '-1', '1e9', '1e309', '99999999999999999999', 'NaN', 'Infinity', '4.5.6', '٣'],
  ...['"', '""', '"a', 'a"b', '"a\nb"', ',', ';', '\t', '=1+1', "'=1", "''-", '@x', '<b>x</b>'],
  ...['__proto__', 'constructor', 'toString', 'tt', 'tt-5', 'tt99999999999999999999', '(1999)'],
  ...['\0', '\u001b[31m', '\u202eabc', '\u2066', '\u2028', '\ufeff', '\ud83d', 'ل', '𝔘'],
  ...['0000-00-00', '9999-99-99', '2021-13-45T99:99:99Z', '31.12.1', 'Thu Foo 99 99:99:99 9999'],
];
const hostile = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
);

/** Edits could make one long field many. */
const MOST_TEXT = 200_000;

/** A change to a text, by shares of it. */
type Edit = (text: string) => string;
const placeIn = (length: number, at: number) => Math.min(length - 1, Math.floor(at * length));

/** Another cell, of any row and column; in JSON it is a part between two commas. */
const cell = fc.tuple(share, share, hostile).map(([row, column, put]): Edit => (text) => {
  const lines = text.split('\n');
  const at = placeIn(lines.length, row);
  const cells = lines[at].split(',');
  cells[placeIn(cells.length, column)] = put;
  return lines.with(at, cells.join(',')).join('\n');
});

/** A value in the place of another, with its quotation marks in JSON. */
const value = fc.tuple(share, hostile).map(([at, put]): Edit => (text) => {
  const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[\d.]+|null/g)];
  if (values.length === 0) return put;
  const { 0: old, index } = values[placeIn(values.length, at)];
  return text.slice(0, index) + JSON.stringify(put) + text.slice(index + old.length);
});

/** A column less, by its commas: fields that hold one are torn apart. */
const column = share.map((at): Edit => (text) => {
  const lines = text.split('\n').map((line) => line.split(','));
  const dropped = placeIn(lines[0].length, at);
  return lines.map((cells) => cells.filter((_, k) => k !== dropped).join(',')).join('\n');
});

/** A row of it, often more than once, somewhere else. */
const line = fc
  .tuple(share, share, fc.constantFrom(0, 1, 2, 300))
  .map(([from, to, times]): Edit => (text) => {
    const lines = text.split('\n');
    const [row] = lines.splice(placeIn(lines.length, from), 1);
    lines.splice(placeIn(lines.length + 1, to), 0, ...Array<string>(times).fill(row));
    return lines.join('\n');
  });

const wholly = fc.constantFrom<Edit>(
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => text.replaceAll(',', ';'),
  (text) => text.toUpperCase(),
  (text) => `\ufeff${text}`,
  (text) => `\n \n${text}`,
  (text) => text.trimEnd(),
  (text) => text.replace(/^.*\n/, ''),
  (text) => text + text,
  (text) => `[${text}]`,
  (text) => `${'['.repeat(30_000)}${text}`,
  () => `${'['.repeat(5000)}1${']'.repeat(5000)}`,
  (text) => text.replaceAll('"title"', '"__proto__"'),
  (text) => text.replaceAll('"film"', '"constructor"').replaceAll('"movie"', '"__proto__"'),
  (text) => text.replaceAll(/[{]/g, '{"__proto__":{"title":"x","rating":5,"imdb":1},'),
);

const edit = fc.oneof(
  { weight: 6, arbitrary: cell },
  { weight: 6, arbitrary: value },
  { weight: 1, arbitrary: column },
  { weight: 2, arbitrary: line },
  { weight: 1, arbitrary: wholly },
);

/** How a text becomes bytes; mostly as it should. */
const encoding = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string): Bytes => encoder.encode(text)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<(text: string) => Bytes>(
      (text) => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le')),
      (text) => Uint8Array.from(Buffer.from(text, 'utf16le')),
      (text) => Uint8Array.from(Buffer.from(text, 'latin1')),
    ),
  },
);

const paths = fc.oneof(
  fc.constant(''),
  fc.constantFrom('../', '\u202e/', '__MACOSX/', 'deleted/', `${'a'.repeat(300)}/`),
);

/** An export of some service, in which some things were changed, or none. */
const edited = fc
  .tuple(
    fc.constantFrom(...EXPORTS),
    fc.array(edit, { maxLength: 5 }),
    encoding,
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(harms, { maxLength: 2 })),
  )
  .map(([{ path, text }, edits, encode, damages]): Opened => {
    const changed = edits.reduce((before, change) => change(before).slice(0, MOST_TEXT), text);
    return { name: path, bytes: damages.reduce((bytes, harm) => harm(bytes), encode(changed)) };
  });

const named = (bytes: Bytes): Opened => ({ name: 'export.zip', bytes });
const zipOf = (files: readonly Export[], folder = '') =>
  rawZip(files.map(({ path, text }) => ({ name: folder + path, content: text })));

/** Archives of exports to which something has happened. */
export const damagedExports = damaged([
  ...ARCHIVES.map((files) => zipOf(files)),
  ...ARCHIVES.map((files) => zipOf(files, 'export-2024/')),
]).map((bytes) => [named(bytes)]);

/** Archives of files that were changed, whose headers do not tell the truth. */
export const lyingExports = fc
  .tuple(fc.array(fc.tuple(edited, paths, sayings), { minLength: 1, maxLength: 4 }), endings)
  .map(([files, end]) => {
    const all = files.map(([{ name, bytes }, path, said]): RawFile => ({
      name: path + name,
      content: bytes,
      ...said,
    }));
    return [named(rawZip(all, end))];
  });

/** One file, now and then two at once. */
export const editedExports = fc.oneof(
  { weight: 8, arbitrary: edited.map((file) => [file]) },
  { weight: 1, arbitrary: fc.tuple(edited, edited) },
  { weight: 1, arbitrary: edited.map((file) => [file, file]) },
);

export const randomFiles = randomBytes.map((bytes) => [named(bytes)]);
