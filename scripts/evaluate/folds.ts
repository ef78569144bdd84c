import { readFile } from 'node:fs/promises';
import { fail } from '../../src/core/errors';
import type { Dataset } from '../../src/core/dataset';
import type { Protocol } from '../../src/core/evaluation/protocols/protocol';
import { csvReader } from '../../src/core/formats/csv';

/**
 * Reads a draw from FILE[:COLUMN]: CSV with a header, a column `row` (0-based row of the rating in ratings.csv) and one
 * of folds. The default column is the second.
 * @returns The fold of each rating, by position.
 */
export async function readFolds(
  { ratings }: Dataset,
  argument: string,
  _numbers: Protocol['numbers'],
): Promise<Uint32Array> {
  const folds = await foldsByRow(argument);
  const { order } = ratings;
  return Uint32Array.from({ length: ratings.indices.length }, (_, position) => {
    const row = order?.[position] ?? position;
    const fold = folds[row];
    return fold >= 0
      ? fold
      : fail('DataError', `The fold file says nothing of row ${row}; expected every rating in it.`);
  });
}

async function foldsByRow(argument: string): Promise<Float64Array> {
  const { path, column, bytes } = await openFolds(argument);
  const folds: number[] = [];
  let [rowAt, foldAt] = [-1, -1];
  const reader = csvReader(path, (line) => {
    if (rowAt < 0) {
      const names = Array.from({ length: line.fields }, (_, field) => line.text(field).trim());
      rowAt = names.indexOf('row');
      foldAt = column === undefined ? 1 : names.indexOf(column);
      if (rowAt < 0 || foldAt < 0 || foldAt >= names.length) {
        fail(
          'DataError',
          `${path}, line 1: got the columns ${names.join(',')}; expected row and ${column ?? 'a fold column'}.`,
        );
      }
      return;
    }
    const [row, fold] = [line.integer(rowAt), line.integer(foldAt)];
    if (Number.isNaN(row) || Number.isNaN(fold)) {
      fail(
        'DataError',
        `${path}, line ${line.line}: got row "${line.text(rowAt)}" and fold "${line.text(foldAt)}"; expected two whole numbers.`,
      );
    }
    folds[row] = fold;
  });
  reader.push(bytes);
  reader.end();
  return Float64Array.from(folds, (fold: number | undefined) => fold ?? NaN);
}

/** A path may hold a colon itself: the whole argument is tried first. */
async function openFolds(argument: string) {
  const whole = await readFile(argument).catch(() => undefined);
  if (whole) return { path: argument, column: undefined, bytes: whole };
  const colon = argument.lastIndexOf(':');
  const path = colon > 0 ? argument.slice(0, colon) : argument;
  const bytes = await readFile(path).catch(() =>
    fail('DataError', `Cannot read the fold file ${path}.`),
  );
  return { path, column: colon > 0 ? argument.slice(colon + 1) : undefined, bytes };
}

/** A draw as a fold file, to be read again with --folds. */
export function writeFolds({ ratings }: Dataset, draw: Uint32Array, _protocol: Protocol): string {
  const lines = Array.from(draw, (fold, position) => [ratings.order?.[position] ?? position, fold]);
  return (
    ['row,fold', ...lines.sort(([a], [b]) => a - b).map((line) => line.join(','))].join('\n') + '\n'
  );
}
