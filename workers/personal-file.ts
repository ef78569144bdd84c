import { fail } from '../src/core/errors';
import { KIND_BYTES, kindOf } from '../src/core/formats/kinds';
import { grouped, innerArchive, listed, shown } from '../src/core/formats/text';
import { IMPORT_LIMITS } from '../src/core/imports/limits';
import { wantedFrom } from '../src/core/imports/registry';
import { readBytes } from './blob';
import type { OpenedFile } from './import-api';
import { listZip, readEntry, type ZipEntry } from './zip';
import { EITHER_ZIP, HOLDS, PERSONAL_LIMITS, PERSONAL_ZIP } from './zip-expectation';

/** A file that is to be read: one by itself, or one of an archive. */
export interface Member {
  readonly path: string;
  /** Throws DataError where they cannot be had. */
  bytes(): Promise<Uint8Array>;
}

/** How a file is packed: in a zip, in another archive, or not at all. Throws DataError where it cannot be read. */
export async function packingOf({ blob, name }: OpenedFile): Promise<'zip' | 'other' | 'none'> {
  const head = await readBytes(blob, 0, KIND_BYTES, shown(name));
  const begins = String.fromCharCode(...head.subarray(0, 4));
  if (begins === 'PK\u0003\u0004' || begins === 'PK\u0005\u0006') return 'zip';
  return kindOf(head)?.shape === 'archive' ? 'other' : 'none';
}

/** What of a file is to be read. Throws DataError for an archive that cannot be, and for a file that is too large. */
export async function membersOf(file: OpenedFile): Promise<readonly Member[]> {
  const packing = await packingOf(file);
  if (packing === 'zip' || (packing === 'other' && file.mayBeData)) return zipped(file);
  const { name, blob } = file;
  const label = shown(name);
  const most = IMPORT_LIMITS.fileBytes;
  if (blob.size > most) {
    fail(
      'DataError',
      `${label}: got a file of ${grouped(blob.size)} bytes; expected at most ${grouped(most)}.`,
    );
  }
  return [{ path: name, bytes: () => readBytes(blob, 0, blob.size, label) }];
}

async function zipped(file: OpenedFile): Promise<readonly Member[]> {
  const { name, blob, mayBeData } = file;
  const expected = mayBeData ? EITHER_ZIP : PERSONAL_ZIP;
  const entries = await listZip(blob, name, expected);
  const label = shown(name);
  const names = entries.map((entry) => entry.name);
  const wanted = new Set(wantedFrom(names));
  if (wanted.size === 0) {
    const inner = innerArchive(names);
    const advice = inner === undefined ? heldBy(file) : `Unpack it and open "${inner}".`;
    fail(
      'DataError',
      `${label}: got an archive with ${listed(names) || 'no files'}; expected ${expected.what}. ${advice}`,
    );
  }
  const read = entries.filter((entry) => wanted.has(entry.name));
  const bytes = read.reduce((sum, { size }) => sum + size, 0);
  const most = PERSONAL_LIMITS.inflatedBytes;
  if (bytes > most) {
    fail(
      'DataError',
      `${label}: got files of ${grouped(bytes)} bytes; expected at most ${grouped(most)} together. Unpack it and open only the files that hold ratings.`,
    );
  }
  return read.map((entry) => ({ path: entry.name, bytes: () => inflated(blob, entry) }));
}

const heldBy = ({ mayBeData }: OpenedFile) =>
  mayBeData ? `${HOLDS.data} ${HOLDS.personal}` : HOLDS.personal;

async function inflated(blob: Blob, entry: ZipEntry): Promise<Uint8Array> {
  let bytes = new Uint8Array();
  let size = 0;
  const take = (piece: Uint8Array) => {
    if (size === 0) bytes = new Uint8Array(entry.size); // not before it is known to be plausible
    bytes.set(piece, size);
    size += piece.length;
  };
  await readEntry(blob, entry, take, PERSONAL_ZIP);
  return bytes;
}
