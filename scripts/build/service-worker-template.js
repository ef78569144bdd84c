// Cache first, for exactly the files of one build. FILES and VERSION are filled in by the build.
const FILES = '__FILES__';
const VERSION = '__VERSION__';

// Caches belong to the whole origin, which other pages and other copies of this one may share.
const PREFIX = `matinee ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

/** The integrity of every file, by address. */
const listed = new Map(
  Object.entries(FILES).map(([file, hash]) => [new URL(file, self.registration.scope).href, hash]),
);
const home = new URL('./', self.registration.scope).href;

/** One file as it is kept. Throws where the host has another than this build's: a page in its place, or a newer one. */
async function obtain(url) {
  // Ask the server: the browser's own cache may hold files of an older build.
  const response = await fetch(url, { cache: 'no-cache', integrity: listed.get(url) });
  const { ok, status, statusText, headers, redirected, body } = response;
  if (!ok) throw new Error(`${url}: got ${status}`);
  // A navigation may not be answered with what remembers a redirect, as from ./ to index.html.
  return redirected ? new Response(body, { status, statusText, headers }) : response;
}

/** Fetches these files and then keeps them: all or none. */
async function keep(urls) {
  const files = await Promise.all(urls.map(async (url) => [url, await obtain(url)]));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([url, file]) => cache.put(url, file)));
}

async function install() {
  try {
    await keep([...listed.keys()]);
  } catch (error) {
    await caches.delete(CACHE); // half of it is no use, and takes room
    throw error;
  }
}

/** Whether every file is kept, those included that the browser has dropped and the host still has. */
async function complete() {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return keep([...listed.keys()].filter((url) => !kept.has(url))).then(
    () => true,
    () => false,
  );
}

async function removeOldCaches() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The listed address that answers a request, or undefined where the request is none of ours. */
function addressOf(request) {
  if (request.method !== 'GET' || request.headers.has('Range')) return undefined;
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
self.addEventListener('message', (event) => {
  // An update waits until the visitor asks for it.
  if (event.data === 'SKIP_WAITING') void self.skipWaiting();
  if (event.data === 'COMPLETE') {
    const [port] = event.ports;
    event.waitUntil(complete().then((answer) => port.postMessage(answer)));
  }
});
