// A static file server for `npm start` and the end-to-end tests: like a plain web host, so a
// missing file is a 404 and no page is invented for it.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** The path a request names, or undefined where that is not valid percent-encoding. */
function pathOf(request) {
  try {
    return decodeURIComponent(request.url.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
}

/** The file or folder with this path, or undefined where that is outside `root`. */
function locate(root, base, path) {
  if (!path.startsWith(base) || path.includes('\0')) return undefined;
  const file = resolve(join(root, path.slice(base.length)));
  return file === root || file.startsWith(root + sep) ? file : undefined;
}

/** The file with its size and validator, or undefined where there is none. */
async function describe(file) {
  const stats = await stat(file).catch(() => undefined);
  if (!stats?.isFile()) return undefined;
  return { file, size: stats.size, etag: `"${stats.size}-${Math.round(stats.mtimeMs)}"` };
}

function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

async function answer(root, base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, 'Only GET and HEAD are answered here.');
  }
  const path = pathOf(request);
  if (path !== undefined && `${path}/` === base) {
    return void response.writeHead(301, { Location: encodeURI(base) }).end();
  }
  const place = path && locate(root, base, path);
  const found = place && (await describe(path.endsWith('/') ? join(place, 'index.html') : place));
  if (!found) return refuse(response, 404, 'Not found.');

  const headers = { 'Cache-Control': 'no-cache', ETag: found.etag };
  if (request.headers['if-none-match'] === found.etag) {
    return void response.writeHead(304, headers).end();
  }
  response.writeHead(200, {
    ...headers,
    'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') return void response.end();
  await pipeline(createReadStream(found.file), response);
}

/**
 * Serves `folder` under `base`, a path with a slash at both ends, not percent-encoded. Port 0 is any free one.
 * @param {string} folder
 * @param {{ port?: number, host?: string, base?: string }} [options]
 * @returns {Promise<{ readonly url: string, close(): Promise<void> }>} url ends with `base`, encoded
 */
export function serve(folder, { port = 0, host = '127.0.0.1', base = '/' } = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(root, base, request, response).catch(() => response.destroy()); // the reader has gone
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' ? address?.port : port;
      done({ url: `http://${host}:${actual}${encodeURI(base)}`, close: () => close(server) });
    });
  });
}

/** Ends the server and every connection that is still open. */
function close(server) {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/**
 * Serves on the first free port from `port` upwards.
 * @param {string} folder
 * @param {{ port: number, tries?: number, host?: string, base?: string }} options
 */
export async function serveFrom(folder, { port, tries = 20, ...rest }) {
  for (let offset = 0; offset < tries; offset++) {
    try {
      return await serve(folder, { ...rest, port: port + offset });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`The ports ${port} to ${port + tries - 1} are all in use.`);
}

/**
 * Addresses of a server that listens on every interface: first for this machine, then for others in its networks.
 * @param {string} url as `serve` gives it, with any host
 * @param {ReturnType<typeof networkInterfaces>} [interfaces]
 * @returns {string[]}
 */
export function addressesOf(url, interfaces = networkInterfaces()) {
  const known = Object.values(interfaces).flatMap((list) => list ?? []);
  const others = known.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return ['127.0.0.1', ...others.map(({ address }) => address)].map(
    (host) => Object.assign(new URL(url), { hostname: host }).href,
  );
}
