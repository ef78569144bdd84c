import type { Library } from '../../workers/api';
import { startRoom, type LiveRoom } from './room';

type Live = LiveRoom<'search'>;

/**
 * The page's side of the search's worker: starts it when it is first asked, and again where it has died. Throws WorkerError
 * where it dies.
 */
export class SearchClient {
  #live: Live | undefined;
  /** Hash of the data set that the worker has open. */
  #open: string | undefined;

  /** Films of a data set, best match first. */
  find(library: Library, query: string, count: number): Promise<readonly number[]> {
    const live = (this.#live ??= this.#started());
    if (this.#open !== library.sha256) {
      this.#open = library.sha256;
      const { titles, years, genres, genreNames } = library.films;
      // Messages keep their order: what is asked next finds these films.
      const opened = live.api.open({ titles, years, genres, genreNames }, library.counts);
      live.race(opened).catch(() => {}); // who asks next hears it
    }
    return live.race(live.api.find(query, count));
  }

  #started(): Live {
    this.#open = undefined;
    return startRoom('search', { onDeath: () => (this.#live = undefined) });
  }
}
