import type { Remote } from 'comlink';
import type { Fit } from '../core/search/plan';
import type { FitScore } from '../core/search/scores';
import type {
  BenchApi,
  BenchModel,
  BenchPlan,
  BenchProtocol,
  BenchSearch,
  BenchTask,
  FoldResult,
  ListQuestion,
  OnBenchProgress,
  ScoreResult,
  ShownFilm,
} from '../../workers/bench-api';
import { allowanceFor, told } from './live-worker';
import { lendTo, startRoom, type Lend, type LiveRoom } from './room';

/** Each worker has a copy of the data set; one core is left to the page. */
const MOST_WORKERS = 3;
const usualSize = () =>
  Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1));

/** A worker that has had nothing to do for so long is ended. */
const IDLE_MS = 30_000;

/** How long a cancelled job may take to stop by itself before its worker is ended. */
const PATIENCE_MS = 2000;

type Live = LiveRoom<'bench'>;

/** A piece of work that waits for a worker. */
interface Waiting {
  readonly take: (live: Live) => void;
  readonly refuse: (reason: Error) => void;
  readonly first: boolean;
}

/**
 * The page's side of the Lab's workers: starts them when there is work, hands it out in the order in which it came, and
 * ends them when there is none. Calls throw AbortError once their signal is raised. Work whose worker dies is given to
 * another once; WorkerError where that dies too.
 */
export class BenchClient {
  /** How many workers there are at most. */
  readonly size: number;
  readonly #lend: Lend;
  readonly #ratings: () => number;
  readonly #all = new Set<Live>();
  readonly #idle: Live[] = [];
  readonly #waiting: Waiting[] = [];
  #jobs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: () => number = () => 0, size = usualSize()) {
    this.#lend = lend;
    this.#ratings = ratings;
    this.size = size;
  }

  plan(protocol: BenchProtocol): Promise<BenchPlan> {
    return this.#work((api) => api.plan(protocol), { first: true });
  }

  run(task: BenchTask, signal: AbortSignal, onProgress: OnBenchProgress): Promise<FoldResult> {
    return this.#work((api, job) => api.run(task, job, told(onProgress)), { signal });
  }

  score(
    search: BenchSearch,
    fit: Fit,
    signal: AbortSignal,
    onProgress: OnBenchProgress,
  ): Promise<ScoreResult> {
    return this.#work((api, job) => api.score(search, fit, job, told(onProgress)), { signal });
  }

  /** Goes before fits that wait. */
  recall(search: BenchSearch, fits: readonly Fit[]): Promise<readonly (FitScore | undefined)[]> {
    return this.#work((api) => api.recall(search, fits), { first: true });
  }

  /** Goes before fits that wait. */
  measure(...question: Parameters<BenchApi['measure']>) {
    return this.#work((api) => api.measure(...question), { first: true });
  }

  forYou(
    model: BenchModel,
    seed: number,
    question: ListQuestion,
    signal: AbortSignal,
    onProgress: OnBenchProgress,
  ): Promise<readonly ShownFilm[]> {
    return this.#work((api, job) => api.forYou(model, seed, question, job, told(onProgress)), {
      signal,
    });
  }

  /** Ends every worker; the next question starts others, which borrow what is open then. */
  stop(): void {
    clearTimeout(this.#timer);
    const reason = Object.assign(new Error('The Lab is not needed any more.'), {
      name: 'AbortError',
    });
    for (const { refuse } of this.#waiting.splice(0)) refuse(reason);
    for (const live of this.#all) live.stop(reason);
    this.#all.clear();
    this.#idle.length = 0;
  }

  /** @param first Whether it goes before what waits already. */
  async #work<T>(
    call: (api: Remote<BenchApi>, job: number) => Promise<T>,
    { signal, first = false }: { readonly signal?: AbortSignal; readonly first?: boolean },
  ): Promise<T> {
    for (let again = false; ; again = true) {
      const live = await this.#turn(first);
      try {
        signal?.throwIfAborted();
        return await this.#ask(live, call, signal);
      } catch (error) {
        if (!live.lost || again || signal?.aborted) throw error;
      } finally {
        this.#leave(live);
      }
    }
  }

  async #ask<T>(
    live: Live,
    call: (api: Remote<BenchApi>, job: number) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const job = ++this.#jobs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      void live.race(live.api.cancel(job)).catch(() => {}); // a dead worker has stopped already
      timer = setTimeout(() => this.#end(live, signal?.reason as Error), PATIENCE_MS);
    };
    signal?.addEventListener('abort', cancel);
    try {
      return await live.race(call(live.api, job));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** A worker that has nothing else to do. */
  #turn(first: boolean): Promise<Live> {
    clearTimeout(this.#timer);
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (this.#all.has(idle)) return Promise.resolve(idle); // others have died unasked
    }
    if (this.#all.size < this.size) return new Promise((resolve) => resolve(this.#started()));
    return new Promise((take, refuse) => {
      const at = first ? this.#waiting.findIndex((other) => !other.first) : -1;
      this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, { take, refuse, first });
    });
  }

  /** A worker has done its work, or is gone and leaves its place. */
  #leave(live: Live): void {
    const next = this.#waiting.shift();
    if (next) this.#hand(next, live);
    else if (this.#all.has(live)) this.#idle.push(live);
    if (this.#idle.length < this.#all.size) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stop(), IDLE_MS);
  }

  #hand({ take, refuse }: Waiting, live: Live): void {
    try {
      take(this.#all.has(live) ? live : this.#started());
    } catch (error) {
      refuse(error as Error); // the browser starts no worker
    }
  }

  #end(live: Live, reason: Error): void {
    live.stop(reason);
    this.#all.delete(live);
  }

  #started(): Live {
    const live: Live = startRoom('bench', {
      allowance: () => allowanceFor(this.#ratings()),
      onDeath: () => this.#all.delete(live),
    });
    this.#all.add(live);
    lendTo(live, this.#lend, (reason) => this.#end(live, reason));
    return live;
  }
}
