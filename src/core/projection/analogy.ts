import { directionOf, unit } from '../directions';
import type { Vectors } from '../recommend/likeness';
import { topK } from '../top-k';

/** A film and how alike its direction is to one that was asked for. */
export interface AlikeFilm {
  readonly film: number;
  /** −1 … 1. */
  readonly cosine: number;
}

/** Films to go towards, and away from. */
export interface Direction {
  readonly more: readonly number[];
  readonly less: readonly number[];
}

/**
 * Where "more like these, less like those" points: the mean of the unit vectors of the first less that of the second, as unit
 * vector; all 0 where the two cancel out or no film has a vector. (Mikolov, Yih, Zweig. NAACL 2013, of words.)
 */
export function towards(vectors: Vectors, { more, less }: Direction): Float64Array {
  const target = new Float64Array(vectors.width);
  const add = (films: readonly number[], sign: number) => {
    for (const film of films) {
      const own = directionOf(vectors, film);
      for (let f = 0; f < target.length; f++) target[f] += (sign * own[f]) / films.length;
    }
  };
  add(more, 1);
  add(less, -1);
  return unit(target);
}

/**
 * The k films that point most nearly where {@link towards} does, without those that were named; ties by the candidates' order.
 * None where there is no direction.
 */
export function moreLike(
  vectors: Vectors,
  candidates: Uint32Array,
  direction: Direction,
  k: number,
): AlikeFilm[] {
  const target = towards(vectors, direction);
  if (target.every((value) => value === 0)) return [];
  const named = new Set([...direction.more, ...direction.less]);
  const cosines = Float64Array.from(candidates, (film) =>
    named.has(film) ? NaN : cosineTo(vectors, film, target),
  );
  return Array.from(topK(cosines, k), (at) => ({ film: candidates[at], cosine: cosines[at] }));
}

/** With a unit vector; NaN for a film without a vector. */
function cosineTo({ values, width }: Vectors, film: number, target: Float64Array): number {
  let [product, squares] = [0, 0];
  for (let f = 0; f < width; f++) {
    const value = values[film * width + f];
    product += value * target[f];
    squares += value * value;
  }
  return product / Math.sqrt(squares);
}
