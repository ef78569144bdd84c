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
import { LentRoom } from './lent-room';
import { told } from './live-worker';
import type { Lend } from './room';

/**
 * The page's side of the map's worker: starts it when it is first asked, and again where it has died. Calls throw AbortError
 * once their signal is raised, and WorkerError where the worker dies.
 */
export class AtlasClient {
  readonly #room: LentRoom<'atlas'>;
  #jobs = 0;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: () => number = () => 0) {
    this.#room = new LentRoom('atlas', lend, ratings);
  }

  models() {
    return this.#room.ask((api) => api.models());
  }

  projections() {
    return this.#room.ask((api) => api.projections());
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
    return this.#room.ask((api) => api.neighbours(...question));
  }

  place(...question: Parameters<AtlasApi['place']>) {
    return this.#room.ask((api) => api.place(...question));
  }

  trail(...question: Parameters<AtlasApi['trail']>) {
    return this.#room.ask((api) => api.trail(...question));
  }

  steer(...question: Parameters<AtlasApi['steer']>) {
    return this.#room.ask((api) => api.steer(...question));
  }

  regions(feed: Feed, layout: Layout, signal: AbortSignal) {
    return this.#job(signal, (api, job) => api.regions(feed, layout, job));
  }

  clusters(feed: Feed, signal: AbortSignal) {
    return this.#job(signal, (api, job) => api.clusters(feed, job));
  }

  terms(films: Uint32Array) {
    return this.#room.ask((api) => api.terms(films));
  }

  path(feed: Feed, ends: { readonly from: number; readonly to: number }, signal: AbortSignal) {
    return this.#job(signal, (api, job) => api.path(feed, ends, job));
  }

  moreLike(...question: Parameters<AtlasApi['moreLike']>) {
    return this.#room.ask((api) => api.moreLike(...question));
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
    return this.#room.ask((api) => api.factors(feed));
  }

  /** Ends the worker; the next question starts another, which borrows what is open then. */
  stop(): void {
    this.#room.stop();
  }

  async #job<T>(
    signal: AbortSignal,
    call: (api: Remote<AtlasApi>, job: number) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const job = ++this.#jobs;
    const live = this.#room.alive();
    const cancel = () => void live.race(live.api.cancel(job)).catch(() => {}); // a dead worker has stopped already
    signal.addEventListener('abort', cancel);
    try {
      return await live.race(call(live.api, job));
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }
}
