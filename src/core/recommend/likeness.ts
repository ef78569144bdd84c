import type { Dataset } from '../dataset';
import type { Likeness } from './variety';

/** Item vectors, one row of `width` numbers per film; zero where a film has none. */
export interface Vectors {
  readonly values: Float32Array;
  readonly width: number;
}

/**
 * How alike two films are: the mean of the share of their genres that both have (Jaccard) and of the cosine of their item
 * vectors, nothing where that is below 0. Without vectors the genres decide alone.
 */
export function likenessOf(
  { films: { genres } }: Pick<Dataset, 'films'>,
  vectors?: Vectors,
): Likeness {
  const shared = (a: number, b: number) => {
    const either = countBits(genres[a] | genres[b]);
    return either > 0 ? countBits(genres[a] & genres[b]) / either : 0;
  };
  if (!vectors) return shared;
  return (a, b) => (shared(a, b) + Math.max(0, cosine(vectors, a, b))) / 2;
}

function cosine({ values, width }: Vectors, a: number, b: number): number {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (let f = 0; f < width; f++) {
    const [x, y] = [values[a * width + f], values[b * width + f]];
    dot += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA > 0 && ofB > 0 ? dot / Math.sqrt(ofA * ofB) : 0;
}

/** How many bits of a word are set. */
export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
