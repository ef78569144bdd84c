import { exp, ln } from '../exact-math';
import { countChart } from './counts';
import { bestPowerLaw, occurrencesOf, type Occurrences } from './power-law';
import { exponentialOf, lognormalOf, vuong } from './rivals';
import type { TailFit } from './tail';
import { zeta } from './zeta';

/** Points of the curves. */
const CURVE = 60;

/**
 * How counts fall off; those of 0 are left out.
 * @returns Undefined where fewer than ten counts, or fewer than three different ones, make a tail.
 */
export function* tailFit(counts: Uint32Array): Generator<void, TailFit | undefined> {
  const { degrees, frequencies } = countChart(counts);
  const all = occurrencesOf(degrees, frequencies);
  const law = yield* bestPowerLaw(all);
  if (!law) return undefined;
  const tail = {
    degrees: degrees.subarray(law.place),
    frequencies: frequencies.subarray(law.place),
  };
  const chances = Float64Array.from(
    all.logs.subarray(law.place),
    (log) => -law.exponent * log - ln(law.zeta),
  );
  const lognormal = yield* lognormalOf(tail);
  const exponential = exponentialOf(tail);
  const count = all.tails[law.place];
  const xs = spaced(tail.degrees[0], tail.degrees[tail.degrees.length - 1]);
  return {
    exponent: law.exponent,
    error: law.error,
    from: tail.degrees[0],
    tail: count,
    of: all.tails[0],
    distance: law.distance,
    scale: count / law.zeta,
    naive: naiveLine(all),
    lognormal: {
      mu: lognormal.mu,
      sigma: lognormal.sigma,
      ...vuong(tail, chances, lognormal.chances),
    },
    exponential: { rate: exponential.rate, ...vuong(tail, chances, exponential.chances) },
    atLeast: {
      counts: xs,
      power: xs.map((x) => (count * zeta(law.exponent, x)) / law.zeta),
      lognormal: xs.map((x) => count * lognormal.atLeast(x)),
    },
  };
}

/** Whole numbers from one to another, evenly spaced by their logarithm as far as they can be. */
function spaced(from: number, to: number): number[] {
  const step = ln(to / from) / (CURVE - 1);
  const xs = Array.from({ length: CURVE }, (_, k) => Math.round(from * exp(k * step)));
  return [...new Set(xs)];
}

function naiveLine({ logs, frequencies }: Occurrences): TailFit['naive'] {
  const xs = logs.map((log) => log / Math.LN10);
  const ys = Float64Array.from(frequencies, (f) => ln(f) / Math.LN10);
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const meanY = ys.reduce((sum, y) => sum + y, 0) / ys.length;
  let [xx, xy, yy] = [0, 0, 0];
  xs.forEach((x, n) => {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (ys[n] - meanY);
    yy += (ys[n] - meanY) ** 2;
  });
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, r2: yy > 0 ? (slope * xy) / yy : 1 };
}
