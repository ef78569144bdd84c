import type { CrowdApi } from '../../workers/crowd-api';
import { LentRoom } from './lent-room';
import type { Lend } from './room';

/** The page's side of the worker that compares a visitor with the data set's people. */
export class CrowdClient implements CrowdApi {
  readonly #room: LentRoom<'crowd'>;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: number) {
    this.#room = new LentRoom('crowd', lend, () => ratings);
  }

  crowd() {
    return this.#room.ask((api) => api.crowd());
  }

  sharesGiven(films: Uint32Array) {
    return this.#room.ask((api) => api.sharesGiven(films));
  }

  stop(): void {
    this.#room.stop();
  }
}
