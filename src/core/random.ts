/** A seeded stream of numbers: the same seed gives the same stream in every engine. */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  readonly next: () => number;
  /** Uniform whole number in [0, bound). */
  readonly below: (bound: number) => number;
  /** Near-normal, mean 0 and variance 1: twelve uniforms less six, so no log and no cos. In [−6, 6). */
  readonly normal: () => number;
}

/** sfc32 (Doty-Humphrey, PractRand), its state filled by splitmix32 from a 32-bit seed. */
export function seeded(seed: number): Random {
  let mixed = seed >>> 0;
  const splitmix = () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;

  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    normal: () => {
      let sum = -6;
      for (let k = 0; k < 12; k++) sum += next();
      return sum;
    },
  };
}

/** The numbers 0 … n − 1 in random order (Fisher–Yates). */
export function permutation(n: number, random: Random): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(n);
  for (let k = 1; k < n; k++) {
    const other = random.below(k + 1);
    order[k] = order[other];
    order[other] = k;
  }
  return order;
}
