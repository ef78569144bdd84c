import { fail } from '../errors';
import { skippedRows } from '../formats/skipped';
import { grouped, shown } from '../formats/text';
import type { RowResult } from './layout';
import { IMPORT_LIMITS } from './limits';
import type { PersonalFile, PersonalReading } from './reading';
import type { Said } from './said';

/** Gathers what the rows of a file say. Throws DataError where there are too many. */
export interface Collector {
  /** @param at Number of its line or entry, from 1. */
  add(at: number, result: RowResult): void;
  /** @param what In words; of several the last is kept. */
  guessed(what: string): void;
  done(): PersonalReading;
}

/** @param unit What its rows are counted in: "line". */
export function collector(service: string, file: PersonalFile, unit: string): Collector {
  const said: Said[] = [];
  const skipped = skippedRows();
  const label = shown(file.path.split('/').at(-1) ?? '');
  let [rows, series, dateless] = [0, 0, 0];
  let guess: string | undefined;
  return {
    add(at, result) {
      rows += 1;
      if (rows > IMPORT_LIMITS.rows) tooMany(file, IMPORT_LIMITS.rows, 'rows');
      if (result === 'series') series += 1;
      else if ('unusable' in result) skipped.skip(at, result.unusable);
      else {
        if (said.length === IMPORT_LIMITS.said) tooMany(file, IMPORT_LIMITS.said, 'films');
        if (result.at === undefined) dateless += 1;
        said.push({
          ...result,
          at: result.at ?? file.modified,
          where: `${label}, ${unit} ${grouped(at)}`,
        });
      }
    },
    guessed: (what) => {
      guess = what;
    },
    done: () => ({
      service,
      file: file.path,
      said,
      series,
      skipped: skipped.count,
      examples: skipped.examples,
      unit,
      dateless,
      ...(guess !== undefined && { guess }),
    }),
  };
}

function tooMany(file: PersonalFile, most: number, what: string): never {
  fail(
    'DataError',
    `${shown(file.path)}: got more than ${grouped(most)} ${what}; expected at most as many in one file.`,
  );
}
