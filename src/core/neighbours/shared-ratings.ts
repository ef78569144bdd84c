import { countOf, type Ratings } from '../ratings';

/**
 * The ratings of a few films, by user: user u owns the places starts[u] … starts[u + 1] − 1, ascending in the film's
 * position among the few.
 */
export interface SharedRatings {
  readonly starts: Uint32Array;
  /** Position of the film in the list that was asked for. */
  readonly positions: Uint32Array;
  /** What each rating is worth, as the caller measures it. */
  readonly values: Float64Array;
}

/**
 * Turns the rows of the given films, ascending, into rows of users: a counting sort.
 * @param writeValues Writes what a film's ratings are worth to out, in the order of its row.
 */
export function sharedRatings(
  byFilm: Ratings,
  films: Uint32Array,
  writeValues: (film: number, out: Float64Array) => void,
): SharedRatings {
  const starts = new Uint32Array(byFilm.cols + 1);
  for (const film of films) {
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      starts[byFilm.indices[k] + 1] += 1;
    }
  }
  for (let user = 0; user < byFilm.cols; user++) starts[user + 1] += starts[user];

  const next = starts.slice();
  const total = starts[byFilm.cols];
  const positions = new Uint32Array(total);
  const values = new Float64Array(total);
  const row = new Float64Array(longestRow(byFilm, films));
  films.forEach((film, position) => {
    writeValues(film, row);
    const start = byFilm.starts[film];
    for (let k = start; k < byFilm.starts[film + 1]; k++) {
      const at = next[byFilm.indices[k]]++;
      positions[at] = position;
      values[at] = row[k - start];
    }
  });
  return { starts, positions, values };
}

/** Ratings of the most rated of the films. */
export const longestRow = (byFilm: Ratings, films: Uint32Array): number =>
  films.reduce((most, film) => Math.max(most, countOf(byFilm, film)), 0);
