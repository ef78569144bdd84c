import { choiceWeights } from '../choice-weights';
import type { Dataset } from '../dataset';
import { choiceNorms, dampedCosine } from '../neighbours/choice-cosine';
import { nearestTo, type DistantFilm } from '../projection/neighbours';
import { topK } from '../top-k';
import type { Vectors } from './likeness';

export type { DistantFilm };

/** A film that is like another. */
export interface Neighbour {
  readonly film: number;
  /** Above 0, below 1. */
  readonly similarity: number;
}

/** How much a film is liked, as the length of its row of choices; once per data set, for {@link nearestFilms}. */
export const filmNorms = ({ byFilm }: Pick<Dataset, 'byFilm'>): Float64Array =>
  choiceNorms(byFilm, choiceWeights('rating'));

/**
 * The k films that the same people have liked most: x_i · x_j / (‖x_i‖ ‖x_j‖ + 10), x_ui being 1 from four stars, ½ from
 * three, 0.1 below. What was added keeps films with few ratings apart. O(Σ n_u) over the film's raters.
 * @param norms Those of {@link filmNorms}.
 */
export function nearestFilms(
  { ratings, byFilm }: Pick<Dataset, 'ratings' | 'byFilm'>,
  norms: Float64Array,
  film: number,
  k: number,
): Neighbour[] {
  const x = choiceWeights('rating');
  const similarities = new Float64Array(byFilm.rows);
  for (let r = byFilm.starts[film]; r < byFilm.starts[film + 1]; r++) {
    const user = byFilm.indices[r];
    const own = x[byFilm.halfStars[r]];
    for (let s = ratings.starts[user]; s < ratings.starts[user + 1]; s++) {
      similarities[ratings.indices[s]] += own * x[ratings.halfStars[s]];
    }
  }
  for (let other = 0; other < similarities.length; other++) {
    similarities[other] = dampedCosine(similarities[other], norms[film], norms[other]);
  }
  similarities[film] = 0;
  return Array.from(topK(similarities, k), (other) => ({
    film: other,
    similarity: similarities[other],
  })).filter(({ similarity }) => similarity > 0);
}

/**
 * The k films whose vectors lie closest to a film's, by L2 distance; none for a film without a vector.
 * @param candidates Those to choose from; the film itself is left out.
 */
export const closestVectors = (
  vectors: Vectors,
  candidates: Uint32Array,
  film: number,
  k: number,
): DistantFilm[] => nearestTo(vectors, candidates, film, k, 'l2');
