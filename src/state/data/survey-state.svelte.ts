import { untrack } from 'svelte';
import type { Library } from '../../../workers/api';
import type { LendNamed } from '../../bridge/room';
import { SurveyClient } from '../../bridge/survey-client';
import type { Facts } from '../../core/survey/facts';
import type { FilterChoice, Survey, SurveyQuestion } from '../../core/survey/survey';
import type { Tails } from '../../core/survey/tail';
import { COPIED_UNASKED } from '../crowd.svelte';

/** Who knows all the ratings. */
export interface SurveySource {
  facts(): Promise<Facts>;
  survey(question: SurveyQuestion): Promise<Survey>;
  tails(filters: FilterChoice): Promise<Tails>;
  stop(): void;
}

/** Asks one question at a time: of those that come meanwhile, the latest. Its last answer stays until there is another. */
class Asked<Question, Answer> {
  readonly #answer: (question: Question) => Promise<Answer>;
  readonly #failed: (error: Error) => void;
  #next: { readonly question: Question } | undefined;

  latest = $state.raw<Answer>();
  busy = $state(false);

  constructor(answer: (question: Question) => Promise<Answer>, failed: (error: Error) => void) {
    this.#answer = answer;
    this.#failed = failed;
  }

  async ask(question: Question): Promise<void> {
    this.#next = { question };
    if (this.busy) return;
    this.busy = true;
    while (this.#next) {
      const { question: next } = this.#next;
      this.#next = undefined;
      try {
        this.latest = await this.#answer(next);
      } catch (error) {
        if (!this.#next) this.#failed(error as Error); // else another answer is to come
      }
    }
    this.busy = false;
  }

  /** Forgets the question that waits. */
  drop(): void {
    this.#next = undefined;
  }
}

/** A data set in numbers. Answers outlast the worker. */
export class SurveyState {
  readonly #library: Library;
  readonly #source: SurveySource;
  readonly #survey: Asked<SurveyQuestion, Survey>;
  readonly #tails: Asked<FilterChoice, Tails>;
  #learning = false;

  /** Undefined until they are known. */
  facts = $state.raw<Facts>();
  /** Whether the ratings may be copied. */
  wanted = $state(false);
  /** Why there is no answer, as it can be shown. */
  problem = $state<string>();

  constructor(library: Library, source: SurveySource) {
    this.#library = library;
    this.#source = source;
    this.wanted = library.ratings <= COPIED_UNASKED;
    const failed = (error: Error) => this.#failed(error);
    this.#survey = new Asked((question) => source.survey(question), failed);
    this.#tails = new Asked((filters) => source.tails(filters), failed);
  }

  get survey(): Survey | undefined {
    return this.#survey.latest;
  }

  get tails(): Tails | undefined {
    return this.#tails.latest;
  }

  /** Whether a newer survey is under way. */
  get busy(): boolean {
    return this.#survey.busy;
  }

  /** Asks where the ratings may be copied. Nothing that it reads but that is tracked. */
  ask(question: SurveyQuestion): void {
    if (!this.#askable) return;
    untrack(() => {
      this.problem = undefined;
      void this.#survey.ask(question);
      if (!this.facts && !this.#learning) void this.#learn();
    });
  }

  askTails(filters: FilterChoice): void {
    if (this.#askable) void untrack(() => this.#tails.ask(filters));
  }

  /** Ends the work under way; the next question begins anew. */
  stop(): void {
    this.#survey.drop();
    this.#tails.drop();
    this.#source.stop();
  }

  get #askable(): boolean {
    return this.wanted && this.#library.ratings > 0;
  }

  async #learn(): Promise<void> {
    this.#learning = true;
    try {
      this.facts = await this.#source.facts();
    } catch (error) {
      this.#failed(error as Error);
    } finally {
      this.#learning = false;
    }
  }

  #failed({ name, message }: Error): void {
    if (name !== 'AbortError') this.problem = message;
  }
}

const known = new WeakMap<Library, SurveyState>();

/** That of a data set, the same at each visit, with a worker that is started with the first question. */
export function surveyStateOf(library: Library, lend: LendNamed): SurveyState {
  const { sha256, ratings } = library;
  const client = () => new SurveyClient((port) => lend(port, sha256), ratings);
  const state = known.get(library) ?? new SurveyState(library, client());
  known.set(library, state);
  return state;
}
