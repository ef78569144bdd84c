// Cache first, for exactly the files of one build. FILES and VERSION are filled in by the build.
const FILES = '__FILES__';
const VERSION = '__VERSION__';

// Caches belong to the whole origin, which other pages and other copies of this one may share.
const PREFIX = `matinee ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

const listed = new Set(FILES.map((file) => new URL(file, self.registration.scope).href));
const home = new URL('./', self.registration.scope).href;

/** One file as it is kept. Throws where the host has another answer than the file. */
async function obtain(url) {
  // Ask the server: the browser's own cache may hold files of an older build.
  const response = await fetch(url, { cache: 'no-cache' });
  const { ok, status, statusText, headers, redirected, body } = response;
  const page = (headers.get('Content-Type') ?? '').startsWith('text/html');
  if (!ok || (page && url !== home)) throw new Error(`${url}: got ${page ? 'a page' : status}`);
  // A navigation may not be answered with what remembers a redirect, as from ./ to index.html.
  return redirected ? new Response(body, { status, statusText, headers }) : response;
}

async function install() {
  const files = await Promise.all([...listed].map(async (url) => [url, await obtain(url)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([url, file]) => cache.put(url, file)));
}

async function removeOldCaches() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The listed address that answers a request, or undefined where the request is none of ours. */
function addressOf(request) {
  if (request.method !== 'GET') return undefined;
  const url = new URL(request.url);
  url.hash = '';
  if (request.mode === 'navigate') url.search = '';
  if (url.href === `${home}index.html`) return home;
  return listed.has(url.href) ? url.href : undefined;
}

async function answer(request, address) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
// The page that was open before is served from now on too: what it loads later must come without a network.
self.addEventListener('activate', (event) =>
  event.waitUntil(removeOldCaches().then(() => self.clients.claim())),
);
self.addEventListener('fetch', (event) => {
  const address = addressOf(event.request);
  if (address) event.respondWith(answer(event.request, address));
});
// An update waits until the visitor asks for it.
self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') void self.skipWaiting();
});
