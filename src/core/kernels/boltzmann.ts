import { exp, sigmoid } from '../exact-math';
import type { History } from '../history';
import type { Random } from '../random';

/** Half stars that a rating can be: 1 … 10. */
export const LEVELS = 10;

/**
 * A restricted Boltzmann machine whose visible units are ratings, one of ten levels each. Films without a rating take no
 * part: p(h_f = 1) = σ(c_f + Σ_i W_i,k(i),f), p(v_i = k) ∝ exp(b_ik + Σ_f W_ikf h_f).
 */
export interface Machine {
  readonly factors: number;
  /** W, films × 10 × factors, row-major. */
  readonly weights: Float32Array;
  /** b, films × 10, row-major. */
  readonly levelBiases: Float32Array;
  /** c, one per factor. */
  readonly offsets: Float32Array;
}

/** How far one user's ratings move a machine. */
export interface MachineRates {
  /** η of the weights. */
  readonly weights: number;
  /** η of the biases. */
  readonly biases: number;
  /** Weights of the films that are touched are multiplied by this. */
  readonly keep: number;
}

/** Writes c_f + Σ_i W_i,k(i),f: what the hidden units get from a history. */
export function hiddenInput(
  { factors, weights, offsets }: Machine,
  { films, halfStars }: History,
  out: Float64Array,
): void {
  out.set(offsets);
  for (let k = 0; k < films.length; k++) {
    const row = (films[k] * LEVELS + halfStars[k] - 1) * factors;
    for (let f = 0; f < factors; f++) out[f] += weights[row + f];
  }
}

/** Writes p(v = k) of one film from the state of the hidden units, at `out[at …]`. @returns The stars to be expected. */
export function levelShares(
  { factors, weights, levelBiases }: Machine,
  film: number,
  hidden: Float64Array,
  out: Float64Array,
  at = 0,
): number {
  let highest = -Infinity;
  for (let k = 0; k < LEVELS; k++) {
    const row = (film * LEVELS + k) * factors;
    let input = levelBiases[film * LEVELS + k];
    for (let f = 0; f < factors; f++) input += weights[row + f] * hidden[f];
    out[at + k] = input;
    if (input > highest) highest = input;
  }
  let sum = 0;
  for (let k = 0; k < LEVELS; k++) {
    const share = exp(out[at + k] - highest);
    out[at + k] = share;
    sum += share;
  }
  let stars = 0;
  for (let k = 0; k < LEVELS; k++) {
    out[at + k] /= sum;
    stars += (out[at + k] * (k + 1)) / 2;
  }
  return stars;
}

/** Visits users one after another, with memory that it keeps. */
export function machineTeacher(machine: Machine, mostRatings: number, random: Random) {
  const { factors } = machine;
  const shares = new Float64Array(mostRatings * LEVELS);
  const before = new Float64Array(factors);
  const sample = new Float64Array(factors);
  const after = new Float64Array(factors);

  /**
   * One step of contrastive divergence: the hidden units of the ratings, drawn; the ratings that these would give, as
   * probabilities; the hidden units of those. W moves by η (v p(h | v) − v′ p(h | v′)), the biases likewise.
   * @returns Σ e² of the ratings that the drawn units would give, in stars².
   */
  return (history: History, rates: MachineRates): number => {
    hiddenInput(machine, history, before);
    for (let f = 0; f < factors; f++) {
      before[f] = sigmoid(before[f]);
      sample[f] = random.next() < before[f] ? 1 : 0;
    }
    const error = reconstruct(machine, history, sample, { shares, after });
    for (let f = 0; f < factors; f++) after[f] = sigmoid(after[f]);
    learn(machine, history, { shares, before, after }, rates);
    return error;
  };
}

/** Writes p(v_i = k | sample) of each rated film, and what the hidden units get from these. @returns Σ e², in stars². */
function reconstruct(
  machine: Machine,
  { films, halfStars }: History,
  sample: Float64Array,
  { shares, after }: { readonly shares: Float64Array; readonly after: Float64Array },
): number {
  const { factors, weights, offsets } = machine;
  let error = 0;
  after.set(offsets);
  for (let i = 0; i < films.length; i++) {
    const stars = levelShares(machine, films[i], sample, shares, i * LEVELS);
    error += (stars - halfStars[i] / 2) ** 2;
    for (let k = 0; k < LEVELS; k++) {
      const row = (films[i] * LEVELS + k) * factors;
      const share = shares[i * LEVELS + k];
      for (let f = 0; f < factors; f++) after[f] += share * weights[row + f];
    }
  }
  return error;
}

function learn(
  { factors, weights, levelBiases, offsets }: Machine,
  { films, halfStars }: History,
  { shares, before, after }: Readonly<Record<'shares' | 'before' | 'after', Float64Array>>,
  { weights: rate, biases, keep }: MachineRates,
): void {
  for (let i = 0; i < films.length; i++) {
    for (let k = 0; k < LEVELS; k++) {
      const cell = films[i] * LEVELS + k;
      const row = cell * factors;
      const share = shares[i * LEVELS + k];
      const pull = rate * share;
      for (let f = 0; f < factors; f++)
        weights[row + f] = keep * weights[row + f] - pull * after[f];
      levelBiases[cell] -= biases * share;
    }
    const cell = films[i] * LEVELS + halfStars[i] - 1;
    const row = cell * factors;
    for (let f = 0; f < factors; f++) weights[row + f] += rate * before[f];
    levelBiases[cell] += biases;
  }
  for (let f = 0; f < factors; f++) offsets[f] += biases * (before[f] - after[f]);
}
