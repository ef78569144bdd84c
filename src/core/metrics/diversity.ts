import type { Dataset } from '../dataset';
import { ratioOver, type Measurement, type Share } from '../evaluation/measurement';
import type { Case, Outcome } from '../evaluation/outcome';
import { addPair, similarityOf, SUMS } from '../neighbours/similarity';
import type { Ratings } from '../ratings';
import type { Metric, MetricSetting } from './metric';

/**
 * 1 − the mean similarity over all pairs of films in the first N of each list, those of every user together; 0 where no
 * list has two films. Similarity is the cosine of the stars of those who rated both, in all of the data, and 0 for films
 * that nobody rated both of: lists of obscure films are diverse by definition, so neither end is good in itself.
 */
export const diversity: Metric = {
  id: 'diversity',
  label: 'Diversity',
  summary: 'How little the films of a list have in common, by who rates them.',
  better: 'neither',
  of: 'lists',
  at: [10],
  paper: 'Ziegler et al. Improving recommendation lists through topic diversification. WWW 2005.',
  measure,
};

function measure(outcomes: readonly Outcome[], { data, at }: MetricSetting): Measurement {
  const similarity = pairSimilarity(data);
  const measured = ratioOver(outcomes, data.ratings.rows, (one) => distances(one, at, similarity));
  const cases = outcomes.some(({ users }) => users.length > 0);
  return cases && Number.isNaN(measured.mean) ? { ...measured, mean: 0 } : measured;
}

function distances(
  { list }: Case,
  at: number,
  similarity: (film: number, other: number) => number,
): Share {
  const films = list.subarray(0, at);
  let sum = 0;
  for (let j = 1; j < films.length; j++) {
    for (let k = 0; k < j; k++) sum += 1 - similarity(films[j], films[k]);
  }
  return { sum, weight: (films.length * (films.length - 1)) / 2 };
}

/** The similarity of two films; each pair is worked out once. */
function pairSimilarity({ byFilm }: Pick<Dataset, 'byFilm'>) {
  const known = new Map<number, number>();
  return (film: number, other: number): number => {
    const pair = Math.min(film, other) * byFilm.rows + Math.max(film, other);
    const before = known.get(pair);
    if (before !== undefined) return before;
    const value = cosine(byFilm, film, other);
    known.set(pair, value);
    return value;
  };
}

/** Of two rows, by what they have in common: both ascend, so one walk finds it. */
function cosine({ starts, indices, halfStars }: Ratings, row: number, other: number): number {
  const sums = new Float64Array(SUMS);
  let [j, k] = [starts[row], starts[other]];
  while (j < starts[row + 1] && k < starts[other + 1]) {
    if (indices[j] < indices[k]) j += 1;
    else if (indices[j] > indices[k]) k += 1;
    else addPair(sums, 0, halfStars[j++] / 2, halfStars[k++] / 2);
  }
  return similarityOf('cosine', sums, 0, 0);
}
