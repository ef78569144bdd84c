import { wrap, type Remote } from 'comlink';
import type { WorkerApi } from '../../workers/api';

const PING_EVERY_MS = 2000;

/** A worker that leaves a ping unanswered for this long is dead; it pauses for 40 ms at most otherwise. */
const DEAD_AFTER_MS = 5000;

/**
 * A worker and whether it lives. Comlink leaves calls pending for ever when their worker dies, and neither terminate()
 * nor an endless loop fires an event; so calls race its death, and it is pinged for as long as one is under way.
 */
export class LiveWorker {
  /** What the worker exposes. Wrapped once: each wrapping listens for as long as the worker lives. */
  readonly api: Remote<WorkerApi>;
  readonly #worker: Worker;
  readonly #died: Promise<never>;
  #reject: (reason: Error) => void = () => {};
  readonly #onDeath: ((reason: Error) => void) | undefined;
  #calls = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** When the ping was sent that has no answer yet. A hidden tab's timers may be minutes apart, so silence alone proves nothing. */
  #asked: number | undefined;
  #alive = true;
  #lost = false;

  /** Whether it died by itself. */
  get lost(): boolean {
    return this.#lost;
  }

  /** @param onDeath Called when it dies by itself, not when it is stopped. */
  constructor(worker: Worker, onDeath?: (reason: Error) => void) {
    this.#worker = worker;
    this.api = wrap<WorkerApi>(worker);
    this.#onDeath = onDeath;
    this.#died = new Promise<never>((_, reject) => (this.#reject = reject));
    this.#died.catch(() => {}); // nobody may be waiting
    worker.onerror = ({ message }) => this.#die(message || 'it did not start');
  }

  /** The call's result, or a rejection once the worker is dead. */
  async race<T>(call: Promise<T>): Promise<T> {
    this.#calls += 1;
    this.#watch();
    try {
      return await Promise.race([call, this.#died]);
    } finally {
      this.#calls -= 1;
      if (this.#calls === 0) this.#unwatch();
    }
  }

  /** Ends the worker; calls under way are rejected with the reason. */
  stop(reason: Error): void {
    this.#alive = false;
    this.#unwatch();
    this.#worker.terminate();
    this.#reject(reason);
  }

  #die(what: string): void {
    if (!this.#alive) return;
    this.#lost = true;
    const reason = Object.assign(new Error(`The worker stopped: ${what}.`), {
      name: 'WorkerError',
    });
    this.stop(reason);
    this.#onDeath?.(reason);
  }

  #watch(): void {
    if (this.#timer !== undefined || !this.#alive) return;
    this.#timer = setInterval(() => {
      if (this.#asked === undefined) {
        this.#asked = performance.now();
        void this.api.ping().then(() => (this.#asked = undefined));
      } else if (performance.now() - this.#asked > DEAD_AFTER_MS) {
        this.#die('it does not answer');
      }
    }, PING_EVERY_MS);
  }

  #unwatch(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
