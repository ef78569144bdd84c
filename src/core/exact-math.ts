// Math.log and its like differ in their last bits between engines. These use + − × ÷ only, so they do not.

const LN2 = 0.6931471805599453;

/** Natural logarithm of a finite x > 0, to about 1 ulp: ln x = e ln 2 + 2 artanh((m − 1)/(m + 1)), m in [√½, √2). */
export function ln(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? Infinity : NaN;

  // 1. x = m · 2^e. Halving and doubling are exact.
  let m = x;
  let e = 0;
  while (m >= Math.SQRT2) {
    m /= 2;
    e += 1;
  }
  while (m < Math.SQRT1_2) {
    m *= 2;
    e -= 1;
  }

  // 2. artanh s = s + s³/3 + s⁵/5 + …; |s| ≤ 0.1716, so eleven terms reach double precision.
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let series = 0;
  for (let k = 21; k >= 1; k -= 2) series = series * square + 1 / k;
  return e * LN2 + 2 * s * series;
}

/** Logarithm to base 2; exact for powers of two. */
export function log2(x: number): number {
  return ln(x) / LN2;
}
