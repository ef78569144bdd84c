import type { Facts } from '../src/core/survey/facts';
import type { FilterChoice, Survey, SurveyQuestion } from '../src/core/survey/survey';
import type { Tails } from '../src/core/survey/tail';

/** The worker that describes the data set: owns a copy of it for as long as it is asked. */
export interface SurveyApi {
  facts(): Promise<Facts>;
  /** Throws AbortError where another question has come since. */
  survey(question: SurveyQuestion): Promise<Survey>;
  /**
   * How ratings per user and per film are distributed; each under all filters but that of its own counts. Takes longer than a
   * survey. Throws AbortError where another question for tails has come since.
   */
  tails(filters: FilterChoice): Promise<Tails>;
}
