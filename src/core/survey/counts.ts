import type { CountChart } from './survey';

/** @param counts Ratings per user or film. */
export function countChart(counts: Uint32Array): CountChart {
  const order = mostFirst(counts);
  const ranked = order.map((owner) => counts[owner]);
  const all = ranked.reduce((sum, count) => sum + count, 0);
  const degrees: number[] = [];
  const frequencies: number[] = [];
  for (let rank = ranked.length - 1; rank >= 0; rank--) {
    if (ranked[rank] !== ranked[rank + 1]) {
      degrees.push(ranked[rank]);
      frequencies.push(0);
    }
    frequencies[frequencies.length - 1] += 1;
  }
  return {
    degrees: Uint32Array.from(degrees),
    frequencies: Uint32Array.from(frequencies),
    order,
    counts: ranked,
    mean: all / ranked.length,
    median: middle(ranked),
    half: halfOf(ranked, all),
  };
}

/** Those with any, the most first, equal ones in their own order: a counting sort. */
function mostFirst(counts: Uint32Array): Uint32Array<ArrayBuffer> {
  let most = 0;
  for (let k = 0; k < counts.length; k++) most = Math.max(most, counts[k]);
  const next = new Uint32Array(most + 2);
  for (let k = 0; k < counts.length; k++) next[most - counts[k] + 1] += 1;
  for (let k = 1; k < next.length; k++) next[k] += next[k - 1];
  const order = new Uint32Array(next[most]);
  counts.forEach((count, owner) => {
    if (count > 0) order[next[most - count]++] = owner;
  });
  return order;
}

/** How many have any. */
export function some(counts: Uint32Array): number {
  let number = 0;
  for (let k = 0; k < counts.length; k++) if (counts[k] > 0) number += 1;
  return number;
}

/** Of a sorted list; NaN of an empty one. */
export function middle(sorted: Uint32Array): number {
  const half = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function halfOf(ranked: Uint32Array, all: number): number {
  let [rank, sum] = [0, 0];
  while (sum * 2 < all) sum += ranked[rank++];
  return rank;
}
