import type { Dataset } from '../dataset';
import { fail } from '../errors';
import { identity, type Ratings } from '../ratings';
import { csvReader, type CsvRow } from './csv';
import { grouped, shown } from './text';

/** What a draw numbers: ratings by position in `data.ratings`, or users by index. */
type Numbered = 'ratings' | 'users';

/** What the lines of a fold file are about. */
interface Subject {
  /** The column that names it, and that of the numbers in a file that is written. */
  readonly columns: readonly [string, string];
  readonly noun: string;
  /** Name of each: a row of ratings.csv, from 0, or a user's id. */
  readonly keys: Uint32Array;
  /** Which one is so named; −1 for a row of ratings.csv that was skipped, undefined for what never was in the data. */
  readonly placeOf: (key: number) => number | undefined;
  /** Which names there are. */
  readonly expected: string;
}

/** A draw as CSV: "row,fold" by row of ratings.csv, or "userId,group" by id. */
export function writeFoldFile(data: Dataset, draw: Uint32Array, numbers: Numbered): string {
  const { columns, keys } = subjectOf(data, numbers);
  const places = identity(draw.length).sort((a, b) => keys[a] - keys[b]);
  const lines = Array.from(places, (place) => `${keys[place]},${draw[place]}`);
  return [columns.join(','), ...lines, ''].join('\n');
}

/**
 * Reads a draw: CSV with a header, a column `row` or `userId`, and others of whole numbers.
 * Throws DataError for a file without these, a line that is about nothing in the data or about the same as another, and
 * for a rating or user that no line is about.
 * @param name The file's, for messages.
 * @param column The numbers to take; undefined for the first column but `row` or `userId`.
 */
export function readFoldFile(
  name: string,
  bytes: Uint8Array,
  column: string | undefined,
  data: Dataset,
  numbers: Numbered,
): Uint32Array {
  const file = shown(name);
  const subject = subjectOf(data, numbers);
  const { keys, noun, columns } = subject;
  const draw = new Uint32Array(keys.length);
  const lines = new Uint32Array(keys.length); // where each was numbered; 0 for nowhere
  let fields: readonly [number, number] | undefined;

  const reader = csvReader(file, (row) => {
    if (!fields) {
      fields = fieldsOf(file, row, subject, column);
      return;
    }
    const [place, value] = lineOf(file, row, fields, subject);
    if (place < 0) return;
    if (lines[place] > 0) {
      const again = `${columns[0]} ${keys[place]}, which line ${lines[place]} has numbered`;
      fail('DataError', `${file}, line ${row.line}: got ${again}; expected each ${noun} once.`);
    }
    lines[place] = row.line;
    draw[place] = value;
  });
  reader.push(bytes);
  reader.end();

  if (lines.includes(0)) {
    const missing = `${columns[0]} ${keys[lines.indexOf(0)]}`;
    fail(
      'DataError',
      `${file}: got nothing of ${missing}; expected a line for every ${noun}. Is the file complete, and of this data set?`,
    );
  }
  return draw;
}

/** The place and the number that a line gives. */
function lineOf(
  file: string,
  row: CsvRow,
  [keyAt, valueAt]: readonly [number, number],
  { columns: [keyName], placeOf, expected }: Subject,
): readonly [number, number] {
  const [key, value] = [row.integer(keyAt), row.integer(valueAt)];
  if (Number.isNaN(key) || Number.isNaN(value)) {
    const got = `${keyName} "${shown(row.text(keyAt))}" and "${shown(row.text(valueAt))}"`;
    fail('DataError', `${file}, line ${row.line}: got ${got}; expected two whole numbers.`);
  }
  const place =
    placeOf(key) ??
    fail(
      'DataError',
      `${file}, line ${row.line}: got ${keyName} ${key}; expected ${expected}. Is the file of another data set?`,
    );
  return [place, value];
}

/** Where a header has the column of names and that of numbers. */
function fieldsOf(
  file: string,
  row: CsvRow,
  { columns: [keyName, valueName] }: Subject,
  column: string | undefined,
): readonly [number, number] {
  const names = Array.from({ length: row.fields }, (_, field) => row.text(field).trim());
  const key = names.indexOf(keyName);
  const value = names.findIndex((name) => name === (column ?? name) && name !== keyName);
  if (key < 0 || value < 0) {
    fail(
      'DataError',
      `${file}, line ${row.line}: got the columns ${shown(names.join(','))}; expected ${keyName} and ${column ?? `one of numbers, such as ${valueName}`}.`,
    );
  }
  return [key, value];
}

function subjectOf({ ratings, userIds }: Dataset, numbers: Numbered): Subject {
  if (numbers === 'users') {
    const places = new Map(Array.from(userIds, (id, user) => [id, user] as const));
    return {
      columns: ['userId', 'group'],
      noun: 'user',
      keys: userIds,
      placeOf: (id) => places.get(id),
      expected: 'the id of somebody who rates in the data',
    };
  }
  const keys = ratings.order ?? identity(ratings.indices.length);
  const places = placesByRow(keys);
  return {
    columns: ['row', 'fold'],
    noun: 'rating',
    keys,
    placeOf: (row) => places.at(row),
    expected: `0 to ${grouped(places.length - 1)}, the rows of ratings.csv`,
  };
}

/** The position of the rating in each row of the source file, up to the last; −1 where a row has none. */
function placesByRow(rows: NonNullable<Ratings['order']>): Int32Array {
  const last = rows.reduce((most, row) => Math.max(most, row), -1);
  const places = new Int32Array(last + 1).fill(-1);
  rows.forEach((row, position) => (places[row] = position));
  return places;
}
