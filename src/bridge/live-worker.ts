import { proxy, wrap, type Remote } from 'comlink';
import type { WorkerApi } from '../../workers/api';

const PING_EVERY_MS = 1000;

/**
 * A worker that is silent for so many ticks of the timer is dead; one that lives pauses for 40 ms at most, but for what it
 * does in one go with a large data set. Ticks, not milliseconds: no clock that jumps while the computer sleeps, and no
 * timer that a hidden tab slows down, makes them more.
 */
const DEAD_AFTER_TICKS = 5;

/** A worker may be silent for a second longer for each so many ratings; arranging 10 million takes it five. */
const RATINGS_PER_SECOND = 500_000;

/** Further ticks of silence that a worker is allowed which deals with so many ratings. */
export const allowanceFor = (ratings: number) => Math.floor(ratings / RATINGS_PER_SECOND);

/** What every worker answers. */
interface Pinged {
  ping(): void;
}

/** How a worker is watched. */
export interface Watching {
  /** Called when it dies by itself, not when it is stopped. */
  readonly onDeath?: (reason: Error) => void;
  /** Further ticks of silence that it is allowed at this moment; none by default. */
  readonly allowance?: () => number;
}

/** What every call to a worker that is gone is rejected with; the message can be shown. */
export function workerError(message: string): Error {
  return Object.assign(new Error(message), { name: 'WorkerError' });
}

/** An error that nobody caught has ended it; browsers begin the message with what it is to them. */
const stoppedBy = (message: string) =>
  workerError(`The worker stopped: ${message.replace(/^Uncaught (\w*Error: )?|\.$/g, '')}.`);

/** The worker never ran: its file is refused, or the browser has workers switched off. */
const notStarted = () =>
  workerError('The worker did not start: this browser, or an extension in it, does not allow it.');

/** Starts a script; throws WorkerError where the browser refuses at once. */
export function started(start: () => Worker): Worker {
  try {
    return start();
  } catch {
    throw notStarted(); // for whatever reason: a policy, an extension, no memory for a thread
  }
}

/** A callback that a worker can call. What it returns stays here: not everything can be sent back. */
export function told<T>(callback: (value: T) => void) {
  return proxy((value: T) => void callback(value));
}

/**
 * A worker and whether it lives. Comlink leaves calls pending for ever when their worker dies, and neither terminate()
 * nor an endless loop fires an event; so calls race its death, and it is pinged for as long as one is under way.
 */
export class LiveWorker<Api extends Pinged = WorkerApi> {
  /** What the worker exposes. Wrapped once: each wrapping listens for as long as the worker lives. */
  readonly api: Remote<Api>;
  readonly #worker: Worker;
  readonly #pinged: Remote<Pinged>;
  readonly #died: Promise<never>;
  #reject: (reason: Error) => void = () => {};
  readonly #onDeath: (reason: Error) => void;
  readonly #allowance: () => number;
  #calls = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Ticks since the ping that has no answer yet; undefined where none is out. */
  #silent: number | undefined;
  #alive = true;
  #lost = false;

  /** Whether it died by itself. */
  get lost(): boolean {
    return this.#lost;
  }

  constructor(worker: Worker, { onDeath = () => {}, allowance = () => 0 }: Watching = {}) {
    this.#worker = worker;
    this.api = wrap<Api>(worker);
    this.#pinged = this.api; // every worker answers a ping
    this.#onDeath = onDeath;
    this.#allowance = allowance;
    this.#died = new Promise<never>((_, reject) => (this.#reject = reject));
    this.#died.catch(() => {}); // nobody may be waiting
    worker.onerror = ({ message }) => this.#die(message ? stoppedBy(message) : notStarted());
    worker.onmessageerror = () => this.#die(workerError('The worker’s answer could not be read.'));
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

  #die(reason: Error): void {
    if (!this.#alive) return;
    this.#lost = true;
    this.stop(reason);
    this.#onDeath(reason);
  }

  #watch(): void {
    if (this.#timer !== undefined || !this.#alive) return;
    this.#timer = setInterval(() => this.#tick(), PING_EVERY_MS);
  }

  #unwatch(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silent = undefined;
  }

  #tick(): void {
    if (this.#silent === undefined) {
      this.#silent = 0;
      void this.#pinged.ping().then(() => (this.#silent = undefined));
      return;
    }
    this.#silent += 1;
    if (this.#silent >= DEAD_AFTER_TICKS + this.#allowance()) {
      this.#die(workerError('The worker stopped answering.'));
    }
  }
}
