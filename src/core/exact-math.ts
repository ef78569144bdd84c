// Math.log and its like differ in their last bits between engines. These use + − × ÷ only, so they do not.

const LN2 = 0.6931471805599453;

/** Natural logarithm of x, to about 1 ulp; −Infinity at 0, NaN below. */
export function ln(x: number): number {
  const { mantissa, exponent } = parts(x);
  return exponent * LN2 + lnNearOne(mantissa);
}

/** Logarithm to base 2; exact for powers of two. */
export function log2(x: number): number {
  const { mantissa, exponent } = parts(x);
  return exponent + lnNearOne(mantissa) / LN2;
}

/** LN2 in two parts: whole multiples of the first lose no digits. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
/** Beyond these, e^x is infinite or smaller than any double with all its digits. */
const HIGHEST = 709.782712893384;
const LOWEST = -708.3964185322641;

/** e^x, to about 1 ulp; 0 where it would lose digits, below 2.2e-308. */
export function exp(x: number): number {
  if (!(x <= HIGHEST && x >= LOWEST)) return beyond(x);
  const doublings = Math.round(x / LN2);
  const rest = x - doublings * LN2_HIGH - doublings * LN2_LOW;
  // |rest| ≤ ln 2 / 2, so fourteen terms of 1 + x + x²/2 + … reach double precision.
  let series = 1;
  for (let k = 14; k >= 1; k--) series = 1 + (rest / k) * series;
  return scaled(series, doublings);
}

function beyond(x: number): number {
  if (Number.isNaN(x)) return NaN;
  return x > 0 ? Infinity : 0;
}

/** 1 / (1 + e^−x). */
export const sigmoid = (x: number): number => 1 / (1 + exp(-x));

/** x^a for x > 0, and 0 for x = 0 and a > 0, to about 1 + |a ln x| ulp. */
export function power(x: number, a: number): number {
  return x === 0 ? 0 : exp(a * ln(x));
}

/** x · 2^doublings: doubling and halving are exact. */
function scaled(x: number, doublings: number): number {
  let result = x;
  for (let k = 0; k < doublings; k++) result *= 2;
  for (let k = 0; k > doublings; k--) result /= 2;
  return result;
}

/** x = mantissa · 2^exponent with mantissa in [√½, √2): halving and doubling are exact. */
function parts(x: number): { readonly mantissa: number; readonly exponent: number } {
  if (x === 0) return { mantissa: 1, exponent: -Infinity };
  if (!(x > 0 && x < Infinity)) return { mantissa: 1, exponent: x > 0 ? Infinity : NaN };
  let mantissa = x;
  let exponent = 0;
  while (mantissa >= Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent -= 1;
  }
  return { mantissa, exponent };
}

/** ln m = 2 artanh s with s = (m − 1)/(m + 1); |s| ≤ 0.1716, so eleven terms of s + s³/3 + … reach double precision. */
function lnNearOne(m: number): number {
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let series = 0;
  for (let k = 21; k >= 1; k -= 2) series = series * square + 1 / k;
  return 2 * s * series;
}
