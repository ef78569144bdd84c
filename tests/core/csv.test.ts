import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvReader, type CsvRow } from '../../src/core/formats/csv';
import { errorOf } from '../fixtures';
import { holds } from './property';

const encoder = new TextEncoder();

/** Pieces of the bytes, cut at the given positions. */
function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
  return ends.map((end, k) => bytes.slice(k === 0 ? 0 : ends[k - 1], end));
}

/** What `read` makes of each row of the pieces. */
function readPieces<T>(pieces: readonly Uint8Array[], read: (row: CsvRow) => T): T[] {
  const rows: T[] = [];
  const reader = csvReader('test.csv', (row) => rows.push(read(row)));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return rows;
}

const textsOf = (row: CsvRow) => Array.from({ length: row.fields }, (_, f) => row.text(f));
const rowsOf = (text: string) => readPieces([encoder.encode(text)], textsOf);

describe('lines and fields', () => {
  test.each([
    ['line feeds', 'a,b\nc,d\n'],
    ['carriage returns before them', 'a,b\r\nc,d\r\n'],
    ['both in turn', 'a,b\r\nc,d\n'],
    ['no end of the last line', 'a,b\nc,d'],
    ['a carriage return as the last byte', 'a,b\r\nc,d\r'],
    ['a byte order mark', '\ufeffa,b\nc,d\n'],
    ['blank lines', '\na,b\n\r\n\nc,d\n\n'],
    ['needless quotation marks', '"a",b\n"c","d"\n'],
  ])('are the same with %s', (_, text) => {
    expect(rowsOf(text)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('may be empty', () => {
    expect(rowsOf(',\n"",x,\n""\n')).toEqual([['', ''], ['', 'x', ''], ['']]);
    expect(rowsOf('')).toEqual([]);
    expect(rowsOf('\ufeff')).toEqual([]);
  });

  test('may be many', () => {
    const fields = Array.from({ length: 100 }, (_, k) => String(k));
    expect(rowsOf(`${fields.join(',')}\n1\n`)).toEqual([fields, ['1']]);
  });

  test('undo quotation: commas, line breaks and doubled marks belong to the field', () => {
    expect(rowsOf('"a,b","c\r\nd","say ""hi"""\n')).toEqual([['a,b', 'c\r\nd', 'say "hi"']]);
  });

  test('keep a quotation mark in the middle of a field', () => {
    expect(rowsOf('5" disk,b\n')).toEqual([['5" disk', 'b']]);
  });

  test('keep spaces', () => {
    expect(rowsOf(' a , b\n')).toEqual([[' a ', ' b']]);
  });

  test('replace bytes that are no UTF-8', () => {
    expect(readPieces([Uint8Array.of(0x61, 0xff, 10)], textsOf)).toEqual([['a\ufffd']]);
  });

  test('are numbered as an editor does', () => {
    const pieces = [encoder.encode('a\n\n"b\nb\nb"\nc\n')];
    expect(readPieces(pieces, ({ line }) => line)).toEqual([1, 3, 6]);
  });
});

describe('a number in a field', () => {
  const integerOf = (text: string) =>
    readPieces([encoder.encode(`x,${text}\n`)], (row) => row.integer(1))[0];
  const halfStarsOf = (text: string) =>
    readPieces([encoder.encode(`x,${text}\n`)], (row) => row.halfStars(1))[0];

  test.each([
    ['0', 0],
    ['007', 7],
    ['4294967295', 2 ** 32 - 1],
  ])('%s is whole', (text, value) => {
    expect(integerOf(text)).toBe(value);
  });

  test.each(['', '-1', '1.0', '1e3', ' 1', 'x', '4294967296', '00000000001'])(
    '"%s" is not a whole number of 32 bits',
    (text) => {
      expect(integerOf(text)).toBeNaN();
    },
  );

  test.each([
    ['0.5', 1],
    ['1', 2],
    ['3.5', 7],
    ['4.0', 8],
    ['4.50', 9],
    ['5', 10],
    ['5.0', 10],
  ])('%s stars are %i half stars', (text, value) => {
    expect(halfStarsOf(text)).toBe(value);
  });

  test.each([
    '',
    '0',
    '0.0',
    '5.5',
    '6',
    '3.7',
    '3.55',
    '3.',
    '.5',
    '-1',
    '10',
    '3;5',
    '3.5x',
    'x',
  ])('"%s" are no half stars', (text) => {
    expect(halfStarsOf(text)).toBeNaN();
  });

  test('may stand in quotes', () => {
    expect(integerOf('"42"')).toBe(42);
    expect(halfStarsOf('"3.5"')).toBe(7);
    expect(integerOf('""')).toBeNaN();
  });

  test('is NaN, and text is blank, beyond the last field', () => {
    const beyond = (row: CsvRow) => [row.integer(2), row.halfStars(2), row.text(2)];
    expect(readPieces([encoder.encode('1,2\n')], beyond)).toEqual([[NaN, NaN, '']]);
  });
});

describe('bytes in pieces', () => {
  const character = fc.constantFrom('a', '7', ' ', ',', '"', '\n', '\r', 'é', '中', '😀');
  const fields = fc.array(fc.string({ unit: character, maxLength: 6 }), {
    minLength: 1,
    maxLength: 4,
  });
  const files = fc.record({
    rows: fc.array(
      fields.filter((row) => row.length > 1 || row[0] !== ''), // a lone blank field is a blank line
      { maxLength: 6 },
    ),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
    ended: fc.boolean(),
    cuts: fc.array(fc.nat(60), { maxLength: 8 }),
  });
  const quoted = (field: string) =>
    /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

  test('come back as the rows that were written, wherever they are cut', () => {
    holds(
      files,
      ({ rows, lineEnd, mark, ended, cuts }) => {
        const lines = rows.map((row) => row.map(quoted).join(','));
        const bytes = encoder.encode(mark + lines.join(lineEnd) + (ended ? lineEnd : ''));
        expect(readPieces(cutAt(bytes, cuts), textsOf)).toEqual(rows);
      },
      300,
    );
  });

  const tricky = encoder.encode('\ufeffid,title\r\n1,"Amélie, ""Le"" 😀\r\nII"\r\n\r\n22,中 文');
  const expected = [
    { line: 1, texts: ['id', 'title'] },
    { line: 2, texts: ['1', 'Amélie, "Le" 😀\r\nII'] },
    { line: 5, texts: ['22', '中 文'] },
  ];
  const numbered = (row: CsvRow) => ({ line: row.line, texts: textsOf(row) });

  test('are the same cut in two at any byte, and byte by byte', () => {
    for (let cut = 0; cut <= tricky.length; cut++) {
      expect(readPieces(cutAt(tricky, [cut]), numbered)).toEqual(expected);
    }
    const single = Array.from(tricky, (byte) => Uint8Array.of(byte));
    expect(readPieces(single, numbered)).toEqual(expected);
  });

  test('that are written over after each piece do no harm', () => {
    const rows: string[][] = [];
    const reader = csvReader('test.csv', (row) => rows.push(textsOf(row)));
    const buffer = new Uint8Array(3);
    for (let at = 0; at < tricky.length; at += 3) {
      const piece = tricky.subarray(at, at + 3);
      buffer.set(piece);
      reader.push(buffer.subarray(0, piece.length));
      buffer.fill(44);
    }
    reader.end();
    expect(rows).toEqual(expected.map(({ texts }) => texts));
  });
});

describe('a file that is no CSV', () => {
  test('with a quotation mark left open is refused by the line where it opens', () => {
    const read = () => rowsOf('a,b\n1,"x\ny,z\n');
    expect(errorOf(read)).toMatch(/^DataError: test\.csv, line 2: .*quotation mark.*never closed/);
  });

  const TOO_LONG = /^DataError: test\.csv, line 2: got a line of over 65,536 bytes/;

  test('with an endless line is refused before it fills the memory', () => {
    const reader = csvReader('test.csv', () => {});
    const piece = new Uint8Array(1 << 15).fill(97);
    reader.push(encoder.encode('header\n'));
    reader.push(piece);
    reader.push(piece);
    expect(errorOf(() => reader.push(Uint8Array.of(97)))).toMatch(TOO_LONG);
  });

  test('with a line too long is refused wherever it is cut', () => {
    const bytes = encoder.encode(`header\n${'a'.repeat(1 << 16)}\n1\n`);
    for (const cut of [0, 7, 8, 1 << 15, bytes.length - 3, bytes.length - 2, bytes.length]) {
      expect(errorOf(() => readPieces(cutAt(bytes, [cut]), textsOf))).toMatch(TOO_LONG);
    }
  });
});
