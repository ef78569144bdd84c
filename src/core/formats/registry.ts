import { fail } from '../errors';
import type { DatasetFormat, DatasetReader } from './format';
import { movielensCsv } from './movielens-csv';
import { innerArchive, listed } from './text';

/** Every layout of a data set that can be opened. */
export const formats: readonly DatasetFormat[] = [movielensCsv];

/**
 * A reader for an archive with these files. Throws DataError where no format knows it, and where it holds several data
 * sets: which is meant cannot be told.
 */
export function readerFor(archive: string, names: readonly string[]): DatasetReader {
  const found = formats.flatMap((format) =>
    format.folders(names).map((folder) => ({ format, folder })),
  );
  if (found.length === 1) return found[0].format.reader(found[0].folder, names);
  if (found.length > 1) {
    const folders = listed(found.map(({ folder }) => folder || 'the top folder'));
    fail(
      'DataError',
      `${archive}: got ${found.length} data sets, in ${folders}; expected one. Zip one of the folders by itself.`,
    );
  }
  const inner = innerArchive(names);
  const advice = inner === undefined ? '' : ` Unpack it and open "${inner}".`;
  return fail(
    'DataError',
    `${archive}: got an archive with ${listed(names) || 'no files'}; expected a MovieLens data set with movies.csv and ratings.csv in one folder.${advice}`,
  );
}
