import { fail } from '../src/core/errors';

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
const ZIP64 = 0xffffffff;

/**
 * Lists the files of a zip archive from its central directory (PKWARE APPNOTE 6.3, 4.3). Folders are left out.
 * Throws DataError where the blob is no archive or is cut short.
 */
export async function listZip(blob: Blob, archive: string): Promise<ZipEntry[]> {
  const head = await viewOf(blob, 0, 4);
  if (
    head.byteLength < 4 ||
    (head.getUint32(0, true) !== LOCAL && head.getUint32(0, true) !== END)
  ) {
    const found = new TextDecoder().decode(head.buffer).replace(/[^\x20-\x7e]/g, '·');
    const got = blob.size < 4 ? `only ${blob.size} bytes` : `a file that begins with "${found}"`;
    fail(
      'DataError',
      `${archive}: got ${got}; expected a zip archive of MovieLens data, which begins with "PK". Is it the zip as downloaded?`,
    );
  }

  // 1. The end record is the last thing in the file, but for a comment.
  const tailAt = Math.max(0, blob.size - END_SIZE - LONGEST_COMMENT);
  const tail = await viewOf(blob, tailAt, blob.size);
  let at = tail.byteLength - END_SIZE;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) cutShort(archive, 'no list of files at its end');
  const count = tail.getUint16(at + 10, true);
  const size = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  if (offset === ZIP64 || count === 0xffff) {
    fail(
      'DataError',
      `${archive}: got a zip64 archive; expected an ordinary zip. Unpack it and zip it again.`,
    );
  }
  if (offset + size > tailAt + at) cutShort(archive, 'a list of files that lies beyond its end');

  // 2. The central directory: one header of 46 bytes and three texts for each file.
  return entriesOf(await viewOf(blob, offset, offset + size), count, archive);
}

/** The files of a central directory, which they must fill. */
function entriesOf(directory: DataView<ArrayBuffer>, count: number, archive: string): ZipEntry[] {
  const size = directory.byteLength;
  const entries: ZipEntry[] = [];
  let p = 0;
  for (let n = 0; n < count; n++) {
    if (p + 46 > size || directory.getUint32(p, true) !== CENTRAL) {
      cutShort(archive, `a damaged list of files after ${n} of ${count}`);
    }
    const nameLength = directory.getUint16(p + 28, true);
    const name = new TextDecoder().decode(
      new Uint8Array(directory.buffer, p + 46, Math.min(nameLength, size - p - 46)),
    );
    if (!name.endsWith('/')) {
      entries.push({
        name,
        size: directory.getUint32(p + 24, true),
        method: directory.getUint16(p + 10, true),
        encrypted: (directory.getUint16(p + 8, true) & 1) === 1,
        crc: directory.getUint32(p + 16, true),
        compressedSize: directory.getUint32(p + 20, true),
        offset: directory.getUint32(p + 42, true),
      });
    }
    p += 46 + nameLength + directory.getUint16(p + 30, true) + directory.getUint16(p + 32, true);
  }
  if (p !== size) cutShort(archive, `a damaged list of files, longer than its ${count} entries`);
  return entries;
}

/** Inflates one file of the archive piece by piece, and checks its length and CRC-32 at the end. */
export async function readEntry(
  blob: Blob,
  entry: ZipEntry,
  onChunk: (chunk: Uint8Array) => void | Promise<void>,
): Promise<void> {
  const { name, encrypted, method } = entry;
  if (encrypted)
    fail('DataError', `${name}: got an encrypted file; expected one without a password.`);
  if (method !== STORED && method !== DEFLATED) {
    fail('DataError', `${name}: got compression method ${method}; expected deflate. Zip it again.`);
  }
  const local = await viewOf(blob, entry.offset, entry.offset + 30);
  if (local.byteLength < 30 || local.getUint32(0, true) !== LOCAL) {
    cutShort(name, 'no header where the archive says it is');
  }
  const nameEnd = entry.offset + 30 + local.getUint16(26, true);
  const localName = await blob.slice(entry.offset + 30, nameEnd).text();
  if (localName !== name) cutShort(name, `the name "${localName}" where its data begins`);
  const start = nameEnd + local.getUint16(28, true);
  if (start + entry.compressedSize > blob.size) cutShort(name, 'data that ends beyond the archive');

  const raw = blob.slice(start, start + entry.compressedSize).stream();
  const stream: ReadableStream<Uint8Array> =
    method === STORED ? raw : raw.pipeThrough(new DecompressionStream('deflate-raw'));
  let size = 0;
  let crc = ~0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => cutShort(name, 'damaged data'));
    if (done) break;
    size += value.length;
    if (size > entry.size) break;
    crc = crc32(crc, value);
    await onChunk(value);
  }
  if (size !== entry.size || ~crc >>> 0 !== entry.crc) {
    await reader.cancel().catch(() => {}); // the stream has ended or failed by itself
    cutShort(
      name,
      size === entry.size ? 'a wrong checksum' : `${size} bytes where it promises ${entry.size}`,
    );
  }
}

function cutShort(file: string, found: string): never {
  fail(
    'DataError',
    `${file}: got ${found}; expected a complete zip archive. The file is damaged or cut short; download it again.`,
  );
}

async function viewOf(blob: Blob, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
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
