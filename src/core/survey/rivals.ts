import { exp, ln } from '../exact-math';
import { lnBetween, lnUpper, twoSided } from './normal-tail';
import { minimum } from './simplex';
import type { Rival } from './tail';

/** Counts of a tail, ascending from its first, and how often each occurs. */
export interface Tail {
  readonly degrees: Uint32Array;
  readonly frequencies: Uint32Array;
}

/** ln of the chance of each count of a tail. */
export type Chances = Float64Array;

/**
 * Lognormal: whole x stands for all between x − ½ and x + ½, and there is nothing below the tail. Its two parameters by
 * maximum likelihood. Yields often.
 */
export function* lognormalOf({ degrees, frequencies }: Tail) {
  const below = Float64Array.from(degrees, (x) => ln(x - 0.5));
  const above = Float64Array.from(degrees, (x) => ln(x + 0.5));
  const all = frequencies.reduce((sum, f) => sum + f, 0);
  const logs = Float64Array.from(degrees, ln);
  const mean = logs.reduce((sum, log, n) => sum + frequencies[n] * log, 0) / all;
  const spread = logs.reduce((sum, log, n) => sum + frequencies[n] * (log - mean) ** 2, 0) / all;

  const chances = (mu: number, sigma: number): Chances => {
    const tail = lnUpper((below[0] - mu) / sigma);
    return below.map((low, n) => lnBetween((low - mu) / sigma, (above[n] - mu) / sigma) - tail);
  };
  /** Far to the left and wide, a lognormal is a power law: nothing is gained beyond the bounds. */
  const lost = ([mu, lnSigma]: readonly [number, number]) => {
    if (mu < mean - FARTHEST || Math.abs(lnSigma) > WIDEST) return Infinity;
    const each = chances(mu, exp(lnSigma));
    return -frequencies.reduce((sum, f, n) => sum + f * each[n], 0);
  };
  const [mu, lnSigma] = yield* minimum(lost, [mean, ln(spread) / 2], 0.5);
  const sigma = exp(lnSigma);
  return {
    mu,
    sigma,
    chances: chances(mu, sigma),
    /** Share of the tail at x or above. */
    atLeast: (x: number) =>
      exp(lnUpper((ln(x - 0.5) - mu) / sigma) - lnUpper((below[0] - mu) / sigma)),
  };
}

const FARTHEST = 100;
const WIDEST = 4;

/** Exponential, of whole x from the tail's first on (geometric), by maximum likelihood. */
export function exponentialOf({ degrees, frequencies }: Tail) {
  const all = frequencies.reduce((sum, f) => sum + f, 0);
  const beyond = frequencies.reduce((sum, f, n) => sum + f * (degrees[n] - degrees[0]), 0) / all;
  const rate = ln(1 + 1 / beyond);
  const chances = Float64Array.from(degrees, (x) => -rate * (x - degrees[0]) - ln(1 + beyond));
  return { rate, chances };
}

/** Vuong's test of two laws that are no special cases of each other. */
export function vuong({ frequencies }: Tail, one: Chances, other: Chances): Rival {
  const all = frequencies.reduce((sum, f) => sum + f, 0);
  const ratio = frequencies.reduce((sum, f, n) => sum + f * (one[n] - other[n]), 0);
  const mean = ratio / all;
  const squares = frequencies.reduce((sum, f, n) => sum + f * (one[n] - other[n] - mean) ** 2, 0);
  const z = squares > 0 ? ratio / Math.sqrt(squares) : 0;
  return { ratio, z, p: twoSided(z) };
}
