import type { AlsKernel, AlsSettings } from '../src/core/kernels/als';

/**
 * The yardstick of the ALS kernel: the same equations in their plainest form. Every rating adds its w wᵀ, w = [q; 1],
 * to a row's normal matrix, which a textbook Cholesky solves; no blocks, no tile, no dual.
 */
export function rankOneAls({ factors, mean, l2, l2Bias }: AlsSettings): AlsKernel {
  const width = factors + 1;
  const normal = new Float64Array(width * width); // row-major, the lower triangle
  const solution = new Float64Array(width);
  const w = new Float64Array(width).fill(1);

  return {
    solveRows({ starts, indices, halfStars }, fixed, solved, from, to) {
      for (let row = from; row < to; row++) {
        const count = starts[row + 1] - starts[row];
        normal.fill(0);
        solution.fill(0);
        for (let k = starts[row]; k < starts[row + 1]; k++) {
          const source = indices[k] * width;
          for (let f = 0; f < factors; f++) w[f] = fixed[source + f];
          addOuter(normal, w);
          addScaled(solution, halfStars[k] / 2 - mean - fixed[source + factors], w);
        }
        const penalty = l2 * Math.sqrt(count);
        for (let f = 0; f < factors; f++) normal[f * width + f] += penalty;
        normal[factors * width + factors] += l2Bias;
        if (count > 0) cholesky(normal, width, solution);
        for (let f = 0; f < width; f++) solved[row * width + f] = solution[f];
      }
    },
  };
}

/** A ← A + w wᵀ, the lower triangle. */
function addOuter(a: Float64Array, w: Float64Array): void {
  const n = w.length;
  for (let i = 0; i < n; i++) {
    const row = i * n;
    const value = w[i];
    for (let j = 0; j <= i; j++) a[row + j] += value * w[j];
  }
}

/** b ← b + y w. */
function addScaled(b: Float64Array, y: number, w: Float64Array): void {
  for (let i = 0; i < w.length; i++) b[i] += y * w[i];
}

/** Solves A x = b in place: A = L Lᵀ, L y = b, Lᵀ x = y. */
function cholesky(a: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k++) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = i === j ? Math.sqrt(sum) : sum / a[j * n + j];
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= a[i * n + k] * b[k];
    b[i] = sum / a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= a[k * n + i] * b[k];
    b[i] = sum / a[i * n + i];
  }
}
