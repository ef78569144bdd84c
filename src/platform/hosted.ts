import { datasets } from 'virtual:datasets';
import type { BuiltIn, OfflineEvents, Platform } from './platform';

const addressOf = (file: string) => new URL(`data/${file}`, document.baseURI).href;

const builtIn: readonly BuiltIn[] = datasets.map(({ file, readme, ...about }) => ({
  ...about,
  source: () => ({ kind: 'url', ...about, url: addressOf(file) }),
  async readme() {
    const response = await fetch(addressOf(readme));
    if (!response.ok) throw new Error(`${readme}: got ${response.status} from this page's server.`);
    return response.text();
  },
}));

/** Lets the waiting version take over, then reloads into it. */
function switchTo(registration: ServiceWorkerRegistration): void {
  const { waiting } = registration;
  if (!waiting) {
    location.reload(); // another tab has switched already
    return;
  }
  // Not `controllerchange`: a page that was loaded past the service worker never gets that.
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') location.reload();
  });
  waiting.postMessage('SKIP_WAITING');
}

function watch(registration: ServiceWorkerRegistration, events: OfflineEvents): void {
  const report = () => events.onUpdateReady(() => switchTo(registration));
  if (registration.waiting) report();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      // Without a version in charge this is the first one, which does not wait.
      if (installing.state === 'installed' && registration.active) report();
    });
  });
}

/** Whether the service worker has all that the page needs; it fetches what the browser has dropped. */
function isComplete(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage('COMPLETE', [port2]);
  });
}

/** Does nothing in dev and where service workers do not exist, as over plain http. */
function registerOffline(events: OfflineEvents): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker
    .register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' })
    .then(async (registration) => {
      watch(registration, events);
      const { active } = await serviceWorker.ready;
      if (active && (await isComplete(active))) events.onReady();
    })
    .catch(() => {}); // refused, or some file did not arrive: the page only needs the network again
}

/** The page on a web server, with its data beside it and a service worker that keeps them. */
export const platform: Platform = { builtIn, registerOffline };
