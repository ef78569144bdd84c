import MiniSearch from 'minisearch';
import { genresOf, titleKey, type Films } from '../src/core/films';
import type { SearchApi } from './search-api';

/** Without accents, case and apostrophes. */
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();

/** What is looked at of a data set's films. */
export type SearchedFilms = Pick<Films, 'titles' | 'years' | 'genres' | 'genreNames'>;

/** Finds films by title, tolerant of typos, accents and articles, and by year. */
export interface FilmSearch {
  /** Indices of films, best first. The first call builds the index, which takes some tenths of a second. */
  find(query: string, count: number): Promise<number[]>;
}

/** That worker's side of the contract. Knows nothing of comlink, so tests call it directly. */
export function createSearch(): SearchApi {
  let search: FilmSearch | undefined;
  return {
    open(films, counts) {
      search = filmSearch(films, counts);
    },
    find: async (query, count) => (await search?.find(query, count)) ?? [],
  };
}

/**
 * An index over titles and years. Built when it is first asked, in slices so that the worker stays free: while a visitor waits
 * for the first picks, every core has better things to do.
 * @param counts Ratings per film: of two equal matches the better known film comes first.
 */
export function filmSearch(films: SearchedFilms, counts: Uint32Array): FilmSearch {
  const index = new MiniSearch<{ id: number; title: string; year: string; genres: string }>({
    fields: ['title', 'year', 'genres'],
    processTerm: (term) => fold(term) || null,
  });
  const most = counts.reduce((max, count) => Math.max(max, count), 1);

  /** Fills the index; resolves with the titles as they are compared. */
  async function build(): Promise<readonly string[]> {
    const documents = films.titles.map((title, id) => ({
      id,
      title,
      year: films.years[id] > 0 ? String(films.years[id]) : '',
      genres: genresOf(films, id).join(' '),
    }));
    await index.addAllAsync(documents, { chunkSize: 500 });
    return films.titles.map(titleKey);
  }
  let built: Promise<readonly string[]> | undefined;

  return {
    async find(query, count) {
      const folded = await (built ??= build());
      const wanted = titleKey(query);
      const options = {
        prefix: true,
        fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
        boost: { title: 4, year: 1, genres: 0.3 },
        // A title that begins with the words as typed comes first, then the better known.
        boostDocument: (id: number) =>
          (1 + counts[id] / most) *
          (folded[id].startsWith(wanted) ? 2 : 1) *
          (folded[id] === wanted ? 3 : 1),
      };
      const strict = index.search(query, { ...options, combineWith: 'AND' });
      const hits =
        strict.length > 0 ? strict : index.search(query, { ...options, combineWith: 'OR' });
      return hits.slice(0, count).map(({ id }) => id as number);
    },
  };
}
