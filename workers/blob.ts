import { fail } from '../src/core/errors';

/** Asked of the disk at once. */
const READ_BYTES = 1 << 18;
/** Handed on at once: deflate can make a thousand times more of it, all of which may have to wait in memory. */
const PIECE_BYTES = 1 << 14;

/** Bytes of a blob; fewer where it ends before. Throws DataError where they cannot be read. */
export async function readBytes(
  blob: Blob,
  from: number,
  to: number,
  label: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await blob
    .slice(from, to)
    .arrayBuffer()
    .catch(() =>
      fail(
        'DataError',
        `${label}: got a folder, or a file that was moved or changed since it was chosen; expected a file that can be read. Choose it again.`,
      ),
    );
  return new Uint8Array(bytes);
}

/** The bytes of a blob in small pieces, each read when it is asked for. */
export async function* piecesOf(
  blob: Blob,
  from: number,
  to: number,
  label: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = from; at < to; at += READ_BYTES) {
    const bytes = await readBytes(blob, at, Math.min(at + READ_BYTES, to), label);
    for (let k = 0; k < bytes.length; k += PIECE_BYTES) yield bytes.subarray(k, k + PIECE_BYTES);
  }
}
