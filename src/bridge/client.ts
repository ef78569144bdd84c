import { transfer, type Remote } from 'comlink';
import type {
  FitRequest,
  FitSummary,
  HistoryMessage,
  Library,
  OnFit,
  OnLoad,
  PassedMessage,
  PickQuestion,
  ServingApi,
  Source,
  WorkerApi,
} from '../../workers/api';
import RecommenderWorker from '../../workers/recommender.worker.ts?worker&inline';
import { LiveWorker, allowanceFor, started, told, workerError } from './live-worker';

/** How long a cancelled fit may take to stop by itself before its worker is ended. */
const PATIENCE_MS = 2000;

/**
 * At most this many fits at a time: one core is left to the page and the serving worker. But two even where there are two
 * cores, so that what ranks and what predicts train side by side; answers take milliseconds and do not suffer
 * (npm run bench:page).
 */
const FITS_AT_ONCE = Math.max(2, (navigator.hardwareConcurrency || 2) - 1);

/** Of a zip of MovieLens. */
const BYTES_PER_RATING = 10;

/** The page's side of the contract: starts workers when needed, cancels, and turns crashes into rejections. */
export class WorkerClient {
  #serving: LiveWorker<WorkerApi> | undefined;
  #fitting = 0;
  #jobs = 0;
  /** How many ratings workers deal with, as far as is known. */
  #ratings = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #onServingDeath: (reason: Error) => void;

  /** @param onServingDeath The serving worker died: its data set and fits must be opened again. */
  constructor(onServingDeath: (reason: Error) => void) {
    this.#onServingDeath = onServingDeath;
  }

  async open(source: Source, onProgress: OnLoad): Promise<Library> {
    this.#ratings = Math.max(this.#ratings, bytesOf(source) / BYTES_PER_RATING);
    const library = await this.#call((api) => api.open(source, told(onProgress)));
    this.#ratings = library.ratings;
    return library;
  }

  restore(request: FitRequest): Promise<FitSummary | undefined> {
    return this.#call((api) => api.restore(request));
  }

  picks(history: HistoryMessage, dismissed: Uint32Array, count: number, question?: PickQuestion) {
    return this.#call((api) => api.picks(history, dismissed, count, question));
  }

  rows(...question: Parameters<ServingApi['rows']>) {
    return this.#call((api) => api.rows(...question));
  }

  groups(count: number) {
    return this.#call((api) => api.groups(count));
  }

  predict(history: HistoryMessage) {
    return this.#call((api) => api.predict(history));
  }

  film(film: number, history: HistoryMessage) {
    return this.#call((api) => api.film(film, history));
  }

  why(...question: Parameters<ServingApi['why']>) {
    return this.#call((api) => api.why(...question));
  }

  holdBack(history: HistoryMessage, films: Uint32Array) {
    return this.#call((api) => api.holdBack(history, films));
  }

  people(history: HistoryMessage, dismissed: Uint32Array) {
    return this.#call((api) => api.people(history, dismissed));
  }

  shared(history: HistoryMessage, id: number) {
    return this.#call((api) => api.shared(history, id));
  }

  user(id: number) {
    return this.#call((api) => api.user(id));
  }

  closest(film: number) {
    return this.#call((api) => api.closest(film));
  }

  questions(history: HistoryMessage, passed: PassedMessage, count: number) {
    return this.#call((api) => api.questions(history, passed, count));
  }

  /** Lets another worker borrow a data set through this port, for as long as it is the one that is open. */
  lend(port: MessagePort, sha256: string) {
    return this.#call((api) => api.lend(transfer(port, [port]), sha256));
  }

  stored() {
    return this.#call((api) => api.stored());
  }

  forgetDataset(sha256: string) {
    return this.#call((api) => api.forgetDataset(sha256));
  }

  forgetFits() {
    return this.#call((api) => api.forgetFits());
  }

  requests() {
    return this.#call((api) => api.requests());
  }

  forgetAll() {
    return this.#call((api) => api.forgetAll());
  }

  /**
   * Fits in a worker of its own; one that dies is replaced once. Throws AbortError once the signal is raised, and
   * WorkerError where the second died too, or the serving worker did.
   */
  async fit(request: FitRequest, onProgress: OnFit, signal: AbortSignal): Promise<FitSummary> {
    await this.#turn();
    try {
      for (let replaced = false; ; replaced = true) {
        signal.throwIfAborted();
        const live = this.#watched();
        try {
          return await this.#fitIn(live, request, onProgress, signal);
        } catch (error) {
          if (!live.lost || signal.aborted) throw error;
          if (replaced) throw lostTwice(error as Error); // what a lost worker's calls are rejected with
        } finally {
          live.stop(new Error('The fit is over.'));
        }
      }
    } finally {
      this.#leave();
    }
  }

  async #fitIn(
    live: LiveWorker<WorkerApi>,
    request: FitRequest,
    onProgress: OnFit,
    signal: AbortSignal,
  ): Promise<FitSummary> {
    const job = ++this.#jobs;
    const { port1, port2 } = new MessageChannel();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      void this.#tell((api) => api.cancel(job));
      timer = setTimeout(() => live.stop(signal.reason as Error), PATIENCE_MS);
    };
    signal.addEventListener('abort', cancel);
    try {
      await live.race(live.api.attach(transfer(port2, [port2])));
      signal.throwIfAborted(); // cancelled while it started: the serving worker knows nothing of it yet
      const fitted = this.#call((api) =>
        api.fit(request, job, transfer(port1, [port1]), told(onProgress)),
      );
      return await live.race(fitted);
    } catch (error) {
      // Where the job died, the serving worker would wait for its answer for ever.
      await this.#tell((api) => api.abandon(job));
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Waits until fewer than FITS_AT_ONCE are running; a place that is left goes to the first who waits. */
  async #turn(): Promise<void> {
    if (this.#fitting < FITS_AT_ONCE) this.#fitting += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#fitting -= 1;
  }

  async #call<T>(call: (api: Remote<WorkerApi>) => Promise<T>): Promise<T> {
    this.#serving ??= this.#started();
    return this.#serving.race(call(this.#serving.api));
  }

  /** Says something to the serving worker that means nothing to another: none is started for it. */
  async #tell(say: (api: Remote<ServingApi>) => Promise<void>): Promise<void> {
    await this.#serving?.race(say(this.#serving.api)).catch(() => {}); // a dead worker has stopped already
  }

  #started(): LiveWorker<WorkerApi> {
    const live = this.#watched((reason) => {
      if (this.#serving === live) this.#serving = undefined;
      this.#onServingDeath(reason);
    });
    return live;
  }

  #watched(onDeath?: (reason: Error) => void): LiveWorker<WorkerApi> {
    const allowance = () => allowanceFor(this.#ratings);
    return new LiveWorker<WorkerApi>(
      started(() => new RecommenderWorker()),
      { allowance, ...(onDeath && { onDeath }) },
    );
  }
}

/** Size of a source's archive; 0 where it has none. */
function bytesOf(source: Source): number {
  switch (source.kind) {
    case 'url':
      return source.bytes;
    case 'file':
      return source.blob.size;
    case 'kept':
      return 0;
  }
}

function lostTwice({ message }: Error): Error {
  return workerError(
    `${message} It was started twice; memory may be short. Close other tabs, then train again.`,
  );
}
