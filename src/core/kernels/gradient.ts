import type { Random } from '../random';
import type { Ratings } from '../ratings';
import { countedNorms } from './alternate';

/** What gradient descent changes: r̂ = μ + b_u + b_i + p_u · q_i. */
export interface Factorisation {
  readonly factors: number;
  /** μ, in stars. */
  readonly mean: number;
  /** p, users × factors, row-major. */
  readonly users: Float32Array;
  readonly userBiases: Float32Array;
  /** q, films × factors, row-major. */
  readonly films: Float32Array;
  readonly filmBiases: Float32Array;
}

/** How it changes them. */
export interface Rates {
  /** η. */
  readonly learningRate: number;
  /** λ, of factors. */
  readonly l2: number;
  /** λ_b. */
  readonly l2Bias: number;
}

/** Normal numbers of this deviation; 0 for rows without ratings. */
export function initialVectors(
  { rows, starts }: Ratings,
  factors: number,
  deviation: number,
  random: Random,
): Float32Array {
  const vectors = new Float32Array(rows * factors);
  for (let row = 0; row < rows; row++) {
    if (starts[row + 1] === starts[row]) continue;
    for (let f = 0; f < factors; f++) vectors[row * factors + f] = deviation * random.normal();
  }
  return vectors;
}

/**
 * One step down the gradient for one rating after another. With e = r − r̂:
 * b ← b + η (e − λ_b b) for both biases, p ← p + η (e q − λ p), q ← q + η (e p − λ q) with the old p.
 *
 * @param userOf The user of each rating, by position.
 * @param order Positions of the ratings to visit.
 * @returns Σ e², each e from just before its step.
 */
export function visitRatings(
  { factors, mean, users, userBiases, films, filmBiases }: Factorisation,
  { indices, halfStars }: Ratings,
  { userOf, order }: { readonly userOf: Uint32Array; readonly order: Uint32Array },
  { learningRate, l2, l2Bias }: Rates,
): number {
  let error = 0;
  for (const position of order) {
    const user = userOf[position];
    const film = indices[position];
    const p = user * factors;
    const q = film * factors;
    let miss = halfStars[position] / 2 - mean - userBiases[user] - filmBiases[film];
    for (let f = 0; f < factors; f++) miss -= users[p + f] * films[q + f];
    error += miss * miss;
    userBiases[user] += learningRate * (miss - l2Bias * userBiases[user]);
    filmBiases[film] += learningRate * (miss - l2Bias * filmBiases[film]);
    for (let f = 0; f < factors; f++) {
      const own = users[p + f];
      const other = films[q + f];
      users[p + f] = own + learningRate * (miss * other - l2 * own);
      films[q + f] = other + learningRate * (miss * own - l2 * other);
    }
  }
  return error;
}

/** What the decays of {@link visitRatings} amount to over one epoch: λ Σ (‖p_u‖² + ‖q_i‖²) and λ_b Σ (b_u² + b_i²), over the ratings. */
export function decayPenalties(
  { users, userBiases, films, filmBiases }: Factorisation,
  ratings: Ratings,
  byFilm: Ratings,
  { l2, l2Bias }: Pick<Rates, 'l2' | 'l2Bias'>,
): { readonly factors: number; readonly biases: number } {
  const norms = (ofUsers: Float32Array, ofFilms: Float32Array) =>
    countedNorms({ rows: ratings, solved: ofUsers }) +
    countedNorms({ rows: byFilm, solved: ofFilms });
  return { factors: l2 * norms(users, films), biases: l2Bias * norms(userBiases, filmBiases) };
}

/** A factorisation whose users are also what they rated: r̂ = μ + b_u + b_i + q_i · (p_u + n_u^−½ Σ_j y_j). */
export interface ImplicitFactorisation extends Factorisation {
  /** y, films × factors, row-major. */
  readonly implicit: Float32Array;
}

/** Memory for one user's block. */
export interface Block {
  /** s = n^−½ Σ y_j, and what it was at the start. */
  readonly sum: Float64Array;
  readonly before: Float64Array;
}

/**
 * The steps of one user's ratings. s moves with every rating, and its way is shared out among the y_j at the end: the
 * gradient of the sum is exact, at the price of one vector per rating; only the decay of y is that of its sum.
 *
 * With old values: q ← q + η (e (p + s) − λ q), p ← p + η (e q − λ p), s ← s + η (e q − λ_y s).
 *
 * @param order Positions of the user's ratings.
 * @returns Σ e², each e from just before its step.
 */
export function visitUser(
  { factors, mean, users, userBiases, films, filmBiases, implicit }: ImplicitFactorisation,
  { indices, halfStars }: Ratings,
  { user, order, sum, before }: Block & { readonly user: number; readonly order: Uint32Array },
  { learningRate, l2, l2Bias, l2Implicit }: Rates & { readonly l2Implicit: number },
): number {
  const root = 1 / Math.sqrt(order.length);
  const p = user * factors;
  sum.fill(0);
  for (const position of order) {
    const y = indices[position] * factors;
    for (let f = 0; f < factors; f++) sum[f] += root * implicit[y + f];
  }
  before.set(sum);

  let error = 0;
  for (const position of order) {
    const film = indices[position];
    const q = film * factors;
    let miss = halfStars[position] / 2 - mean - userBiases[user] - filmBiases[film];
    for (let f = 0; f < factors; f++) miss -= films[q + f] * (users[p + f] + sum[f]);
    error += miss * miss;
    userBiases[user] += learningRate * (miss - l2Bias * userBiases[user]);
    filmBiases[film] += learningRate * (miss - l2Bias * filmBiases[film]);
    for (let f = 0; f < factors; f++) {
      const own = users[p + f];
      const other = films[q + f];
      films[q + f] = other + learningRate * (miss * (own + sum[f]) - l2 * other);
      users[p + f] = own + learningRate * (miss * other - l2 * own);
      sum[f] += learningRate * (miss * other - l2Implicit * sum[f]);
    }
  }

  for (const position of order) {
    const y = indices[position] * factors;
    for (let f = 0; f < factors; f++) implicit[y + f] += root * (sum[f] - before[f]);
  }
  return error;
}

/** What the decay of s in {@link visitUser} amounts to over one epoch: λ_y Σ n_u ‖s_u‖². */
export function implicitPenalty(
  { factors, implicit }: Pick<ImplicitFactorisation, 'factors' | 'implicit'>,
  { rows, starts, indices }: Ratings,
  l2Implicit: number,
): number {
  const sum = new Float64Array(factors);
  let norms = 0;
  for (let user = 0; user < rows; user++) {
    // ‖s‖² = ‖Σ y‖² / n, and it counts once for each of the n ratings.
    sum.fill(0);
    for (let k = starts[user]; k < starts[user + 1]; k++) {
      const y = indices[k] * factors;
      for (let f = 0; f < factors; f++) sum[f] += implicit[y + f];
    }
    for (let f = 0; f < factors; f++) norms += sum[f] * sum[f];
  }
  return l2Implicit * norms;
}
