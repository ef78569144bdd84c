import { allowanceFor } from './live-worker';
import { lendTo, startRoom, type Lend, type LiveRoom } from './room';

type Live = LiveRoom<'crowd'>;

/**
 * The page's side of the worker that compares a visitor with the data set's people. It is started with the first question;
 * calls throw WorkerError where it dies, and AbortError once it is stopped.
 */
export class CrowdClient {
  readonly #lend: Lend;
  readonly #ratings: number;
  #live: Live | undefined;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: number) {
    this.#lend = lend;
    this.#ratings = ratings;
  }

  async crowd() {
    const live = this.#started();
    return live.race(live.api.crowd());
  }

  async sharesGiven(films: Uint32Array) {
    const live = this.#started();
    return live.race(live.api.sharesGiven(films));
  }

  /** Ends the worker and frees its copy of the data set. */
  stop(): void {
    this.#end(Object.assign(new Error('It is not needed any more.'), { name: 'AbortError' }));
  }

  #end(reason: Error): void {
    this.#live?.stop(reason);
    this.#live = undefined;
  }

  #started(): Live {
    if (this.#live) return this.#live;
    const live = startRoom('crowd', {
      allowance: () => allowanceFor(this.#ratings),
      onDeath: () => (this.#live = undefined),
    });
    this.#live = live;
    lendTo(live, this.#lend, (reason) => {
      if (this.#live === live) this.#end(reason);
    });
    return live;
  }
}
