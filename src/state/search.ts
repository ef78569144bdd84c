import type { Library } from '../../workers/api';
import type { SearchClient } from '../bridge/search-client';

const HITS = 8;
const NOT_LOADED =
  'The search did not load: this page’s server gave no answer, or has a newer version of the page. Reload the page.';

/** Finds films of the open data set by their titles. What it needs is fetched when it is first asked. */
export class Search {
  readonly #library: () => Library | undefined;
  readonly #tell: (problem: string) => void;
  #client: Promise<SearchClient> | undefined;

  /** @param tell Called with what a visitor should know. */
  constructor(library: () => Library | undefined, tell: (problem: string) => void) {
    this.#library = library;
    this.#tell = tell;
  }

  /** Films, best match first; undefined where they cannot be looked for. */
  async find(query: string): Promise<readonly number[] | undefined> {
    const client = await this.#loaded();
    const library = this.#library();
    if (!client || !library) return undefined;
    try {
      const films = await client.find(library, query, HITS);
      return library === this.#library() ? films : undefined; // films of another data set are others
    } catch (error) {
      if ((error as Error).name === 'WorkerError') return undefined;
      throw error;
    }
  }

  async #loaded(): Promise<SearchClient | undefined> {
    this.#client ??= import('../bridge/search-client').then((module) => new module.SearchClient());
    try {
      return await this.#client;
    } catch {
      this.#client = undefined; // it may come another time
      this.#tell(NOT_LOADED);
      return undefined;
    }
  }
}
