import { symmetricEigen } from '../linalg/symmetric-eigen';

/** Principal axes of a cloud of vectors. */
export interface Pca {
  readonly width: number;
  /** Centre of the cloud, length width. */
  readonly mean: Float64Array;
  /** Unit axes of the two largest variances, 2 × width. */
  readonly axes: Float64Array;
  /** Share of the variance along each of the two, 0 … 1. */
  readonly explained: readonly [number, number];
  /** Root mean square length of the vectors, from the origin. */
  readonly norm: number;
}

/**
 * Principal component analysis by the eigenvectors of the covariance matrix (Pearson 1901). A sign is chosen so that
 * an axis's largest component is positive, so the same vectors give the same picture.
 *
 * @param values Vectors one after another, `width` numbers each.
 * @param rows The vectors that take part, at least one.
 */
export function principalAxes(values: Float32Array, width: number, rows: Uint32Array): Pca {
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
  const share = (axis: number) => (total > 0 ? (variances[axis] ?? 0) / total : 0);
  const axes = new Float64Array(2 * width);
  axes.set(vectors.subarray(0, 2 * width));
  return {
    width,
    mean,
    axes,
    explained: [share(0), share(1)],
    norm: Math.sqrt(squares / rows.length),
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

/**
 * Where a person lands: a user vector says a direction, and its length depends on how many ratings there are, so it is
 * scaled to the films' root mean square length first. Undefined for a vector without direction.
 */
export function projectDirection(
  pca: Pca,
  vector: ArrayLike<number>,
): [number, number] | undefined {
  let square = 0;
  for (let f = 0; f < pca.width; f++) square += vector[f] * vector[f];
  if (!(square > 0)) return undefined;
  const scale = pca.norm / Math.sqrt(square);
  return project(
    pca,
    Float64Array.from({ length: pca.width }, (_, f) => vector[f] * scale),
  );
}
