import { choiceWeights, weightsOf } from '../choice-weights';
import { kthLargest } from '../kth-largest';
import { countOf, type Ratings } from '../ratings';

/** Added to the product of two norms, so that rows with few ratings are like nobody. */
const DAMPING = 10;

/** ‖x‖ of each row, x the weights of its ratings as choices. */
export function choiceNorms({ rows, starts, halfStars }: Ratings, x: Float64Array): Float64Array {
  const norms = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    norms[row] = choiceNorm(halfStars.subarray(starts[row], starts[row + 1]), x);
  }
  return norms;
}

/** ‖x‖ of one row of half stars. */
export function choiceNorm(halfStars: Uint8Array, x: Float64Array): number {
  let squares = 0;
  for (let k = 0; k < halfStars.length; k++) squares += x[halfStars[k]] * x[halfStars[k]];
  return Math.sqrt(squares);
}

/** s = x · y / (‖x‖ ‖y‖ + 10). */
export const dampedCosine = (product: number, normX: number, normY: number): number =>
  product / (normX * normY + DAMPING);

/**
 * For each film the smallest similarity among its `count` nearest films; 0 where it has fewer. A film is a neighbour
 * if it reaches this, so those level with the last one are all kept.
 *
 * @yields After every few films, the films so far.
 */
export function* nearestThresholds(
  data: { readonly ratings: Ratings; readonly byFilm: Ratings },
  { rated, count, workPerStep }: { rated: boolean; count: number; workPerStep: number },
): Generator<number, { thresholds: Float64Array; norms: Float64Array }> {
  const { ratings, byFilm } = data;
  const kind = rated ? 'rating' : 'binary';
  const norms = choiceNorms(byFilm, choiceWeights(kind));
  const [ofUsers, ofFilms] = [ratings, byFilm].map(({ halfStars }) => weightsOf(kind, halfStars));
  const thresholds = new Float64Array(byFilm.rows);
  const products = new Float64Array(byFilm.rows);
  const touched = new Uint32Array(byFilm.rows);
  const similarities = new Float64Array(byFilm.rows);
  let work = 0;
  for (let film = 0; film < byFilm.rows; film++) {
    // 1. x_film · x_other for every film that shares a rater, users ascending.
    let size = 0;
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      const user = byFilm.indices[k];
      const own = ofFilms[k];
      work += countOf(ratings, user);
      for (let a = ratings.starts[user]; a < ratings.starts[user + 1]; a++) {
        const other = ratings.indices[a];
        if (products[other] === 0) touched[size++] = other;
        products[other] += own * ofUsers[a];
      }
    }
    // 2. The last of the nearest ones.
    let others = 0;
    for (let t = 0; t < size; t++) {
      const other = touched[t];
      if (other !== film) {
        similarities[others++] = dampedCosine(products[other], norms[film], norms[other]);
      }
      products[other] = 0;
    }
    if (others > count) thresholds[film] = kthLargest(similarities, others, count);
    work += size;
    if (work > workPerStep) {
      work = 0;
      yield film;
    }
  }
  return { thresholds, norms };
}
