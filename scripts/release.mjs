// Brings a published data set to a folder: one attempt, and nothing but the right bytes stays.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A published file and what it must be.
 * @typedef {{ readonly file: string, readonly url: string, readonly bytes: number, readonly sha256: string }} Release
 */

/**
 * `from` copies a file instead of fetching; `stallMs` is how long the network may be silent;
 * `onBytes` is told how many bytes have come: 0 at the start, then after each piece.
 * @typedef {{ from?: string, stallMs?: number, onBytes?: (bytes: number) => void }} Options
 */

/** @type {Release} */
export const mlLatestSmall = {
  file: 'ml-latest-small.zip',
  url: 'https://files.grouplens.org/datasets/movielens/ml-latest-small.zip',
  bytes: 978_202,
  sha256: '696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436',
};

/** What the system's error codes mean, in words. */
const meanings = {
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  EACCES: 'permission denied',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was lost',
  EHOSTUNREACH: 'no route to host',
  EISDIR: 'that is a folder',
  ENETUNREACH: 'no route to host',
  ENOENT: 'no such file',
  ENOSPC: 'the disk is full',
  ENOTFOUND: 'the host name could not be looked up',
  ETIMEDOUT: 'no answer',
  UND_ERR_CONNECT_TIMEOUT: 'no answer',
  UND_ERR_SOCKET: 'the connection was lost',
};

/** A short reason for a failure, to stand in brackets. @param {unknown} error @returns {string} */
export function reason(error) {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.code in meanings) return meanings[cause.code];
    if (!cause.cause) return cause.message;
  }
  return String(error);
}

/** @param {Buffer} content @param {Release} release */
const matches = (content, { bytes, sha256 }) =>
  content.length === bytes && createHash('sha256').update(content).digest('hex') === sha256;

/**
 * Passes the body on; fails where it outgrows the release, which a login page of a network may do.
 * @param {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} body @param {Release} release
 * @param {(bytes: number) => void} onBytes
 */
async function* counted(body, release, onBytes) {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > release.bytes) throw new Error('it is larger than the published file');
    onBytes(bytes);
    yield piece;
  }
}

/**
 * Writes the body to a file that is there before the first byte comes and closed when this is over, so that it can be
 * removed however it ends.
 * @param {AsyncIterable<Uint8Array>} body @param {string} path
 */
async function write(body, path) {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(body);
  } finally {
    await handle.close();
  }
}

/**
 * Fetches to `part`. Given up once `stallMs` pass without a byte.
 * @param {Release} release @param {string} part
 * @param {{ stallMs: number, onBytes: (bytes: number) => void }} options
 */
async function download(release, part, { stallMs, onBytes }) {
  const stalled = new AbortController();
  const giveUp = () => stalled.abort(new Error(`no byte for ${stallMs / 1000} s`));
  const timer = setTimeout(giveUp, stallMs);
  try {
    const response = await fetch(release.url, { signal: stalled.signal });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      throw new Error(`the server answered ${response.status}`);
    }
    const body = counted(response.body, release, (bytes) => {
      timer.refresh();
      onBytes(bytes);
    });
    await write(body, part);
  } catch (error) {
    throw stalled.signal.aborted ? stalled.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Puts the release into `folder`, by way of a `.part` file that is renamed once its checksum is
 * right. Throws otherwise, and leaves no trace; what was there before stays.
 * @param {Release} release @param {string} folder @param {Options} [options]
 * @returns {Promise<'present' | 'fetched' | 'copied'>} `present` where it was there already
 */
export async function obtain(release, folder, options = {}) {
  const { from, stallMs = 20_000, onBytes = () => {} } = options;
  const target = join(folder, release.file);
  if (existsSync(target) && matches(await readFile(target), release)) return 'present';

  await mkdir(folder, { recursive: true });
  const part = `${target}.part`;
  onBytes(0);
  try {
    if (from === undefined) await download(release, part, { stallMs, onBytes });
    else await write(counted([await readFile(from)], release, onBytes), part);
    if (!matches(await readFile(part), release)) throw new Error('the checksum is wrong');
    await rename(part, target);
    return from === undefined ? 'fetched' : 'copied';
  } finally {
    await rm(part, { force: true });
  }
}
