import type { SearchedFilms } from './search';

/** The worker of the search. */
export interface SearchApi {
  /**
   * Looks among these films from now on.
   * @param counts Ratings per film.
   */
  open(films: SearchedFilms, counts: Uint32Array): void;
  /** Films, best match first; none before some are open. */
  find(query: string, count: number): Promise<readonly number[]>;
}
