import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mlLatestSmall, obtain, reason } from '../../scripts/release.mjs';

const content = Buffer.from('PK, and forty more bytes of a small release.');
const sha256 = createHash('sha256').update(content).digest('hex');
const file = 'small.zip';

let folder: string;
let server: Server | undefined;
let requests: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-data-'));
  requests = 0;
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

/** A release published by a server that answers as told. */
async function published(answer: RequestListener) {
  const listening = createServer((request, response) => {
    requests++;
    answer(request, response);
  });
  server = listening;
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  const { port } = listening.address() as AddressInfo; // a TCP server's address is never a string
  return { file, url: `http://127.0.0.1:${port}/${file}`, bytes: content.length, sha256 };
}

/** Why it failed, in the words the visitor sees; an empty string where it did not fail. */
const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => '',
    (error: unknown) => reason(error),
  );

describe('fetching', () => {
  test('a release whose checksum is right is kept, and its bytes are counted', async () => {
    const release = await published((_request, response) => response.end(content));
    const counts: number[] = [];
    const outcome = await obtain(release, folder, { onBytes: (bytes) => counts.push(bytes) });
    expect(outcome).toBe('fetched');
    expect(readFileSync(join(folder, file))).toEqual(content);
    expect(readdirSync(folder)).toEqual([file]);
    expect(counts[0]).toBe(0);
    expect(counts.at(-1)).toBe(content.length);
  });

  test('a release that is already there is not fetched again', async () => {
    const release = await published((_request, response) => response.end(content));
    writeFileSync(join(folder, file), content);
    expect(await obtain(release, folder)).toBe('present');
    expect(requests).toBe(0);
  });

  test('a damaged copy is replaced', async () => {
    const release = await published((_request, response) => response.end(content));
    writeFileSync(join(folder, file), 'damaged');
    expect(await obtain(release, folder)).toBe('fetched');
    expect(readFileSync(join(folder, file))).toEqual(content);
  });

  test('a folder that does not exist is made', async () => {
    const release = await published((_request, response) => response.end(content));
    await obtain(release, join(folder, 'public/data'));
    expect(existsSync(join(folder, 'public/data', file))).toBe(true);
  });

  test('a wrong checksum leaves nothing, and what was there stays', async () => {
    const wrong = Buffer.from(content).fill('x', 10);
    const release = await published((_request, response) => response.end(wrong));
    expect(await failure(obtain(release, folder))).toBe('the checksum is wrong');
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, file), 'older');
    await failure(obtain(release, folder));
    expect(readdirSync(folder)).toEqual([file]);
    expect(readFileSync(join(folder, file), 'utf8')).toBe('older');
  });

  test('a body that outgrows the release is given up', async () => {
    const release = await published((_request, response) => response.end(Buffer.alloc(1_000_000)));
    expect(await failure(obtain(release, folder))).toBe('it is larger than the published file');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a missing file is told by its status, after one attempt', async () => {
    const release = await published((_request, response) => response.writeHead(404).end('none'));
    expect(await failure(obtain(release, folder))).toBe('the server answered 404');
    expect(requests).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a server that never answers is given up', async () => {
    const release = await published(() => {});
    expect(await failure(obtain(release, folder, { stallMs: 50 }))).toBe('no byte for 0.05 s');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a body that stops half-way is given up', async () => {
    const release = await published((_request, response) => response.write(content.subarray(0, 9)));
    expect(await failure(obtain(release, folder, { stallMs: 50 }))).toBe('no byte for 0.05 s');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a connection that breaks half-way is told', async () => {
    const release = await published((_request, response) => {
      response.writeHead(200, { 'Content-Length': content.length });
      response.write(content.subarray(0, 9), () => response.destroy());
    });
    expect(await failure(obtain(release, folder))).toBe('the connection was lost');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a server that is not there is told', async () => {
    const release = await published(() => {});
    await new Promise((done) => server?.close(done));
    expect(await failure(obtain(release, folder))).toBe('connection refused');
  });
});

describe('copying', () => {
  const release = { file, url: 'http://127.0.0.1:1/never', bytes: content.length, sha256 };

  test('a file on disk is copied where its checksum is right', async () => {
    const from = join(folder, 'elsewhere.zip');
    writeFileSync(from, content);
    expect(await obtain(release, join(folder, 'data'), { from })).toBe('copied');
    expect(readFileSync(join(folder, 'data', file))).toEqual(content);
  });

  test('any other file is refused', async () => {
    const from = join(folder, 'elsewhere.zip');
    writeFileSync(from, 'short');
    expect(await failure(obtain(release, join(folder, 'data'), { from }))).toBe(
      'the checksum is wrong',
    );
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
  });

  test('a file that does not exist is told', async () => {
    const from = join(folder, 'nowhere.zip');
    expect(await failure(obtain(release, folder, { from }))).toBe('no such file');
  });
});

describe('the command', () => {
  const data = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/data.mjs', ...args], { encoding: 'utf8' });

  test('wrong arguments end it with 2 and the usage', () => {
    const { status, stdout, stderr } = data('--form', 'x');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: npm run data [-- --from PATH]');
  });

  test('a failure is one line and ends it with 1', () => {
    const present = existsSync(`public/data/${mlLatestSmall.file}`);
    const { status, stderr } = data('--from', join(folder, 'nowhere.zip'));
    expect(status).toBe(present ? 0 : 1);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(
      present
        ? 'is already there'
        : 'Could not copy ml-latest-small.zip (no such file). The page will open with the embedded sample.',
    );
  });
});
