import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import { loadArchive } from '../workers/loader';
import { listZip, readEntry } from '../workers/zip';

/** The real ratings where `npm run data` has fetched them, else the sample. */
const ARCHIVES = ['public/data/ml-latest-small.zip', 'public/data/sample.zip'];

/** What the cases work on. */
export interface Material {
  readonly path: string;
  readonly data: Dataset;
  readonly moviesCsv: Uint8Array;
  readonly ratingsCsv: Uint8Array;
}

/** Reads the first archive there is; the working folder is the project's. */
export async function openMaterial(): Promise<Material> {
  const path = ARCHIVES.find((archive) => existsSync(archive));
  if (path === undefined) {
    return fail('DataError', `Got neither of ${ARCHIVES.join(', ')}; expected one of them here.`);
  }
  const blob = new Blob([await readFile(path)]);
  const { data } = await loadArchive(blob, path, () => {});
  const [moviesCsv, ratingsCsv] = await Promise.all(
    ['movies.csv', 'ratings.csv'].map((file) => entryOf(blob, path, file)),
  );
  return { path, data, moviesCsv, ratingsCsv };
}

async function entryOf(blob: Blob, path: string, file: string): Promise<Uint8Array> {
  const entries = await listZip(blob, path);
  const entry = entries.find(({ name }) => name.endsWith(`/${file}`));
  if (!entry) return fail('DataError', `${path}: got no ${file}; expected a MovieLens archive.`);
  const bytes = new Uint8Array(entry.size);
  let length = 0;
  await readEntry(blob, entry, (chunk) => {
    bytes.set(chunk, length);
    length += chunk.length;
  });
  return bytes;
}
