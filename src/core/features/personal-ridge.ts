import type { History } from '../history';
import { solveSpd } from '../linalg/cholesky';
import { userBias } from '../models/biases';
import { explained, type Explanation } from '../models/model';

/** What is known of films before anybody is asked: r ≈ μ + b_u + b_i + w_u · z_i. All effects are in stars. */
export interface FilmEffects {
  readonly mean: number;
  /** b_i, one per film. */
  readonly filmBiases: Float32Array;
  /** Numbers in z. */
  readonly width: number;
  /** Writes z_i, the features of a film, to the `width` numbers of out from `at` on. */
  readonly writeFeatures: (film: number, out: Float64Array, at: number) => void;
  /** λ_b of b_u. */
  readonly l2User: number;
  /** λ of w_u. */
  readonly l2: number;
}

/** What one history adds: b_u = Σ ε / (λ_b + n) with ε = r − μ − b_i, and w_u = Ridge(Z, ε − b_u, λ). */
export interface PersonalEffects {
  readonly bias: number;
  /** Length width. */
  readonly weights: Float64Array;
}

/** Folds a history in: one solve as wide as the features. */
export function personalEffects(effects: FilmEffects, history: History): PersonalEffects {
  const { width } = effects;
  const bias = userBias(effects, history);
  const z = featuresOf(effects, history.films);
  const weights = new Float64Array(width);
  residualsOf(effects, history).forEach((residual, k) => {
    for (let f = 0; f < width; f++) weights[f] += (residual - bias) * z[k * width + f];
  });
  solveSpd(normalMatrix(effects, z), width, weights);
  return { bias, weights };
}

/** Unclipped stars of the given films. */
export function predictPersonal(
  effects: FilmEffects,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  const { width, mean, filmBiases } = effects;
  const { bias, weights } = personalEffects(effects, history);
  const z = new Float64Array(width);
  for (let k = 0; k < films.length; k++) {
    effects.writeFeatures(films[k], z, 0);
    let stars = mean + bias + filmBiases[films[k]];
    for (let f = 0; f < width; f++) stars += weights[f] * z[f];
    out[k] = stars;
  }
}

/**
 * The same stars by rating: with A = ZᵀZ + λI and k_j = z_iᵀ A⁻¹ z_j,
 * r̂ = μ + b_i + Σ_j c_j ε_j, c_j = k_j + (1 − Σ k) / (λ_b + n).
 */
export function explainPersonal(effects: FilmEffects, history: History, film: number): Explanation {
  const { width, mean, filmBiases } = effects;
  const residuals = residualsOf(effects, history);
  const z = featuresOf(effects, history.films);
  const solved = featuresOf(effects, Uint32Array.of(film));
  solveSpd(normalMatrix(effects, z), width, solved);

  const alike = residuals.map((_, k) => {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += solved[f] * z[k * width + f];
    return sum;
  });
  const rest = 1 - alike.reduce((sum, k) => sum + k, 0);
  const byBias = rest / (effects.l2User + history.films.length); // read only where there are ratings
  const fromRatings = residuals.map((residual, k) => (alike[k] + byBias) * residual);
  return explained({ mean, film: filmBiases[film] }, fromRatings);
}

/** ε = r − μ − b_i of each rating. */
function residualsOf(
  { mean, filmBiases }: FilmEffects,
  { films, halfStars }: History,
): Float64Array {
  return Float64Array.from(films, (film, k) => halfStars[k] / 2 - mean - filmBiases[film]);
}

/** Z: one row of features per film. */
function featuresOf({ width, writeFeatures }: FilmEffects, films: Uint32Array): Float64Array {
  const z = new Float64Array(films.length * width); // films × width, row-major
  films.forEach((film, row) => writeFeatures(film, z, row * width));
  return z;
}

/** ZᵀZ + λI, the lower triangle. */
function normalMatrix({ width, l2 }: FilmEffects, z: Float64Array): Float64Array {
  const a = new Float64Array(width * width);
  for (let row = 0; row < z.length; row += width) addOuterProduct(a, z, row, width, 1);
  for (let f = 0; f < width; f++) a[f * width + f] += l2;
  return a;
}

/** a += weight · z zᵀ, the lower triangle; z is the `width` numbers from `at` on. Most features of a film are 0. */
export function addOuterProduct(
  a: Float64Array,
  z: Float64Array,
  at: number,
  width: number,
  weight: number,
): void {
  for (let i = 0; i < width; i++) {
    const value = weight * z[at + i];
    if (value === 0) continue;
    for (let j = 0; j <= i; j++) a[i * width + j] += value * z[at + j];
  }
}
