import { topK } from '../top-k';

export interface Neighbour {
  readonly film: number;
  /** Cosine, −1 … 1. */
  readonly similarity: number;
}

/**
 * The k candidates whose vectors point most nearly the same way; films without a vector (all zeros) take no part.
 * @param values One vector of `width` numbers per film.
 */
export function nearestFilms(
  values: Float32Array,
  width: number,
  film: number,
  candidates: Uint32Array,
  k: number,
): Neighbour[] {
  const own = values.subarray(film * width, (film + 1) * width);
  const ownNorm = Math.sqrt(own.reduce((sum, v) => sum + v * v, 0));
  if (ownNorm === 0) return [];
  const cosines = new Float64Array(candidates.length).fill(-Infinity);
  for (let at = 0; at < candidates.length; at++) {
    const other = candidates[at];
    let [dot, square] = [0, 0];
    for (let f = 0; f < width; f++) {
      const value = values[other * width + f];
      dot += own[f] * value;
      square += value * value;
    }
    if (square > 0 && other !== film) cosines[at] = dot / (ownNorm * Math.sqrt(square));
  }
  return Array.from(topK(cosines, k), (at) => ({
    film: candidates[at],
    similarity: cosines[at],
  }));
}
