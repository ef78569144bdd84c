import { expose } from 'comlink';
import { filmSearch, type FilmSearch } from './search';
import type { SearchApi } from './search-api';

let search: FilmSearch | undefined;

const api: SearchApi = {
  ping() {},
  open(films, counts) {
    search = filmSearch(films, counts);
  },
  find: async (query, count) => (await search?.find(query, count)) ?? [],
};
expose(api);
