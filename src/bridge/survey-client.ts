import type { SurveyApi } from '../../workers/survey-api';
import type { FilterChoice, SurveyQuestion } from '../core/survey/survey';
import { LentRoom } from './lent-room';
import type { Lend } from './room';

/** The page's side of the worker that describes the data set. */
export class SurveyClient implements SurveyApi {
  readonly #room: LentRoom<'survey'>;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: number) {
    this.#room = new LentRoom('survey', lend, () => ratings);
  }

  facts() {
    return this.#room.ask((api) => api.facts());
  }

  survey(question: SurveyQuestion) {
    return this.#room.ask((api) => api.survey(question));
  }

  tails(filters: FilterChoice) {
    return this.#room.ask((api) => api.tails(filters));
  }

  stop(): void {
    this.#room.stop();
  }
}
