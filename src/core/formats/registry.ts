import { fail } from '../errors';
import type { DatasetFormat, DatasetReader } from './format';
import { movielensCsv } from './movielens-csv';

/** Every layout of a data set that can be opened. */
export const formats: readonly DatasetFormat[] = [movielensCsv];

/** A reader for an archive with these files. Throws DataError where no format knows it. */
export function readerFor(archive: string, names: readonly string[]): DatasetReader {
  for (const format of formats) {
    const reader = format.recognise(names);
    if (reader) return reader;
  }
  const found = names.length
    ? names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '')
    : 'no files';
  return fail(
    'DataError',
    `${archive}: got an archive with ${found}; expected a MovieLens data set with movies.csv and ratings.csv.`,
  );
}
