import type { Dataset } from '../dataset';
import { ratioOver } from '../evaluation/measurement';
import { countOf } from '../ratings';
import type { Metric } from './metric';
import { overLists } from './over-lists';

/**
 * The mean popularity rank in all of the data of the films in the first N of each list, those of every user together. Low
 * ranks are films that people know already, high ones films that hardly anybody wants: neither end is good in itself.
 */
export const novelty: Metric = {
  id: 'novelty',
  label: 'Novelty',
  summary: 'How far down the list of the most rated films the listed ones are, on average.',
  better: 'neither',
  of: 'lists',
  at: [10],
  paper:
    'Vargas, Castells. Rank and relevance in novelty and diversity metrics for recommender systems. RecSys 2011.',
  measure(outcomes, { data, at }) {
    const ranks = popularityRanks(data);
    return ratioOver(
      outcomes,
      data.ratings.rows,
      overLists(at, (film) => ranks[film]),
    );
  },
};

/** The rank of each film by its number of ratings: 1 for the most rated, ties by first appearance in the source file. */
export function popularityRanks({ byFilm }: Pick<Dataset, 'byFilm'>): Uint32Array {
  const films = Uint32Array.from({ length: byFilm.rows }, (_, film) => film);
  const first = Float64Array.from(films, (film) => firstAppearance(byFilm, film));
  films.sort((a, b) => countOf(byFilm, b) - countOf(byFilm, a) || first[a] - first[b] || a - b);
  const ranks = new Uint32Array(byFilm.rows);
  films.forEach((film, at) => (ranks[film] = at + 1));
  return ranks;
}

/** The first row of the source file that rates a film; where rows are not known, its first user. */
function firstAppearance(
  { starts, indices, order = indices }: Dataset['byFilm'],
  film: number,
): number {
  return order
    .subarray(starts[film], starts[film + 1])
    .reduce((first, row) => Math.min(first, row), Number.MAX_VALUE);
}
