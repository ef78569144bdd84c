const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** More than the largest data set has ratings for on one screen, and a bound for what a link can make us do. */
const MAX_FILMS = 20_000;
/** A variable-length number of 32 bits has five bytes at most, and three bytes are four characters. */
const MAX_LENGTH = Math.ceil((MAX_FILMS * 5 * 4) / 3);
const MAX_ID = 2 ** 32 - 1;
/** What the fifth byte counts. */
const MAX_UNIT = 2 ** 28;

/**
 * A set of film ids as text for a link, in letters, digits, "-" and "_" alone: the ids ascending, each as the difference from the
 * one before less 1, in bytes of seven bits (LEB128), in base64url without padding (RFC 4648 § 5). Neighbouring ids take a byte.
 *
 * @param ids In any order, each 0 … 2³² − 1; those that come twice count once. Empty text for none.
 */
export function filmCode(ids: Iterable<number>): string {
  const sorted = Uint32Array.from(new Set(ids)).sort();
  const bytes: number[] = [];
  let next = 0;
  for (const id of sorted) {
    let rest = id - next;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
    next = id + 1;
  }
  return base64url(bytes);
}

/** The ids of a {@link filmCode}, ascending; undefined for text that is none, or of more than 20,000 films. */
export function filmsOfCode(code: string): Uint32Array<ArrayBuffer> | undefined {
  if (code.length > MAX_LENGTH) return undefined;
  const bytes = bytesOf(code);
  if (!bytes) return undefined;
  const ids: number[] = [];
  let [next, value, unit] = [0, 0, 1];
  for (const byte of bytes) {
    value += (byte % 128) * unit;
    if (next + value > MAX_ID || unit > MAX_UNIT) return undefined;
    unit *= 128;
    if (byte >= 128) continue;
    if (byte === 0 && unit > 128) return undefined; // the same number has a shorter code
    ids.push(next + value);
    if (ids.length > MAX_FILMS) return undefined;
    next += value + 1;
    [value, unit] = [0, 1];
  }
  return unit === 1 ? Uint32Array.from(ids) : undefined;
}

function base64url(bytes: readonly number[]): string {
  let text = '';
  for (let k = 0; k < bytes.length; k += 3) {
    const three = bytes.slice(k, k + 3);
    const word = ((three[0] << 16) | ((three[1] ?? 0) << 8) | (three[2] ?? 0)) >>> 0;
    for (let c = 0; c <= three.length; c++) text += ALPHABET[(word >>> (18 - 6 * c)) & 63];
  }
  return text;
}

/** Undefined for other characters, a length that no bytes have, or bits left over that are not 0. */
function bytesOf(text: string): number[] | undefined {
  const bytes: number[] = [];
  for (let k = 0; k < text.length; k += 4) {
    const values = Array.from(text.slice(k, k + 4), (letter) => ALPHABET.indexOf(letter));
    if (values.length === 1 || values.includes(-1)) return undefined;
    const word = values.reduce((sum, value, c) => sum | (value << (18 - 6 * c)), 0);
    const count = values.length - 1;
    if ((word & (0xffffff >>> (8 * count))) !== 0) return undefined;
    for (let b = 0; b < count; b++) bytes.push((word >>> (16 - 8 * b)) & 255);
  }
  return bytes;
}
