import { fail } from '../src/core/errors';
import { KIND_BYTES, kindOf } from '../src/core/formats/kinds';
import { LIMITS } from '../src/core/formats/limits';
import { grouped, shown } from '../src/core/formats/text';
import { piecesOf, readBytes } from './blob';
import { DATASET_ZIP, type ZipExpectation } from './zip-expectation';

/** A file within a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Inflated size in bytes, as the archive states it. */
  readonly size: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
/** Stands where a number is too large for its field and follows elsewhere, in zip64. */
const ELSEWHERE = 0xffffffff;
const ELSEWHERE_16 = 0xffff;

/**
 * Lists the files of a zip archive from its central directory (PKWARE APPNOTE 6.3, 4.3). Folders are left out.
 * Throws DataError where the blob is no archive, is cut short or lists too much. A data set is expected unless something else is.
 */
export async function listZip(
  blob: Blob,
  archive: string,
  expected = DATASET_ZIP,
): Promise<ZipEntry[]> {
  const label = shown(archive);
  await expectZip(blob, label, expected);

  // 1. The end record is the last thing in the file, but for a comment.
  const tailAt = Math.max(0, blob.size - END_SIZE - LONGEST_COMMENT);
  const tail = await viewOf(blob, tailAt, blob.size, label);
  let at = tail.byteLength - END_SIZE;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) cutShort(label, 'no list of files at its end');
  const disk = tail.getUint16(at + 4, true);
  const count = tail.getUint16(at + 10, true);
  const size = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  if (count === ELSEWHERE_16 || size === ELSEWHERE || offset === ELSEWHERE)
    refuseZip64(label, expected);
  if (disk !== 0) {
    fail(
      'DataError',
      `${label}: got the last part of a zip archive that is split; expected a whole one. Join its parts, or zip the folder again as one file.`,
    );
  }
  if (count > LIMITS.archiveFiles || size > LIMITS.directoryBytes) {
    fail(
      'DataError',
      `${label}: got an archive of ${grouped(count)} files with a list of ${grouped(size)} bytes; expected at most ${grouped(LIMITS.archiveFiles)} and ${grouped(LIMITS.directoryBytes)}. ${sentence(expected.less)}`,
    );
  }
  if (offset + size > tailAt + at) cutShort(label, 'a list of files that lies beyond its end');

  // 2. The central directory: one header of 46 bytes and three texts for each file.
  const entries = entriesOf(
    await viewOf(blob, offset, offset + size, label),
    count,
    label,
    expected,
  );
  refuseOverlap(entries, offset, label);
  return entries.filter(({ name }) => !name.endsWith('/'));
}

/** Refuses what does not begin as an archive does, and says what it seems to be. */
async function expectZip(
  blob: Blob,
  label: string,
  { what, archiveBytes }: ZipExpectation,
): Promise<void> {
  const expected = `expected ${what}`;
  if (blob.size > archiveBytes) {
    fail(
      'DataError',
      `${label}: got a file of ${grouped(blob.size)} bytes; ${expected}, of at most ${grouped(archiveBytes)}.`,
    );
  }
  const head = await viewOf(blob, 0, KIND_BYTES, label);
  if (head.byteLength === 0) {
    fail('DataError', `${label}: got an empty file; ${expected}. Download it again.`);
  }
  const begins = head.byteLength < 4 ? 0 : head.getUint32(0, true);
  if (begins === LOCAL || begins === END) return;
  const bytes = new Uint8Array(head.buffer);
  const known = kindOf(bytes);
  if (known) fail('DataError', `${label}: got ${known.kind}; ${expected}. ${known.advice}`);
  const first = shown(new TextDecoder().decode(bytes.subarray(0, 4)));
  fail(
    'DataError',
    `${label}: got a file that begins with "${first}"; ${expected}, which begins with "PK". Is it the zip as downloaded?`,
  );
}

/** The files and folders of a central directory, which they must fill. */
function entriesOf(
  directory: DataView<ArrayBuffer>,
  count: number,
  label: string,
  expected: ZipExpectation,
): ZipEntry[] {
  const size = directory.byteLength;
  const entries: ZipEntry[] = [];
  let p = 0;
  for (let n = 0; n < count; n++) {
    if (p + 46 > size || directory.getUint32(p, true) !== CENTRAL) {
      cutShort(label, `a damaged list of files after ${n} of ${count}`);
    }
    const nameLength = directory.getUint16(p + 28, true);
    if (nameLength > LIMITS.pathBytes) {
      fail(
        'DataError',
        `${label}: got a file with a name of ${grouped(nameLength)} bytes; expected at most ${LIMITS.pathBytes}. ${sentence(expected.less)}`,
      );
    }
    const name = new TextDecoder().decode(
      new Uint8Array(directory.buffer, p + 46, Math.min(nameLength, size - p - 46)),
    );
    const entry = {
      name,
      size: directory.getUint32(p + 24, true),
      method: directory.getUint16(p + 10, true),
      encrypted: (directory.getUint16(p + 8, true) & 1) === 1,
      crc: directory.getUint32(p + 16, true),
      compressedSize: directory.getUint32(p + 20, true),
      offset: directory.getUint32(p + 42, true),
    };
    if ([entry.size, entry.compressedSize, entry.offset].includes(ELSEWHERE)) {
      refuseZip64(label, expected);
    }
    entries.push(entry);
    p += 46 + nameLength + directory.getUint16(p + 30, true) + directory.getUint16(p + 32, true);
  }
  if (p !== size) cutShort(label, `a damaged list of files, longer than its ${count} entries`);
  return entries;
}

/**
 * Refuses an archive whose files share bytes. No program writes one; bombs do, to inflate the same bytes many times.
 * @param end Where the files' bytes end.
 */
function refuseOverlap(entries: readonly ZipEntry[], end: number, label: string): void {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  for (const [k, { name, offset, compressedSize }] of sorted.entries()) {
    if (offset + 30 + compressedSize <= (sorted[k + 1]?.offset ?? end)) continue;
    cutShort(label, `${shown(name)}, which runs into what follows it`);
  }
}

/**
 * Inflates one file of the archive piece by piece, and checks its length and CRC-32 at the end. It is refused before
 * that where it states an implausible size, and left off as soon as it exceeds what it states.
 */
export async function readEntry(
  blob: Blob,
  entry: ZipEntry,
  onChunk: (chunk: Uint8Array) => void | Promise<void>,
  expected = DATASET_ZIP,
): Promise<void> {
  const label = shown(entry.name);
  refuseUnreadable(entry, label, expected);
  const start = await dataOf(blob, entry, label);
  const packed = piecesOf(blob, start, start + entry.compressedSize, label);
  let size = 0;
  let crc = ~0;
  for await (const piece of entry.method === STORED ? packed : inflated(packed, label)) {
    size += piece.length;
    if (size > entry.size) {
      cutShort(label, `more than the ${grouped(entry.size)} bytes that the archive states`);
    }
    crc = crc32(crc, piece);
    await onChunk(piece);
  }
  if (size !== entry.size) {
    cutShort(label, `${grouped(size)} bytes where the archive states ${grouped(entry.size)}`);
  }
  if (~crc >>> 0 !== entry.crc) cutShort(label, 'a wrong checksum');
}

/**
 * Inflates data piece by piece. The next one is written when the last has been taken in: a pipe would hold as many of
 * them as its host likes.
 */
async function* inflated(
  packed: AsyncIterable<Uint8Array<ArrayBuffer>>,
  label: string,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const writing = async () => {
    for await (const piece of packed) await writer.write(piece);
    await writer.close();
  };
  writing().catch((error) => writer.abort(error).catch(() => {})); // whoever reads is told why

  const reader: ReadableStreamDefaultReader<Uint8Array> = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: Error) => {
        if (error.name === 'DataError') throw error; // the archive cannot be read any further
        return cutShort(label, 'damaged data');
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {}); // it has ended or failed by itself
  }
}

/** Refuses a file by what the archive says of it. */
function refuseUnreadable(
  { encrypted, method, size, compressedSize }: ZipEntry,
  label: string,
  { another }: ZipExpectation,
) {
  if (encrypted) {
    fail(
      'DataError',
      `${label}: got an encrypted file; expected one without a password. Unpack it and zip the folder again without one.`,
    );
  }
  if (method !== STORED && method !== DEFLATED) {
    fail(
      'DataError',
      `${label}: got compression method ${method}; expected deflate. Zip the folder again, as an ordinary zip.`,
    );
  }
  if (size > LIMITS.anyRatioBytes && size > LIMITS.ratio * compressedSize) {
    fail(
      'DataError',
      `${label}: got ${grouped(size)} bytes packed into ${grouped(compressedSize)}; expected at most ${LIMITS.ratio} times as many, as ratings do not pack any better. It may be meant to fill this device's memory: ${another}.`,
    );
  }
}

/** Where a file's data begin, after its local header. */
async function dataOf(
  blob: Blob,
  { name, offset, compressedSize }: ZipEntry,
  label: string,
): Promise<number> {
  const local = await viewOf(blob, offset, offset + 30, label);
  if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL) {
    cutShort(label, 'no header where the archive says it is');
  }
  const nameEnd = offset + 30 + local.getUint16(26, true);
  const localName = new TextDecoder().decode(await readBytes(blob, offset + 30, nameEnd, label));
  if (localName !== name) {
    cutShort(label, `the name "${shown(localName)}" where its data begins`);
  }
  const start = nameEnd + local.getUint16(28, true);
  if (start + compressedSize > blob.size) cutShort(label, 'data that ends beyond the archive');
  return start;
}

function refuseZip64(label: string, { less }: ZipExpectation): never {
  fail(
    'DataError',
    `${label}: got a zip64 archive, which is made for files of over 4 GB; expected an ordinary zip. Unpack it and ${less}.`,
  );
}

const sentence = (advice: string) => `${advice[0].toUpperCase()}${advice.slice(1)}.`;

function cutShort(label: string, found: string): never {
  fail(
    'DataError',
    `${label}: got ${found}; expected a complete zip archive. The file is damaged or cut short; download it again.`,
  );
}

async function viewOf(
  blob: Blob,
  from: number,
  to: number,
  label: string,
): Promise<DataView<ArrayBuffer>> {
  return new DataView((await readBytes(blob, from, to, label)).buffer);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 (ISO 3309) of one more piece; begins with ~0 and ends with ~. */
function crc32(crc: number, bytes: Uint8Array): number {
  for (let k = 0; k < bytes.length; k++) crc = CRC_TABLE[(crc ^ bytes[k]) & 255] ^ (crc >>> 8);
  return crc;
}
