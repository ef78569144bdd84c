import { transfer } from 'comlink';
import type { FilterChoice, SurveyQuestion } from '../core/survey/survey';
import type { SurveyApi } from '../../workers/survey-api';
import SurveyWorker from '../../workers/survey.worker.ts?worker&inline';
import type { Lend } from './atlas-client';
import { LiveWorker, allowanceFor, started } from './live-worker';

/**
 * The page's side of the worker that describes the data set. It is started with the first question; calls throw WorkerError
 * where it dies, and AbortError once it is stopped or another question of the kind has come since.
 */
export class SurveyClient {
  readonly #lend: Lend;
  readonly #ratings: number;
  #live: LiveWorker<SurveyApi> | undefined;

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

  #started(): LiveWorker<SurveyApi> {
    if (this.#live) return this.#live;
    const live = new LiveWorker<SurveyApi>(
      started(() => new SurveyWorker()),
      {
        allowance: () => allowanceFor(this.#ratings),
        onDeath: () => (this.#live = undefined),
      },
    );
    this.#live = live;
    const { port1, port2 } = new MessageChannel();
    // Messages keep their order: what is asked next finds where to borrow.
    live.race(live.api.borrowFrom(transfer(port2, [port2]))).catch(() => {}); // who asks next hears it
    // Where nobody lends, the worker would wait for ever.
    this.#lend(port1).catch((error: Error) => {
      if (this.#live === live) this.#end(error);
    });
    return live;
  }
}
