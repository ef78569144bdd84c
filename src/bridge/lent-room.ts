import type { Remote } from 'comlink';
import type { RoomApi, RoomName } from '../../workers/rooms';
import { allowanceFor } from './live-worker';
import { lendTo, startRoom, type Lend, type LiveRoom } from './room';

/**
 * The worker of a room that borrows the open data set: started when it is first asked, and again where it has died or was
 * stopped.
 */
export class LentRoom<Name extends RoomName> {
  readonly #name: Name;
  readonly #lend: Lend;
  readonly #ratings: () => number;
  #live: LiveRoom<Name> | undefined;

  /** @param ratings How many ratings the open data set has. */
  constructor(name: Name, lend: Lend, ratings: () => number) {
    this.#name = name;
    this.#lend = lend;
    this.#ratings = ratings;
  }

  /**
   * Throws WorkerError where the worker dies before it answers, AbortError where it is stopped, and what the lender says where
   * nothing is lent.
   */
  async ask<T>(question: (api: Remote<RoomApi<Name>>) => Promise<T>): Promise<T> {
    const live = this.alive();
    return live.race(question(live.api));
  }

  /** The worker that is asked now. */
  alive(): LiveRoom<Name> {
    if (this.#live) return this.#live;
    const live: LiveRoom<Name> = startRoom(this.#name, {
      allowance: () => allowanceFor(this.#ratings()),
      onDeath: () => this.#forget(live),
    });
    this.#live = live;
    lendTo(live, this.#lend, (reason) => this.#end(live, reason));
    return live;
  }

  /** Ends the worker and frees its copy of the data set; the next question starts another, which borrows what is open then. */
  stop(): void {
    const reason = new Error('It is not needed any more.');
    this.#end(this.#live, Object.assign(reason, { name: 'AbortError' }));
  }

  #end(live: LiveRoom<Name> | undefined, reason: Error): void {
    live?.stop(reason);
    this.#forget(live);
  }

  /** Another may have taken its place meanwhile. */
  #forget(live: LiveRoom<Name> | undefined): void {
    if (this.#live === live) this.#live = undefined;
  }
}
