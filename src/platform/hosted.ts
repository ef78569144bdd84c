import { datasets as built } from 'virtual:datasets';

/** A data set that can be fetched from the page's own origin. */
export interface DatasetSource {
  /** Name of the release, such as `ml-latest-small`. */
  readonly name: string;
  /** Absolute address: a worker in a blob cannot resolve a relative one. */
  readonly url: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** True where the ratings were generated, not given by people. */
  readonly simulated: boolean;
}

/** What `registerOffline` reports. */
export interface OfflineEvents {
  /** A newer version is stored and waits; `reload` switches to it and opens it. */
  onUpdateReady(reload: () => void): void;
  /** Everything the page needs is on this device: it opens without a network. */
  onReady(): void;
}

/** The data sets this build holds, best first. */
export const datasets: readonly DatasetSource[] = built.map(({ file, ...rest }) => ({
  ...rest,
  url: new URL(`data/${file}`, document.baseURI).href,
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

/**
 * Keeps the built page on this device for use without a network. Does nothing in dev and where
 * service workers do not exist, as over plain http. Call it once the data have been read, so that
 * storing them does not slow their first use.
 */
export function registerOffline(events: OfflineEvents): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker
    .register(new URL('service-worker.js', document.baseURI), { updateViaCache: 'none' })
    .then((registration) => {
      watch(registration, events);
      return serviceWorker.ready;
    })
    .then(() => events.onReady())
    .catch(() => {}); // refused, or some file did not arrive: the page only needs the network again
}
