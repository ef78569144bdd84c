/** Moves labels apart: as near to where they belong as can be, in the same order, with a gap between them at least. */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = order.map((k) => wanted[k]);
  for (let k = 0; k < placed.length; k++) {
    placed[k] = Math.max(placed[k], k > 0 ? placed[k - 1] + gap : low);
  }
  for (let k = placed.length - 1; k >= 0; k--) {
    placed[k] = Math.min(placed[k], k < placed.length - 1 ? placed[k + 1] - gap : high);
  }
  const result = new Array<number>(wanted.length);
  order.forEach((k, n) => (result[k] = placed[n]));
  return result;
}
