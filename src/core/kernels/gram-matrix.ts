import type { Ratings } from '../ratings';

/** Which columns take part, and what is added to them. */
interface GramSettings {
  /** Row of the matrix for each column of the ratings, ascending; size where it takes no part. */
  readonly position: (col: number) => number;
  readonly size: number;
  /** λ. */
  readonly l2: number;
}

/**
 * XᵀX or XXᵀ + λI by outer products of the other side's rows: cell (a, b) sums x_a x_b over what both have in common.
 * size × size, row-major; only the lower triangle is filled. Yields the rows done.
 * @param x Weights by half stars (0 … 10).
 */
export function* gramMatrix(
  ratings: Ratings,
  x: Float64Array,
  { position, size, l2 }: GramSettings,
): Generator<number, Float64Array> {
  const { rows, starts, indices, halfStars } = ratings;
  const gram = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    for (let a = starts[row]; a < starts[row + 1]; a++) {
      const at = position(indices[a]);
      if (at === size) continue;
      const weight = x[halfStars[a]];
      for (let b = starts[row]; b <= a; b++) {
        const other = position(indices[b]);
        if (other === size) continue;
        gram[at * size + other] += weight * x[halfStars[b]];
      }
    }
    if (row % 64 === 63) yield row;
  }
  for (let i = 0; i < size; i++) gram[i * size + i] += l2;
  return gram;
}
