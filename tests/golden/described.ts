import type { Dataset } from '../../src/core/dataset';
import golden from './golden.json';
import { data } from './people';

/** The same ratings of films that have genres and years. */
export const described: Dataset = {
  ...data,
  films: {
    ...data.films,
    genreNames: golden.films.genreNames,
    genres: Uint32Array.from(golden.films.genres),
    years: Int16Array.from(golden.films.years),
  },
};
