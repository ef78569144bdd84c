import type { FilterChoice, SurveyQuestion } from '../core/survey/survey';
import { allowanceFor } from './live-worker';
import { lendTo, startRoom, type Lend, type LiveRoom } from './room';

type Live = LiveRoom<'survey'>;

/**
 * The page's side of the worker that describes the data set. It is started with the first question; calls throw WorkerError
 * where it dies, and AbortError once it is stopped or another question of the kind has come since.
 */
export class SurveyClient {
  readonly #lend: Lend;
  readonly #ratings: number;
  #live: Live | undefined;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: number) {
    this.#lend = lend;
    this.#ratings = ratings;
  }

  async facts() {
    const live = this.#started();
    return live.race(live.api.facts());
  }

  async survey(question: SurveyQuestion) {
    const live = this.#started();
    return live.race(live.api.survey(question));
  }

  async tails(filters: FilterChoice) {
    const live = this.#started();
    return live.race(live.api.tails(filters));
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
    const live = startRoom('survey', {
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
