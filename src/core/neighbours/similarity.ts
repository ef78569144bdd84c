/** How alike two films (by who rated both) or two people (by what both rated) are. */
export const SIMILARITIES = ['pearson-baseline', 'pearson', 'cosine', 'msd'] as const;
/** One of them. */
export type Similarity = (typeof SIMILARITIES)[number];

/** Sums over the ratings that two rows have in common, kept per pair: n, Σxy, Σx², Σy², Σx, Σy. */
export const SUMS = 6;

/** Adds one rating that both have to the sums that start at `at`. */
export function addPair(sums: Float64Array, at: number, x: number, y: number): void {
  sums[at] += 1;
  sums[at + 1] += x * y;
  sums[at + 2] += x * x;
  sums[at + 3] += y * y;
  sums[at + 4] += x;
  sums[at + 5] += y;
}

/** Sets the sums that start at `at` to 0; a fill of so few cells would cost more. */
export function clearPair(sums: Float64Array, at: number): void {
  sums[at] = 0;
  sums[at + 1] = 0;
  sums[at + 2] = 0;
  sums[at + 3] = 0;
  sums[at + 4] = 0;
  sums[at + 5] = 0;
}

/** Keeps ρ finite where all residuals are 0. */
const TINY = 1e-9;

/**
 * The similarity of a pair from the sums that start at `at`; 0 where it is undefined. Over n common ratings:
 *
 * - pearson-baseline: ρ (n − 1)/(n − 1 + β) with ρ = Σxy/√(Σx² Σy²), x and y residuals of the biases; n ≥ 2
 * - pearson: the correlation of the stars
 * - cosine: Σxy/√(Σx² Σy²) of the stars
 * - msd: 1/(1 + the mean squared difference of the stars)
 */
export function similarityOf(
  kind: Similarity,
  sums: Float64Array,
  at: number,
  shrinkage: number,
): number {
  const n = sums[at];
  if (n === 0) return 0;
  const xy = sums[at + 1];
  const xx = sums[at + 2];
  const yy = sums[at + 3];
  switch (kind) {
    case 'pearson-baseline':
      return n < 2 ? 0 : (xy / Math.sqrt(xx * yy + TINY)) * ((n - 1) / (n - 1 + shrinkage));
    case 'pearson': {
      const x = sums[at + 4];
      const y = sums[at + 5];
      const spread = (n * xx - x * x) * (n * yy - y * y);
      return spread > 0 ? (n * xy - x * y) / Math.sqrt(spread) : 0;
    }
    case 'cosine':
      return xy / Math.sqrt(xx * yy);
    case 'msd':
      return 1 / (1 + (xx - 2 * xy + yy) / n);
  }
}
