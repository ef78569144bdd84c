import { sigmoid } from '../exact-math';
import type { Random } from '../random';
import { learned, type Learned } from './adam';

/** One layer of hidden units between a film's ratings and what they say of all users: f(x) = W σ(V x + c) + d. */
export interface Autoencoder {
  readonly factors: number;
  readonly users: number;
  /** V, W, c and d behind one another: twice users × factors, row-major, then factors, then users. */
  readonly all: Learned;
}

/** A film's users and what is left of their ratings when the biases are taken away; side by side. */
export interface Column {
  readonly users: Uint32Array;
  readonly residuals: Float64Array;
}

type Part = 'encoder' | 'decoder' | 'hiddenBiases' | 'outputBiases';

/** V and W uniform in ±√(6 / (users + factors)) (Glorot, Bengio, AISTATS 2010), c and d 0. */
export function autoencoder(users: number, factors: number, random: Random): Autoencoder {
  const all = learned(2 * users * factors + factors + users);
  const limit = Math.sqrt(6 / (users + factors));
  for (let k = 0; k < 2 * users * factors; k++) all.values[k] = limit * (2 * random.next() - 1);
  return { factors, users, all };
}

/** Views of V, W, c and d in what is laid out like them. */
export function partsOf(
  { factors, users }: Pick<Autoencoder, 'factors' | 'users'>,
  all: Float64Array,
): Record<Part, Float64Array> {
  const size = users * factors;
  return {
    encoder: all.subarray(0, size),
    decoder: all.subarray(size, 2 * size),
    hiddenBiases: all.subarray(2 * size, 2 * size + factors),
    outputBiases: all.subarray(2 * size + factors),
  };
}

/** Writes σ(V x + c) of one film. */
export function encode(
  { encoder, hiddenBiases }: Pick<Record<Part, Float64Array>, 'encoder' | 'hiddenBiases'>,
  { users, residuals }: Column,
  out: Float64Array,
): void {
  const factors = out.length;
  out.set(hiddenBiases);
  for (let k = 0; k < users.length; k++) {
    const row = users[k] * factors;
    for (let f = 0; f < factors; f++) out[f] += residuals[k] * encoder[row + f];
  }
  for (let f = 0; f < factors; f++) out[f] = sigmoid(out[f]);
}

/** Adds films' gradients of ½ Σ e² over their ratings, times a weight, one film after another. */
export function backwards(network: Autoencoder) {
  const { factors } = network;
  const { encoder, decoder, hiddenBiases, outputBiases } = partsOf(network, network.all.values);
  const slopes = partsOf(network, network.all.gradient);
  const hidden = new Float64Array(factors);
  const back = new Float64Array(factors);

  /** @returns Σ e² of the film, in stars². */
  return (column: Column, weight: number): number => {
    const { users, residuals } = column;
    encode({ encoder, hiddenBiases }, column, hidden);
    back.fill(0);
    let error = 0;
    for (let k = 0; k < users.length; k++) {
      const row = users[k] * factors;
      let e = outputBiases[users[k]] - residuals[k];
      for (let f = 0; f < factors; f++) e += decoder[row + f] * hidden[f];
      error += e * e;
      const pull = weight * e;
      slopes.outputBiases[users[k]] += pull;
      for (let f = 0; f < factors; f++) {
        slopes.decoder[row + f] += pull * hidden[f];
        back[f] += pull * decoder[row + f];
      }
    }
    for (let f = 0; f < factors; f++) {
      back[f] *= hidden[f] * (1 - hidden[f]);
      slopes.hiddenBiases[f] += back[f];
    }
    for (let k = 0; k < users.length; k++) {
      const row = users[k] * factors;
      for (let f = 0; f < factors; f++) slopes.encoder[row + f] += residuals[k] * back[f];
    }
    return error;
  };
}

/** Adds the gradient of λ/2 (‖V‖² + ‖W‖²). */
export function decay({ factors, users, all }: Autoencoder, l2: number): void {
  const { values, gradient } = all;
  for (let k = 0; k < 2 * users * factors; k++) gradient[k] += l2 * values[k];
}
