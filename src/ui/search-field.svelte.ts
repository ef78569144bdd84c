/** A film that answers a search; `film` counts from 0, `year` 0 is unknown. */
export interface SearchHit {
  readonly film: number;
  readonly title: string;
  readonly year: number;
  readonly genres: readonly string[];
}

/** Finds films by their title, best first; undefined where that cannot be done, which is said elsewhere. */
export type Search = (query: string) => Promise<readonly SearchHit[] | undefined>;

/** What is typed, what was found, and which of it is active: a combobox without its markup. */
export class SearchField {
  /** As typed. */
  query = $state('');
  open = $state(false);
  /** Position of the active hit, −1 for none. */
  active = $state(-1);

  /** The latest answer, and what had been asked. */
  #answer = $state.raw<{ readonly query: string; readonly hits: readonly SearchHit[] }>();
  #asked = 0;
  readonly #search: Search;

  constructor(search: Search) {
    this.#search = search;
  }

  /** The films of the latest answer. */
  get hits(): readonly SearchHit[] {
    return this.#answer?.hits ?? [];
  }

  /** Whether a list is to be shown. */
  get listed(): boolean {
    return this.open && this.hits.length > 0;
  }

  /** The query that found nothing, where that is to be said. */
  get nothingFor(): string | undefined {
    return this.open && this.hits.length === 0 ? this.#answer?.query : undefined;
  }

  /** Asks for what is typed; an answer that arrives after a later question is ignored. */
  async ask(): Promise<void> {
    const query = this.query.trim();
    const mine = ++this.#asked;
    this.active = -1;
    this.open = true;
    if (query === '') {
      this.#answer = undefined;
      return;
    }
    const hits = await this.#search(query);
    if (mine !== this.#asked) return;
    // Another film may stand where the active one did.
    const active = this.hits[this.active]?.film;
    this.#answer = hits && { query, hits };
    this.active = this.hits.findIndex(({ film }) => film === active);
  }

  /** Makes the next or previous hit active; past either end it starts again at the other. */
  move(by: 1 | -1): void {
    const n = this.hits.length;
    if (n === 0) return;
    this.open = true;
    const from = this.active < 0 && by < 0 ? 0 : this.active;
    this.active = (from + by + n) % n;
  }

  /** What Enter picks: the active hit, or the first once the answer is for what is typed. */
  get choice(): SearchHit | undefined {
    if (!this.listed) return undefined;
    if (this.active >= 0) return this.hits[this.active];
    return this.#answer?.query === this.query.trim() ? this.hits[0] : undefined;
  }

  /** Back to nothing typed and nothing found. */
  clear(): void {
    this.#asked++;
    this.#answer = undefined;
    this.query = '';
    this.open = false;
    this.active = -1;
  }
}
