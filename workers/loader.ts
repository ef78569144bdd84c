import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import type { FileReport } from '../src/core/formats/format';
import { LIMITS } from '../src/core/formats/limits';
import { readerFor } from '../src/core/formats/registry';
import { grouped, shown } from '../src/core/formats/text';
import { readBytes } from './blob';
import { isOutOfMemory } from './memory';
import { listZip, readEntry, type ZipEntry } from './zip';

const HASH_BYTES = 1 << 20;

/** How far reading has come. */
export interface LoadProgress {
  /** What is being done: the archive's or the file's name. */
  readonly file: string;
  /** Bytes read so far, and their number; NaN where it is not known. */
  readonly bytes: number;
  readonly of: number;
  /** Rows of the file so far. */
  readonly rows: number;
}

export interface Loaded {
  readonly data: Dataset;
  readonly report: readonly FileReport[];
}

/**
 * Reads a data set from a zip archive. The one path for the sample, the real data and a dropped file.
 * Throws DataError with file, line, found and expected; nothing outside is touched before it returns.
 */
export async function loadArchive(
  blob: Blob,
  name: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<Loaded> {
  try {
    return await load(blob, name, onProgress);
  } catch (error) {
    if (!isOutOfMemory(error)) throw error;
    return fail(
      'DataError',
      `${shown(name)}: got more than fits into the memory that this browser gives a page; expected a smaller data set. Close other tabs, or open ml-latest-small.`,
    );
  }
}

async function load(
  blob: Blob,
  archive: string,
  onProgress: (progress: LoadProgress) => void,
): Promise<Loaded> {
  const entries = await listZip(blob, archive);
  const label = shown(archive);
  const reader = readerFor(
    label,
    entries.map(({ name }) => name),
  );
  const wanted = reader.files.map((file) => onlyEntry(entries, file, label));
  const of = wanted.reduce((sum, { size }) => sum + size, 0);
  if (of > LIMITS.inflatedBytes) {
    fail(
      'DataError',
      `${label}: got files of ${grouped(of)} bytes; expected at most ${grouped(LIMITS.inflatedBytes)} together, twice what the largest release of MovieLens has.`,
    );
  }

  let bytes = 0;
  for (const entry of wanted) {
    const file = reader.open(entry.name);
    await readEntry(blob, entry, (chunk) => {
      file.push(chunk);
      bytes += chunk.length;
      onProgress({ file: entry.name, bytes, of, rows: file.rows });
    });
    file.end();
  }
  return reader.finish({ sha256: await hashOf(blob, label) });
}

function onlyEntry(entries: readonly ZipEntry[], file: string, label: string): ZipEntry {
  const [entry, another] = entries.filter(({ name }) => name === file);
  if (another) {
    fail(
      'DataError',
      `${label}: got two files named ${shown(file)}; expected one. Zip the folder of the data set by itself.`,
    );
  }
  return entry;
}

/** SHA-256 in hex. A library's: `crypto.subtle` is missing over plain http. */
async function hashOf(blob: Blob, label: string): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < blob.size; at += HASH_BYTES) {
    hash.update(await readBytes(blob, at, at + HASH_BYTES, label));
  }
  return bytesToHex(hash.digest());
}
