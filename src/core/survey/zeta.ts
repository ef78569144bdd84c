import { exp, ln } from '../exact-math';

/** From here on, Euler's and Maclaurin's formula is exact to rounding for exponents up to {@link STEEPEST}. */
const DIRECT = 40;
export const STEEPEST = 20;
/** B₂ⱼ / (2j)! of Bernoulli's numbers. */
const CORRECTIONS = [1 / 12, -1 / 720, 1 / 30_240, -1 / 1_209_600, 1 / 47_900_160];

/** Sums over the whole x from some a on: of x^−s, of ln x · x^−s and of ln² x · x^−s. */
export type ZetaSums = readonly [zeta: number, first: number, second: number];

/**
 * Hurwitz' zeta function ζ(s, a) = Σ (a + k)^−s over k ≥ 0 for whole a ≥ 1 and 1 < s ≤ 20, to about 1e-12 of itself, and
 * the sums that its derivatives by s are but for their sign. The first terms are added up, the rest is Euler's and
 * Maclaurin's formula.
 */
export function zetaSums(s: number, a: number): ZetaSums {
  const sums: [number, number, number] = [0, 0, 0];
  const from = Math.max(a, DIRECT);
  for (let x = a; x < from; x++) {
    const log = ln(x);
    const term = exp(-s * log);
    sums[0] += term;
    sums[1] += term * log;
    sums[2] += term * log * log;
  }
  const log = ln(from);
  const term = exp(-s * log);
  for (let power = 0; power <= 2; power++) sums[power] += restOf(s, from, log, term, power);
  return sums;
}

/** ζ(s, a) alone. */
export function zeta(s: number, a: number): number {
  let sum = 0;
  const from = Math.max(a, DIRECT);
  for (let x = a; x < from; x++) sum += exp(-s * ln(x));
  const log = ln(from);
  return sum + restOf(s, from, log, exp(-s * log), 0);
}

/**
 * ζ(s, x) for many x, ascending.
 * @param logs ln x of each.
 */
export function zetas(
  s: number,
  xs: ArrayLike<number>,
  logs: ArrayLike<number>,
  first: number,
): Float64Array {
  const values = new Float64Array(xs.length);
  let [next, sum] = [DIRECT, NaN];
  for (let n = xs.length - 1; n >= first; n--) {
    if (xs[n] >= DIRECT) {
      values[n] = restOf(s, xs[n], logs[n], exp(-s * logs[n]), 0);
      continue;
    }
    if (Number.isNaN(sum)) sum = zeta(s, DIRECT);
    while (next > xs[n]) {
      next -= 1;
      sum += exp(-s * ln(next));
    }
    values[n] = sum;
  }
  return values;
}

/**
 * Σ lnᵖ x · x^−s over x ≥ n: the integral, half the first term, and corrections by derivatives. A derivative of
 * P(ln x) · x^−t is (P′(ln x) − t P(ln x)) · x^−t−1.
 * @param term n^−s.
 */
function restOf(s: number, n: number, log: number, term: number, power: number): number {
  const t = s - 1;
  const integral =
    power === 0
      ? 1 / t
      : power === 1
        ? (log + 1 / t) / t
        : (log * log + (2 / t) * (log + 1 / t)) / t;
  // Coefficients of P = c0 + c1 L + c2 L².
  let [c0, c1, c2] = [power === 0 ? 1 : 0, power === 1 ? 1 : 0, power === 2 ? 1 : 0];
  let scale = term;
  let sum = term * (n * integral + (c0 + (c1 + c2 * log) * log) / 2);
  for (let order = 1; order <= 2 * CORRECTIONS.length - 1; order++) {
    const steep = s + order - 1;
    [c0, c1, c2] = [c1 - steep * c0, 2 * c2 - steep * c1, -steep * c2];
    scale /= n;
    if (order % 2 === 1) sum -= CORRECTIONS[order >> 1] * scale * (c0 + (c1 + c2 * log) * log);
  }
  return sum;
}
