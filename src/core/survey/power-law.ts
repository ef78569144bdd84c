import { exp, ln } from '../exact-math';
import { STEEPEST, zetas, zetaSums } from './zeta';

/** How often each count occurs, counts ascending from 1; with sums from each place to the end. */
export interface Occurrences {
  readonly degrees: Uint32Array;
  readonly frequencies: Uint32Array;
  /** ln of each count. */
  readonly logs: Float64Array;
  /** From each place on: how many there are, and the sum of their logarithms. */
  readonly tails: Float64Array;
  readonly tailLogs: Float64Array;
}

export interface PowerLaw {
  /** Place in the occurrences where the tail begins. */
  readonly place: number;
  readonly exponent: number;
  readonly error: number;
  readonly distance: number;
  /** ζ(exponent, from). */
  readonly zeta: number;
}

/** Fewer make no tail. */
const LEAST_TAIL = 10;
const LEAST_DEGREES = 3;
const MOST_STEPS = 100;

export function occurrencesOf(degrees: Uint32Array, frequencies: Uint32Array): Occurrences {
  const logs = Float64Array.from(degrees, ln);
  const tails = new Float64Array(degrees.length + 1);
  const tailLogs = new Float64Array(degrees.length + 1);
  for (let n = degrees.length - 1; n >= 0; n--) {
    tails[n] = tails[n + 1] + frequencies[n];
    tailLogs[n] = tailLogs[n + 1] + frequencies[n] * logs[n];
  }
  return { degrees, frequencies, logs, tails, tailLogs };
}

/** The power law of the tail that it fits best; of equal ones the longest. Yields after each tail that is tried. */
export function* bestPowerLaw(all: Occurrences): Generator<void, PowerLaw | undefined> {
  let best: PowerLaw | undefined;
  for (let place = 0; place + LEAST_DEGREES <= all.degrees.length; place++) {
    if (all.tails[place] < LEAST_TAIL) break;
    const fit = powerLawFrom(all, place, best?.exponent ?? 2);
    if (fit && !(best && best.distance <= fit.distance)) best = fit;
    yield;
  }
  return best;
}

/** Undefined where the tail is steeper than can be worked out. */
function powerLawFrom(all: Occurrences, place: number, near: number): PowerLaw | undefined {
  const { degrees, tails, tailLogs } = all;
  const mean = tailLogs[place] / tails[place];
  let exponent = near;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [zeta, first, second] = zetaSums(exponent, degrees[place]);
    const expected = first / zeta;
    const variance = second / zeta - expected * expected;
    // Newton on "the mean of ln x is the expected one": the likelihood is concave in the exponent.
    const next = exponent + (expected - mean) / variance;
    const inside = next > 1 ? Math.min(next, 2 * exponent) : (exponent + 1) / 2;
    const settled = Math.abs(inside - exponent) <= 1e-12 * exponent;
    exponent = inside;
    if (exponent > STEEPEST) return undefined;
    if (!settled) continue;
    const error = 1 / Math.sqrt(tails[place] * variance);
    return { place, exponent, error, zeta, distance: distanceOf(all, place, exponent) };
  }
  return undefined;
}

/** Kolmogorov's and Smirnov's, over all whole numbers from the tail's first to its last. */
function distanceOf(
  { degrees, frequencies, logs, tails }: Occurrences,
  place: number,
  exponent: number,
): number {
  const above = zetas(exponent, degrees, logs, place);
  const [all, zeta] = [tails[place], above[place]];
  // At the count x, and at the number before it, up to which nothing has been added since the count before.
  let distance = 0;
  for (let n = place; n < degrees.length; n++) {
    const before = Math.abs(tails[n] / all - above[n] / zeta);
    const after = above[n] - exp(-exponent * logs[n]);
    const at = Math.abs((tails[n] - frequencies[n]) / all - after / zeta);
    distance = Math.max(distance, before, at);
  }
  return distance;
}
