import { deflateRawSync } from 'node:zlib';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { listZip, readEntry, type ZipEntry } from '../../workers/zip';
import { deflatedRepeats, rawZip } from '../raw-zip';

vi.setConfig({ testTimeout: 60_000 }); // every byte of an archive, on a busy machine

const encoder = new TextEncoder();
const long = encoder.encode('the same few words, over and over. '.repeat(200));
const short = encoder.encode('movieId,title\n1,Amélie\n');

/** Deflated and stored, in a folder and not; times are fixed so that the bytes are. */
const archive = zipped({
  'ml/movies.csv': [short, { level: 9 }],
  'ml/ratings.csv': [long, { level: 9 }],
  'stored.txt': [short, { level: 0 }],
});

function zipped(files: Zippable, comment?: string): Uint8Array<ArrayBuffer> {
  const bytes = zipSync(files, { mtime: new Date(2020, 0, 1) });
  if (comment === undefined) return bytes;
  const tail = encoder.encode(comment);
  const longer = new Uint8Array(bytes.length + tail.length);
  longer.set(bytes);
  longer.set(tail, bytes.length);
  new DataView(longer.buffer).setUint16(bytes.length - 2, tail.length, true);
  return longer;
}

const list = (bytes: Uint8Array<ArrayBuffer>) => listZip(new Blob([bytes]), 'test.zip');

async function contentOf(bytes: Uint8Array<ArrayBuffer>, entry: ZipEntry): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await readEntry(new Blob([bytes]), entry, (piece) => void pieces.push(piece));
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** Every file of an archive by name. */
async function filesOf(bytes: Uint8Array<ArrayBuffer>): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const entry of await list(bytes)) files.set(entry.name, await contentOf(bytes, entry));
  return files;
}

/** The files, or the name of the error with which reading them ends. */
const outcomeOf = (bytes: Uint8Array<ArrayBuffer>) =>
  filesOf(bytes).catch((error: Error) => error.name);

const original = await filesOf(archive);

/** Whether an outcome is the original's files, by name and content. */
const same = (outcome: ReadonlyMap<string, Uint8Array> | string) =>
  typeof outcome !== 'string' &&
  [...outcome].map(([name, bytes]) => `${name}:${bytes.join()}`).join() ===
    [...original].map(([name, bytes]) => `${name}:${bytes.join()}`).join();

describe('a zip archive', () => {
  test('lists its files with their folders and sizes', async () => {
    const entries = await list(archive);
    expect(entries.map(({ name, size }) => [name, size])).toEqual([
      ['ml/movies.csv', short.length],
      ['ml/ratings.csv', long.length],
      ['stored.txt', short.length],
    ]);
  });

  test('gives the files back, deflated or stored', () => {
    expect(original).toEqual(
      new Map([
        ['ml/movies.csv', short],
        ['ml/ratings.csv', long],
        ['stored.txt', short],
      ]),
    );
  });

  test('may hold folders of their own, which are left out, and empty files', async () => {
    const files = await filesOf(zipped({ 'a/': new Uint8Array(), 'a/b': new Uint8Array() }));
    expect(files).toEqual(new Map([['a/b', new Uint8Array()]]));
  });

  test('may hold nothing', async () => {
    expect(await list(zipped({}))).toEqual([]);
  });

  test('may bear a comment', async () => {
    expect(await filesOf(zipped({ a: short }, 'made on a Sunday'))).toEqual(
      new Map([['a', short]]),
    );
  });

  test('may have names beyond ASCII', async () => {
    expect([...(await filesOf(zipped({ 'données/é.csv': short }))).keys()]).toEqual([
      'données/é.csv',
    ]);
  });
});

describe('a damaged archive', () => {
  test('cut short anywhere is refused', async () => {
    const outcomes: unknown[] = [];
    for (let cut = 0; cut < archive.length; cut++)
      outcomes.push(await outcomeOf(archive.slice(0, cut)));
    expect(outcomes).toEqual(outcomes.map(() => 'DataError'));
  });

  test('cut within its comment gives the same files', async () => {
    const comment = 'a comment of some length';
    const whole = zipped({ 'a.txt': short }, comment);
    for (let cut = whole.length - comment.length; cut < whole.length; cut++) {
      expect(await filesOf(whole.slice(0, cut))).toEqual(new Map([['a.txt', short]]));
    }
  });

  test.each([0xff, 1])(
    'with any byte flipped by %i is refused, or nothing is lost',
    async (bits) => {
      const wrong: number[] = [];
      for (let at = 0; at < archive.length; at++) {
        const flipped = archive.slice();
        flipped[at] ^= bits;
        const outcome = await outcomeOf(flipped);
        if (outcome !== 'DataError' && !same(outcome)) wrong.push(at);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('says which file is damaged', async () => {
    const bytes = archive.slice();
    bytes[30 + 'ml/movies.csv'.length + 3] ^= 1;
    await expect(filesOf(bytes)).rejects.toThrow(/^ml\/movies\.csv: got .* download it again/);
  });

  test('that announces more files than it lists is refused', async () => {
    const bytes = archive.slice();
    new DataView(bytes.buffer).setUint16(bytes.length - 12, 4, true);
    await expect(list(bytes)).rejects.toThrow('test.zip: got a damaged list of files after 3 of 4');
  });
});

test('an error of the one who takes the pieces is passed on', async () => {
  const [entry] = await list(archive);
  const refuse = () => Promise.reject(new Error('no more'));
  await expect(readEntry(new Blob([archive]), entry, refuse)).rejects.toThrow('no more');
});

test('a file that inflates beyond what it states is left off there', async () => {
  const packed = deflatedRepeats('all work and no play ', 2 ** 30);
  const bytes = rawZip([{ name: 'bomb', content: '', packed, size: 100_000 }]);
  const blob = new Blob([bytes]);
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  const [entry] = await listZip(blob, 'test.zip');
  read.mockClear();
  let handedOn = 0;
  const reading = readEntry(blob, entry, (piece) => void (handedOn += piece.length));
  await expect(reading).rejects.toThrow('bomb: got more than the 100,000 bytes');
  expect(handedOn).toBeLessThanOrEqual(100_000);
  expect(read.mock.calls.length).toBeLessThanOrEqual(4); // two for its header, of a dozen for all of it
  read.mockRestore();
});

test.each([
  ['deflated', 8, deflateRawSync(new Uint8Array(1 << 20), { level: 0 })],
  ['stored', 0, new Uint8Array(1 << 20)],
])('a %s file that cannot be read to its end is not called damaged', async (_, method, packed) => {
  const content = new Uint8Array(1 << 20);
  const blob = new Blob([rawZip([{ name: 'a', content, method, packed }])]);
  const [entry] = await listZip(blob, 'test.zip');
  const read = vi.spyOn(Blob.prototype, 'arrayBuffer');
  const reading = readEntry(blob, entry, () => {
    read.mockRejectedValue(new DOMException('gone', 'NotReadableError'));
  });
  await expect(reading).rejects.toThrow('a: got a folder, or a file that was moved or changed');
  read.mockRestore();
});
