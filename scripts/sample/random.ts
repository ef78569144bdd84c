/** A stream of pseudo-random numbers that is the same in every engine: integers, + − × ÷ only. */
export interface Dice {
  /** Uniform in [0, 1), a multiple of 2⁻³². */
  uniform(): number;
  /** Uniform whole number in 0 … count − 1. */
  below(count: number): number;
  /** Mean 0, standard deviation 1: the sum of twelve uniforms less six, so within ±6. */
  normal(): number;
}

/**
 * Xorshift with 128 bits of state. Marsaglia. Xorshift RNGs. Journal of Statistical Software 8(14), 2003.
 *
 * @param seed Any whole number; it replaces the first word of the state, and 16 draws are thrown away.
 */
export function diceFrom(seed: number): Dice {
  let [x, y, z, w] = [(123456789 ^ seed) | 0, 362436069, 521288629, 88675123];
  const uniform = () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return (w >>> 0) / 4294967296;
  };
  for (let k = 0; k < 16; k++) uniform();
  return {
    uniform,
    below: (count) => Math.floor(uniform() * count),
    normal() {
      let sum = -6;
      for (let k = 0; k < 12; k++) sum += uniform();
      return sum;
    },
  };
}
