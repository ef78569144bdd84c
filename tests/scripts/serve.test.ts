import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, serveFrom } from '../../scripts/serve.mjs';

let root: string;
let served: Awaited<ReturnType<typeof serve>>;
let mounted: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'matinee-serve-'));
  root = join(parent, 'dist');
  mkdirSync(join(root, 'data'), { recursive: true });
  mkdirSync(join(parent, 'dist-secret'));
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(parent, 'dist-secret/secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), '<h1>Matinée</h1>');
  writeFileSync(join(root, 'app.js'), 'export {};');
  writeFileSync(join(root, 'data/ü b.zip'), 'PK');
  served = await serve(root);
  mounted = await serve(root, { base: '/some/sub/path/' });
});

afterAll(async () => {
  await Promise.all([served.close(), mounted.close()]);
  rmSync(join(root, '..'), { recursive: true });
});

/** The status of a path sent exactly as written: fetch would tidy it first. */
const statusOf = (path: string) =>
  new Promise<number | undefined>((done, failed) => {
    request(served.url, { path }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', failed)
      .end();
  });

describe('files', () => {
  test('come with their type, length and no caching', async () => {
    const response = await fetch(`${served.url}app.js?v=1`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-length')).toBe('10');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe('export {};');
  });

  test('a folder is answered by its index, only under a slash', async () => {
    const response = await fetch(served.url);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<h1>Matinée</h1>');
    expect((await fetch(`${served.url}data`)).status).toBe(404);
  });

  test('names may hold any letters', async () => {
    const response = await fetch(`${served.url}data/ü b.zip`);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(await response.text()).toBe('PK');
  });

  test('HEAD sends no body, other methods are refused', async () => {
    const head = await fetch(`${served.url}app.js`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('10');
    expect(await head.text()).toBe('');
    expect((await fetch(served.url, { method: 'POST' })).status).toBe(405);
  });

  test('what has not changed is not sent again', async () => {
    const etag = (await fetch(`${served.url}app.js`)).headers.get('etag') ?? '';
    const again = await fetch(`${served.url}app.js`, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  test.each(['/missing.js', '/data/', '/%', '/%00', '/index.html/x'])(
    '%s is a 404',
    async (path) => {
      expect(await statusOf(path)).toBe(404);
    },
  );

  test.each([
    '/../secret.txt',
    '/data/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '//../secret.txt',
    '/../dist-secret/secret.txt',
  ])('%s does not leave the folder', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });
});

describe('a sub-path', () => {
  test('answers below itself and nowhere else', async () => {
    expect(new URL(mounted.url).pathname).toBe('/some/sub/path/');
    expect(await (await fetch(`${mounted.url}app.js`)).text()).toBe('export {};');
    expect((await fetch(new URL('/app.js', mounted.url))).status).toBe(404);
    expect((await fetch(new URL('/', mounted.url))).status).toBe(404);
  });

  test('is reached without its slash as well', async () => {
    const response = await fetch(mounted.url.slice(0, -1));
    expect(response.url).toBe(mounted.url);
    expect(await response.text()).toBe('<h1>Matinée</h1>');
  });
});

describe('ports', () => {
  test('the next free one is taken', async () => {
    const port = Number(new URL(served.url).port);
    const next = await serveFrom(root, { port });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(port);
    await next.close();
  });

  test('where all are in use it says so', async () => {
    const port = Number(new URL(served.url).port);
    await expect(serveFrom(root, { port, tries: 1 })).rejects.toThrow('are all in use');
  });

  test('a closed server answers no more', async () => {
    const short = await serve(root);
    await fetch(short.url);
    await short.close();
    await expect(fetch(short.url)).rejects.toThrow('fetch failed');
  });
});
