import type { QuestionMessage } from '../../workers/api';
import type { ProfileState } from './profile.svelte';

/** What it needs of the app. */
interface Asks {
  questions(count: number, shown: Iterable<number>): Promise<readonly QuestionMessage[]>;
  readonly profile: Pick<ProfileState, 'byFilm' | 'say'>;
}

/** Films that are asked about one after the other; each is chosen when the one before it has been answered. */
export class Asking {
  readonly #app: Asks;
  /** All that were asked about, the one that is asked about now last. */
  #asked = $state.raw<readonly QuestionMessage[]>([]);
  /** Films that were shown and passed over. */
  readonly #shown = new Set<number>();
  /** The next film is being chosen. */
  busy = $state(false);
  /** Nothing is left to ask about. */
  over = $state(false);

  readonly question = $derived(this.#asked.at(-1));
  readonly canGoBack = $derived.by(() => this.over || this.#asked.length > 1 || this.#isAnswered);

  constructor(app: Asks) {
    this.#app = app;
  }

  get #isAnswered(): boolean {
    return this.question !== undefined && this.#app.profile.byFilm.has(this.question.film);
  }

  /** Asks about another film. */
  async next(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const [question] = await this.#app.questions(1, this.#shown).finally(() => (this.busy = false));
    this.over = question === undefined;
    if (!question) return;
    this.#shown.add(question.film);
    this.#asked = [...this.#asked, question];
  }

  /** Says that the film has not been seen or is of no interest, and asks about another. */
  mark(kind: 'not-seen' | 'not-interested'): Promise<void> {
    if (this.busy || !this.question) return Promise.resolve();
    this.#app.profile.say(this.question.film, { kind });
    return this.next();
  }

  /** Takes back what was said of the film; where nothing was, goes back to the one before and takes that back. */
  undo(): void {
    if (this.busy || !this.canGoBack) return;
    if (!this.#isAnswered && !this.over) this.#goBack();
    this.over = false;
    if (this.#isAnswered && this.question) this.#app.profile.say(this.question.film, undefined);
  }

  #goBack(): void {
    if (this.question) this.#shown.delete(this.question.film);
    this.#asked = this.#asked.slice(0, -1);
  }
}
