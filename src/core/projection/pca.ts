import { symmetricEigen } from '../linalg/symmetric-eigen';

/** A cloud of vectors and its principal axes. */
interface Cloud {
  readonly width: number;
  /** Centre of the cloud, length width. */
  readonly mean: Float64Array;
  /** Root mean square length of the vectors, from the origin. */
  readonly norm: number;
}

/** The two axes of the largest variances. */
export interface Pca extends Cloud {
  /** Unit axes, 2 × width. */
  readonly axes: Float64Array;
  /** Share of the variance along each of the two, 0 … 1. */
  readonly explained: readonly [number, number];
}

/** All principal axes, by falling variance. */
export interface PrincipalAxes extends Cloud {
  /** Unit axes, width × width: row k is axis k. */
  readonly axes: Float64Array;
  /** Share of the variance along each, 0 … 1, length width; all 0 where there is no variance. */
  readonly explained: Float64Array;
}

/** The first two of {@link allPrincipalAxes}; the second is 0 where the width is one. */
export function principalAxes(values: Float32Array, width: number, rows: Uint32Array): Pca {
  const { axes, explained, ...cloud } = allPrincipalAxes(values, width, rows);
  const two = new Float64Array(2 * width);
  two.set(axes.subarray(0, 2 * width));
  return { ...cloud, axes: two, explained: [explained[0], explained[1] ?? 0] };
}

/**
 * Principal component analysis by the eigenvectors of the covariance matrix (Pearson 1901). A sign is chosen so that
 * an axis's largest component is positive, so the same vectors give the same picture.
 *
 * @param values Vectors one after another, `width` numbers each.
 * @param rows The vectors that take part, at least one.
 */
export function allPrincipalAxes(
  values: Float32Array,
  width: number,
  rows: Uint32Array,
): PrincipalAxes {
  const mean = new Float64Array(width);
  let squares = 0;
  for (const row of rows) {
    for (let f = 0; f < width; f++) {
      const value = values[row * width + f];
      mean[f] += value / rows.length;
      squares += value * value;
    }
  }

  const covariance = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (const row of rows) {
    for (let f = 0; f < width; f++) centred[f] = values[row * width + f] - mean[f];
    for (let i = 0; i < width; i++) {
      for (let j = 0; j <= i; j++) covariance[i * width + j] += centred[i] * centred[j];
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) covariance[j * width + i] = covariance[i * width + j];
  }

  const { values: variances, vectors } = symmetricEigen(covariance, width);
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  return {
    width,
    mean,
    axes: vectors,
    explained: variances.map((variance) => (total > 0 ? variance / total : 0)),
    norm: Math.sqrt(squares / Math.max(1, rows.length)),
  };
}

/** Where a vector lands in the plane of the two axes. */
export function project({ width, mean, axes }: Pca, vector: ArrayLike<number>): [number, number] {
  let [x, y] = [0, 0];
  for (let f = 0; f < width; f++) {
    x += axes[f] * (vector[f] - mean[f]);
    y += axes[width + f] * (vector[f] - mean[f]);
  }
  return [x, y];
}
