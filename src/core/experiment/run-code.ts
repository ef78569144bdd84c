import { EVALUATION_VERSION } from '../evaluation/version';
import { versionOf, type Fitted, type Model } from '../models/model';
import type { Experiment } from './experiment';
import type { RunState } from './running';

/** Raised when the same settings and data give another fit, or when a code is made of something else. */
const RUN_VERSION = 1;

/** Crockford's base 32: digits and letters that are not mistaken for one another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;
const BITS = 5;

/** What the bits of a fit depend on beside settings and data. */
export interface RunVersions {
  readonly run: number;
  readonly evaluation: number;
  /** Of the model and its parts. */
  readonly model: string;
}

export const versionsOf = (model: Pick<Model, 'version' | 'parts'>): RunVersions => ({
  run: RUN_VERSION,
  evaluation: EVALUATION_VERSION,
  model: versionOf(model),
});

/** Bytes that are handed out at a time. */
const PART = 1 << 18;

/**
 * All that a run's code is made of, to be hashed by SHA-256 in this order:
 *
 * 1. in ASCII, JSON without spaces, names in the order of their UTF-16 code units at every depth, numbers as ECMAScript
 *    writes them, characters beyond "~" as \u and four lower-case digits: {data, iteration, settings, versions}. `data` is the source's SHA-256, `settings` has every parameter,
 *    `versions` those of the run, the evaluation and the model;
 * 2. each part of the fit, in the same order of names: in ASCII its name (names of parts within parts joined by "."), a
 *    colon, how many numbers it has, a line break; then the numbers one after another as they are kept, little-endian, a
 *    number by itself as 64 bits. Nothing before the first iteration.
 *
 * Nothing in it depends on the machine, on the time, or on how often the run was paused.
 */
export function* runBytes(
  { settings, model, training }: Experiment,
  { iteration, fitted }: RunState,
): Generator<Uint8Array> {
  const versions = versionsOf(model);
  yield bytesOf(canonical({ data: training.sha256, iteration, settings, versions }));
  if (fitted) yield* fitBytes(fitted);
}

/** The first 30 bits of a digest, as six characters. */
export function codeOf(digest: Uint8Array): string {
  const bits = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  return Array.from({ length: LENGTH }, (_, k) => {
    return ALPHABET[(bits >>> (32 - BITS * (k + 1))) & (ALPHABET.length - 1)];
  }).join('');
}

const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** Whether a text could be a run's code. */
export const isRunCode = (text: string): boolean => CODE.test(text);

/** JSON without spaces, names in order, in ASCII: other characters are escaped. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ascii(JSON.stringify(value));
  const pairs = Object.entries(value).sort(byName);
  return `{${pairs.map(([name, part]) => `${ascii(JSON.stringify(name))}:${canonical(part)}`).join(',')}}`;
}

/** As JSON may write any text. */
const ascii = (text: string) =>
  text.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
  a < b ? -1 : 1;

function* fitBytes(fitted: Fitted, within = ''): Generator<Uint8Array> {
  for (const [name, part] of Object.entries(fitted).sort(byName)) {
    const path = within + name;
    if (typeof part !== 'number' && !ArrayBuffer.isView(part)) {
      yield* fitBytes(part, `${path}.`);
      continue;
    }
    const numbers = typeof part === 'number' ? Float64Array.of(part) : part;
    yield bytesOf(`${path}:${numbers.length}\n`);
    const bytes = littleEndian(numbers);
    for (let from = 0; from < bytes.length; from += PART) yield bytes.subarray(from, from + PART);
  }
}

const HOST_IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes of numbers, the least significant first. @param hostIsLittle Whether they are kept so already. */
export function littleEndian(
  {
    buffer,
    byteOffset,
    byteLength,
    BYTES_PER_ELEMENT: size,
  }: Exclude<Fitted[string], number | Fitted>,
  hostIsLittle = HOST_IS_LITTLE,
): Uint8Array {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  if (hostIsLittle) return bytes;
  return bytes.map((_, k) => bytes[k - (k % size) + size - 1 - (k % size)]);
}

const bytesOf = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
