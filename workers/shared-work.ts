import type { OnProgress } from './atlas-api';

/** Somebody who waits for a piece of work. */
export interface Waiting {
  /** Ends the waiting, and the work where nobody else waits. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** Does a piece of work; throws AbortError soon after its signal is raised. */
type Work<T> = (signal: AbortSignal, onProgress: OnProgress) => Promise<T>;

interface Piece<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  readonly listeners: Set<OnProgress>;
  waiting: number;
  done: boolean;
}

/**
 * Results by key: each is worked out once for all who ask while it is under way, and the last few are recalled afterwards.
 * Work that nobody waits for any more is cancelled and forgotten at once; so is what failed.
 */
export class SharedWork<T> {
  readonly #pieces = new Map<string, Piece<T>>();
  readonly #remembered: number;

  /** @param remembered How many results are recalled: those that were asked for last. */
  constructor(remembered: number) {
    this.#remembered = remembered;
  }

  /** Throws AbortError once the asker's own signal is raised. */
  async get(key: string, work: Work<T>, { signal, onProgress }: Waiting = {}): Promise<T> {
    signal?.throwIfAborted();
    const piece = this.#pieces.get(key) ?? begin(work);
    this.#keep(key, piece);
    piece.waiting += 1;
    if (onProgress) piece.listeners.add(onProgress);
    try {
      const result = await (signal ? Promise.race([piece.result, raised(signal)]) : piece.result);
      piece.done = true;
      return result;
    } catch (error) {
      if (!signal?.aborted) this.#forget(key, piece);
      throw error;
    } finally {
      piece.waiting -= 1;
      if (onProgress) piece.listeners.delete(onProgress);
      if (piece.waiting === 0 && !piece.done) {
        piece.controller.abort();
        this.#forget(key, piece);
      }
    }
  }

  /** As the latest; older ones that are done go. */
  #keep(key: string, piece: Piece<T>): void {
    this.#pieces.delete(key);
    this.#pieces.set(key, piece);
    const done = [...this.#pieces].filter(([, other]) => other.done);
    for (const [old] of done.slice(0, Math.max(0, done.length - this.#remembered)))
      this.#pieces.delete(old);
  }

  #forget(key: string, piece: Piece<T>): void {
    if (this.#pieces.get(key) === piece) this.#pieces.delete(key);
  }
}

function begin<T>(work: Work<T>): Piece<T> {
  const controller = new AbortController();
  const listeners = new Set<OnProgress>();
  const tell: OnProgress = (progress) => listeners.forEach((listener) => listener(progress));
  const result = work(controller.signal, tell);
  result.catch(() => {}); // who has stopped waiting does not hear of it
  return { result, controller, listeners, waiting: 0, done: false };
}

/** Rejects once a signal is raised. */
function raised(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
}
