import type { History } from '../history';
import { ridgeShares, type RidgeRow } from '../kernels/ridge';
import { explained, type Explanation } from './model';

/** What a factor model with biases knows of films: r̂ = μ + b_u + b_i + p_u · q_i. */
export type BiasedFilms = {
  /** μ, in stars. */
  readonly mean: number;
  /** Length of a film's vector. */
  readonly factors: number;
  /** q, films × factors, row-major; 0 for films without ratings. */
  readonly films: Float32Array;
  /** b_i, one per film; 0 for films without ratings. */
  readonly filmBiases: Float32Array;
};

/** q of one film. */
export function vectorOf({ films, factors }: BiasedFilms, film: number): Float32Array {
  return films.subarray(film * factors, (film + 1) * factors);
}

/**
 * A history as a ridge regression for its own factors and bias, [p; b_u]: with w_j = [q_j; 1], the targets are
 * r_j − μ − b_j.
 * @param penalties One for each factor, and the bias's last.
 */
export function biasedRow(
  known: BiasedFilms,
  { films, halfStars }: History,
  penalties: Float64Array,
): RidgeRow {
  const { mean, factors, filmBiases } = known;
  const width = factors + 1;
  const fixed = new Float32Array(films.length * width).fill(1);
  const targets = new Float64Array(films.length);
  films.forEach((film, k) => {
    fixed.set(vectorOf(known, film), k * width);
    targets[k] = halfStars[k] / 2 - mean - filmBiases[film];
  });
  return { fixed, columns: films.map((_, k) => k), targets, penalties };
}

/**
 * Penalties for a history's factors and its bias, both multiplied by its ratings (by 1 where it has none).
 * @param l2 For each factor. @param l2Bias For the bias.
 */
export function countedPenalties(
  factors: number,
  { films }: History,
  l2: number,
  l2Bias: number,
): Float64Array {
  const count = Math.max(1, films.length);
  const penalties = new Float64Array(factors + 1).fill(l2 * count);
  penalties[factors] = l2Bias * count;
  return penalties;
}

/** μ + b_u + b_i + p · q_i of one film, in stars; `person` is [p; b_u]. */
export function biasedStars(known: BiasedFilms, person: Float64Array, film: number): number {
  const { mean, factors, films, filmBiases } = known;
  let stars = mean + person[factors] + filmBiases[film];
  for (let f = 0; f < factors; f++) stars += person[f] * films[film * factors + f];
  return stars;
}

/** Stars of one film as μ, b_i, and what each rating adds through the solve of `row`. */
export function explainBiased(known: BiasedFilms, row: RidgeRow, film: number): Explanation {
  const { mean, filmBiases } = known;
  const fromRatings = ridgeShares(row, Float64Array.of(...vectorOf(known, film), 1));
  return explained({ mean, film: filmBiases[film] }, fromRatings);
}
