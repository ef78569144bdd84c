import { readFile } from 'node:fs/promises';
import type { Dataset } from '../../src/core/dataset';
import { fail } from '../../src/core/errors';
import type { Protocol } from '../../src/core/evaluation/protocols/protocol';
import { readFoldFile } from '../../src/core/formats/fold-file';

/** Reads a draw from FILE[:COLUMN]. A path may hold a colon itself: the whole argument is tried first. */
export async function readFolds(
  data: Dataset,
  argument: string,
  numbers: Protocol['numbers'],
): Promise<Uint32Array> {
  const whole = await readFile(argument).catch(() => undefined);
  if (whole) return readFoldFile(argument, whole, undefined, data, numbers);
  const colon = argument.lastIndexOf(':');
  const path = colon > 0 ? argument.slice(0, colon) : argument;
  const column = colon > 0 ? argument.slice(colon + 1) : undefined;
  const bytes = await readFile(path).catch(() =>
    fail('DataError', `Cannot read the fold file ${path}.`),
  );
  return readFoldFile(path, bytes, column, data, numbers);
}
