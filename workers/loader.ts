import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Dataset } from '../src/core/dataset';
import type { FileReport } from '../src/core/formats/format';
import { readerFor } from '../src/core/formats/registry';
import { listZip, readEntry } from './zip';

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
  const entries = await listZip(blob, name);
  const reader = readerFor(
    name,
    entries.map((entry) => entry.name),
  );
  const wanted = reader.files.map((file) => entries.find((entry) => entry.name === file));
  const of = wanted.reduce((sum, entry) => sum + (entry?.size ?? 0), 0);
  let bytes = 0;
  for (const entry of wanted) {
    if (!entry) continue;
    const file = reader.open(entry.name);
    await readEntry(blob, entry, (chunk) => {
      file.push(chunk);
      bytes += chunk.length;
      onProgress({ file: entry.name, bytes, of, rows: file.rows });
    });
    file.end();
  }
  return reader.finish({ sha256: await hashOf(blob) });
}

/** SHA-256 in hex. A library's: `crypto.subtle` is missing over plain http. */
async function hashOf(blob: Blob): Promise<string> {
  const hash = sha256.create();
  const reader = blob.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(hash.digest());
    hash.update(value);
  }
}
