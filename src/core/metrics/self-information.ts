import { log2 } from '../exact-math';
import { ratioOver } from '../evaluation/measurement';
import { countOf } from '../ratings';
import type { Metric } from './metric';
import { overLists } from './over-lists';

/**
 * The mean of −log₂((n + ½)/U) over the films in the first N of each list, those of every user together: n of all U users
 * rated the film. Neither end is good in itself: 0 bits is what everybody knows, the most what nobody does.
 */
export const selfInformation: Metric = {
  id: 'self-information',
  label: 'Self-information',
  summary:
    'How surprising the listed films are, in bits: one more where half as many people rated a film.',
  better: 'neither',
  of: 'lists',
  at: [10],
  paper:
    'Vargas, Castells. Rank and relevance in novelty and diversity metrics for recommender systems. RecSys 2011.',
  measure: (outcomes, { data: { ratings, byFilm }, at }) =>
    ratioOver(
      outcomes,
      ratings.rows,
      overLists(at, (film) => -log2((countOf(byFilm, film) + 0.5) / ratings.rows)),
    ),
};
