import { topK } from '../top-k';

/** So many of the films that rank best are open to a pull: what the taste puts far below cannot win. */
const POOL = 1000;
/** What a pull of 1 weighs against the whole range of the pool's scores. */
const WEIGHT = 1;

/**
 * Scores as a pull shifts them. Among the 1,000 best films s = r + w p, r being the score scaled to 0 … 1 and p what pulls
 * the film; all others stay below them, in their order.
 *
 * @param pull A number per film of the data set, of the order of 1; 0 everywhere leaves the order as it is.
 */
export function pulled(
  films: Uint32Array,
  scores: Float32Array,
  pull: Float32Array,
): Float32Array<ArrayBuffer> {
  const order = topK(scores, POOL);
  if (order.length === 0) return scores.slice();
  const [most, least] = [scores[order[0]], scores[order[order.length - 1]]];
  const scale = most > least ? 1 / (most - least) : 0;
  const shifted = scores.map((score) => (score - least) * scale);
  let lowest = Infinity;
  for (const at of order) {
    shifted[at] += WEIGHT * pull[films[at]];
    lowest = Math.min(lowest, shifted[at]);
  }
  const inPool = new Uint8Array(films.length);
  for (const at of order) inPool[at] = 1;
  return shifted.map((score, at) => (inPool[at] ? score - lowest : Math.min(score, 0) - 1));
}
