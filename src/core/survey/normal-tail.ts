import { exp, ln } from '../exact-math';

/** Below it the series of the distribution is used, above it the continued fraction of its tail. */
const FAR = 2.5;
const FRACTION_TERMS = 80;
const ROOT_2PI = Math.sqrt(2 * Math.PI);

/** ln of the chance that a standard normal variable is above z; relative error about 1e-13. */
export function lnUpper(z: number): number {
  if (z >= FAR) {
    // Laplace: φ(z) / (z + 1/(z + 2/(z + …))).
    let rest = z;
    for (let k = FRACTION_TERMS; k >= 1; k--) rest = z + k / rest;
    return -(z * z) / 2 - ln(ROOT_2PI * rest);
  }
  if (z <= -FAR) return ln(1 - exp(lnUpper(-z)));
  // Φ(z) = ½ + φ(z)(z + z³/3 + z⁵/(3·5) + …).
  let [term, sum] = [z, z];
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return ln(0.5 - (exp(-(z * z) / 2) / ROOT_2PI) * sum);
}

/** ln of the chance that it is between a and b, a < b. */
export function lnBetween(a: number, b: number): number {
  if (b <= 0) return lnBetween(-b, -a);
  if (a < 0) return ln(1 - exp(lnUpper(b)) - exp(lnUpper(-a)));
  const upper = lnUpper(a);
  return upper + ln(1 - exp(lnUpper(b) - upper));
}

/** Chance of being at least as far from 0 as z, on either side. */
export const twoSided = (z: number): number => 2 * exp(lnUpper(Math.abs(z)));
