import type { Remote } from 'comlink';
import type {
  AtlasApi,
  Feed,
  Layout,
  OnProgress,
  PlacesMessage,
  QualityMessage,
} from '../../workers/atlas-api';
import type { HistoryMessage } from '../../workers/api';
import { allowanceFor, told } from './live-worker';
import { lendTo, startRoom, type Lend, type LiveRoom } from './room';

type Live = LiveRoom<'atlas'>;

/**
 * The page's side of the map's worker: starts it when it is first asked, and again where it has died. Calls throw AbortError
 * once their signal is raised, and WorkerError where the worker dies.
 */
export class AtlasClient {
  readonly #lend: Lend;
  readonly #ratings: () => number;
  #live: Live | undefined;
  #jobs = 0;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: () => number = () => 0) {
    this.#lend = lend;
    this.#ratings = ratings;
  }

  models() {
    return this.#call((api) => api.models());
  }

  projections() {
    return this.#call((api) => api.projections());
  }

  feed(feed: Feed, signal: AbortSignal, onProgress: OnProgress) {
    return this.#job(signal, (api, job) => api.feed(feed, job, told(onProgress)));
  }

  project(
    feed: Feed,
    layout: Layout,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<PlacesMessage> {
    return this.#job(signal, (api, job) => api.project(feed, layout, job, told(onProgress)));
  }

  quality(
    feed: Feed,
    layout: Layout,
    question: Parameters<AtlasApi['quality']>[2],
    signal: AbortSignal,
  ): Promise<QualityMessage> {
    return this.#job(signal, (api, job) => api.quality(feed, layout, question, job));
  }

  neighbours(...question: Parameters<AtlasApi['neighbours']>) {
    return this.#call((api) => api.neighbours(...question));
  }

  place(...question: Parameters<AtlasApi['place']>) {
    return this.#call((api) => api.place(...question));
  }

  trail(...question: Parameters<AtlasApi['trail']>) {
    return this.#call((api) => api.trail(...question));
  }

  steer(...question: Parameters<AtlasApi['steer']>) {
    return this.#call((api) => api.steer(...question));
  }

  regions(feed: Feed, layout: Layout, signal: AbortSignal) {
    return this.#job(signal, (api, job) => api.regions(feed, layout, job));
  }

  clusters(feed: Feed, signal: AbortSignal) {
    return this.#job(signal, (api, job) => api.clusters(feed, job));
  }

  terms(films: Uint32Array) {
    return this.#call((api) => api.terms(films));
  }

  path(feed: Feed, ends: { readonly from: number; readonly to: number }, signal: AbortSignal) {
    return this.#job(signal, (api, job) => api.path(feed, ends, job));
  }

  moreLike(...question: Parameters<AtlasApi['moreLike']>) {
    return this.#call((api) => api.moreLike(...question));
  }

  snapshots(
    feed: Feed,
    layout: Layout,
    history: HistoryMessage,
    signal: AbortSignal,
    onProgress: OnProgress,
  ) {
    return this.#job(signal, (api, job) =>
      api.snapshots(feed, layout, history, job, told(onProgress)),
    );
  }

  factors(feed: Feed) {
    return this.#call((api) => api.factors(feed));
  }

  /** Ends the worker; the next question starts another, which borrows what is open then. */
  stop(): void {
    this.#live?.stop(
      Object.assign(new Error('The map is not needed any more.'), { name: 'AbortError' }),
    );
    this.#live = undefined;
  }

  async #job<T>(
    signal: AbortSignal,
    call: (api: Remote<AtlasApi>, job: number) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const job = ++this.#jobs;
    const live = this.#alive();
    const cancel = () => void live.race(live.api.cancel(job)).catch(() => {}); // a dead worker has stopped already
    signal.addEventListener('abort', cancel);
    try {
      return await live.race(call(live.api, job));
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  #call<T>(call: (api: Remote<AtlasApi>) => Promise<T>): Promise<T> {
    const live = this.#alive();
    return live.race(call(live.api));
  }

  #alive(): Live {
    if (this.#live) return this.#live;
    const live = startRoom('atlas', {
      allowance: () => allowanceFor(this.#ratings()),
      onDeath: () => {
        if (this.#live === live) this.#live = undefined;
      },
    });
    this.#live = live;
    lendTo(live, this.#lend, (reason) => {
      live.stop(reason);
      if (this.#live === live) this.#live = undefined;
    });
    return live;
  }
}
