import { csvParseRows } from 'd3';
import { csvReader, type CsvRow } from '../../src/core/formats/csv';
import type { FileReader } from '../../src/core/formats/format';
import { readerFor } from '../../src/core/formats/registry';
import type { Comparison } from '../harness';
import type { Material } from '../data';

/** As a browser hands on an inflated file. */
const PIECE = 1 << 16;
const NEWLINE = 10;

/** ratings.csv from bytes to columns of numbers: d3-dsv, the project's reader alone, and with all of its checks. */
export function csvCase({ moviesCsv, ratingsCsv }: Material): Comparison {
  const text = new TextDecoder();
  const columnsOf = () => {
    const most = ratingsCsv.reduce((lines, byte) => lines + (byte === NEWLINE ? 1 : 0), 1);
    return [Uint32Array, Uint32Array, Float32Array, Uint32Array].map((Type) => new Type(most));
  };

  const theirs = columnsOf();
  const withD3 = () => {
    const [users, films, stars, times] = theirs;
    csvParseRows(text.decode(ratingsCsv), (fields, line) => {
      users[line] = Number(fields[0]);
      films[line] = Number(fields[1]);
      stars[line] = Number(fields[2]);
      times[line] = Number(fields[3]);
    });
  };

  const own = columnsOf();
  const withReader = () => {
    const [users, films, stars, times] = own;
    const addRow = (row: CsvRow) => {
      const at = row.line - 1;
      users[at] = row.integer(0);
      films[at] = row.integer(1);
      stars[at] = row.halfStars(2) / 2;
      times[at] = row.integer(3);
    };
    inPieces(ratingsCsv, csvReader('ratings.csv', addRow));
  };

  const archive = readerFor('MovieLens', ['movies.csv', 'ratings.csv']);
  let ratings: FileReader;
  const openRatings = () => {
    const reader = readerFor('MovieLens', archive.files);
    inPieces(moviesCsv, reader.open('movies.csv'));
    ratings = reader.open('ratings.csv');
  };

  withD3();
  withReader();
  checkSame(theirs, own);
  return {
    title: 'ratings.csv, bytes to columns',
    bytes: ratingsCsv.length,
    variants: [
      { name: 'd3-dsv', run: withD3 },
      { name: 'own reader', run: withReader, budget: 0.5 },
      {
        name: 'own reader, ids and rows checked',
        prepare: openRatings,
        run: () => inPieces(ratingsCsv, ratings),
        budget: 0.8,
      },
    ],
  };
}

function inPieces(
  bytes: Uint8Array,
  { push, end }: { push: (chunk: Uint8Array) => void; end: () => void },
): void {
  for (let at = 0; at < bytes.length; at += PIECE) push(bytes.subarray(at, at + PIECE));
  end();
}

type Columns = readonly (Uint32Array | Float32Array)[];

function checkSame(theirs: Columns, own: Columns): void {
  theirs.forEach((column, c) => {
    const line = column.findIndex((value, k) => value !== own[c][k] && k > 0); // the header is text
    if (line >= 0) {
      throw new Error(
        `Line ${line + 1}, field ${c + 1}: got ${own[c][line]}; d3-dsv reads ${column[line]}.`,
      );
    }
  });
}
