import { exp } from './exact-math';
import { identity } from './ratings';

/** Positions of ratings, earliest first; those of the same second in the order they are listed. */
export function inTimeOrder(times: Uint32Array): Uint32Array<ArrayBuffer> {
  return identity(times.length).sort((a, b) => times[a] - times[b] || a - b);
}

/**
 * How recent each rating of a history is: ρ, 0 for the latest, 1 for the one before, … Where times are not known, all
 * are as recent as the latest.
 */
export function recencyRanks(history: {
  readonly films: Uint32Array;
  readonly times?: Uint32Array;
}): Uint32Array {
  const ranks = new Uint32Array(history.films.length);
  if (!history.times) return ranks;
  inTimeOrder(history.times).forEach((position, k) => (ranks[position] = ranks.length - 1 - k));
  return ranks;
}

/** e^−ρ/pace for each rating of a history. */
export function recencyWeights(
  history: { readonly films: Uint32Array; readonly times?: Uint32Array },
  pace: number,
): Float64Array {
  return Float64Array.from(recencyRanks(history), (rank) => exp(-rank / pace));
}
