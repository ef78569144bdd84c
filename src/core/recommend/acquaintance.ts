import type { Dataset } from '../dataset';
import { exp, ln } from '../exact-math';
import { countOf } from '../ratings';

/** What somebody has said of films, apart from stars. */
export interface Acquaintance {
  readonly rated: Uint32Array;
  readonly notSeen: Uint32Array;
}

/** Of the films that somebody like you has rated, so many you would be asked about in vain. */
const UNLIKE = 0.3;
/** A film that was not seen says less of somebody than one that was: most films have not been seen by most people. */
const NOT_SEEN_WEIGHT = 0.3;

/**
 * The chance that somebody knows each of the given films, to order films by; `docs/asking.md` has what it comes to. It is
 * the geometric mean of the share of all people who rated it, and of the share among people like them. A person of the
 * data counts by how likely the films that were rated, and those that were not seen, are if somebody is like them (naive
 * Bayes): a = 0.7 [they rated it] + 0.3 n_f / (N + 1) for one that is known.
 * @returns One number from 0 to 1 per film given. O(number of their ratings).
 */
export function chancesToKnow(
  { ratings, byFilm }: Pick<Dataset, 'ratings' | 'byFilm'>,
  { rated, notSeen }: Acquaintance,
  films: Uint32Array,
): Float64Array {
  const weights = likenesses({ ratings, byFilm }, { rated, notSeen });
  const people = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(films, (film) => {
    let like = 0;
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      like += weights[byFilm.indices[k]];
    }
    return Math.sqrt(((like / people) * countOf(byFilm, film)) / ratings.rows);
  });
}

/** How much each person of the data is like somebody, 0 … 1; 1 for all where nothing has been said. */
function likenesses(
  { ratings, byFilm }: Pick<Dataset, 'ratings' | 'byFilm'>,
  { rated, notSeen }: Acquaintance,
): Float64Array {
  const logs = new Float64Array(ratings.rows);
  const addToRaters = (film: number, value: number) => {
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      logs[byFilm.indices[k]] += value;
    }
  };
  const byChance = (film: number) => (UNLIKE * countOf(byFilm, film)) / (ratings.rows + 1);
  // What those who have not rated the film would count is the same for all of them: only the ratio matters.
  for (const film of rated) {
    const b = byChance(film);
    if (b > 0) addToRaters(film, ln((1 - UNLIKE + b) / b));
  }
  for (const film of notSeen) {
    const b = byChance(film);
    addToRaters(film, NOT_SEEN_WEIGHT * ln((UNLIKE - b) / (1 - b)));
  }
  const most = logs.reduce((max, value) => Math.max(max, value), -Infinity);
  return logs.map((value) => exp(value - most));
}
