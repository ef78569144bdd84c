import { topK } from '../top-k';

export interface Neighbour {
  readonly film: number;
  /** Cosine, −1 … 1. */
  readonly similarity: number;
}

/**
 * The k films whose vectors point most nearly the same way; films without a vector (all zeros) take no part.
 * @param values One vector of `width` numbers per film.
 */
export function nearestFilms(
  values: Float32Array,
  width: number,
  film: number,
  k: number,
): Neighbour[] {
  const films = values.length / width;
  const own = values.subarray(film * width, (film + 1) * width);
  const ownNorm = Math.sqrt(own.reduce((sum, v) => sum + v * v, 0));
  if (ownNorm === 0) return [];
  const cosines = new Float64Array(films).fill(-Infinity);
  for (let other = 0; other < films; other++) {
    let [dot, square] = [0, 0];
    for (let f = 0; f < width; f++) {
      const value = values[other * width + f];
      dot += own[f] * value;
      square += value * value;
    }
    if (square > 0 && other !== film) cosines[other] = dot / (ownNorm * Math.sqrt(square));
  }
  return Array.from(topK(cosines, k), (other) => ({ film: other, similarity: cosines[other] }));
}
