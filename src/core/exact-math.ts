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
