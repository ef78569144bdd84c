import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir, type NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressesOf, serve, serveFrom } from '../../scripts/serve.mjs';

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

/** The server, closed at the end of the block that uses it. */
async function disposable(starting: ReturnType<typeof serve>) {
  const server = await starting;
  return { url: server.url, [Symbol.asyncDispose]: () => server.close() };
}

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

  test('may hold spaces and any letters', async () => {
    await using server = await disposable(serve(root, { base: '/Klasse 7b/für alle/' }));
    expect(server.url).toMatch(/\/Klasse%207b\/f%C3%BCr%20alle\/$/);
    expect(await (await fetch(`${server.url}app.js`)).text()).toBe('export {};');
    const without = await fetch(`${server.url.slice(0, -1)}?v=1`);
    expect(without.url).toBe(server.url);
    expect(await without.text()).toBe('<h1>Matinée</h1>');
  });
});

describe('the addresses of a server on every interface', () => {
  const at = (address: string, family: 'IPv4' | 'IPv6', internal: boolean) =>
    ({ address, family, internal }) as NetworkInterfaceInfo; // what the others hold is not looked at
  const interfaces = {
    lo: [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)],
    eth0: [at('192.0.2.7', 'IPv4', false), at('fe80::1', 'IPv6', false)],
    wlan0: [at('198.51.100.9', 'IPv4', false)],
  };

  test('are this machine’s own, then the others of version 4', () => {
    expect(addressesOf('http://0.0.0.0:4173/a%20b/', interfaces)).toEqual([
      'http://127.0.0.1:4173/a%20b/',
      'http://192.0.2.7:4173/a%20b/',
      'http://198.51.100.9:4173/a%20b/',
    ]);
  });

  test('are its own alone where there is no network', () => {
    expect(addressesOf('http://0.0.0.0:4173/', { lo: interfaces.lo })).toEqual([
      'http://127.0.0.1:4173/',
    ]);
  });

  test('all answer', async () => {
    await using server = await disposable(serve(root, { host: '0.0.0.0' }));
    for (const url of addressesOf(server.url)) {
      expect(await (await fetch(url)).text()).toBe('<h1>Matinée</h1>');
    }
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
