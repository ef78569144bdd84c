/**
 * Positions of the k largest scores, best first; equal scores by position, −Infinity and NaN left out.
 * A bounded insertion into a sorted list: O(n) for most scores, as few reach the list.
 */
export function topK(scores: Float32Array | Float64Array, k: number): Uint32Array<ArrayBuffer> {
  const best = new Uint32Array(Math.min(k, scores.length));
  let size = 0;
  for (let n = 0; n < scores.length; n++) {
    const score = scores[n];
    if (!(score > -Infinity)) continue;
    if (size === best.length) {
      if (size === 0 || score <= scores[best[size - 1]]) continue;
    } else {
      size += 1;
    }
    let at = size - 1;
    while (at > 0 && scores[best[at - 1]] < score) {
      best[at] = best[at - 1];
      at -= 1;
    }
    best[at] = n;
  }
  return best.slice(0, size);
}
