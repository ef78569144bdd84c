const BINS = 1024;

/**
 * Ranks of some positions by nearness: 1 for the nearest of all, ties by position. By counting into bins between the
 * first and the last of them; only what shares a bin with one of them is compared with it.
 */
export class Ranking {
  /** How many there are in a bin that holds none of the targets. */
  private readonly counts = new Uint32Array(BINS);
  /** Whether a bin holds one of the targets. */
  private readonly shared = new Uint8Array(BINS);

  /**
   * @param targets Positions in `nearness`, at least one.
   * @returns A rank for each of the targets.
   */
  of(nearness: Float32Array, targets: Uint32Array): Uint32Array {
    const { counts, shared } = this;
    const order = Array.from(targets.keys()).sort(
      (a, b) => nearness[targets[b]] - nearness[targets[a]] || targets[a] - targets[b],
    );
    const sorted = Uint32Array.from(order, (t) => targets[t]);
    const last = sorted.length - 1;
    const [highest, lowest] = [nearness[sorted[0]], nearness[sorted[last]]];
    const scale = highest > lowest ? (BINS - 1) / (highest - lowest) : 0;
    counts.fill(0);
    shared.fill(0);
    for (const target of sorted) shared[Math.floor((nearness[target] - lowest) * scale)] = 1;

    let ahead = 0;
    const between = new Uint32Array(sorted.length + 1); // those that come before a target and after the one before it
    for (let at = 0; at < nearness.length; at++) {
      const near = nearness[at];
      if (!(near >= lowest)) continue;
      if (near > highest) {
        ahead += 1;
        continue;
      }
      const bin = ((near - lowest) * scale) | 0;
      if (shared[bin] === 0) counts[bin] += 1;
      else between[firstAfter(nearness, sorted, at)] += 1;
    }

    const ranks = new Uint32Array(targets.length);
    let bin = BINS - 1;
    order.forEach((t, n) => {
      const own = Math.floor((nearness[sorted[n]] - lowest) * scale);
      for (; bin > own; bin--) ahead += counts[bin];
      ahead += between[n];
      ranks[t] = 1 + ahead;
    });
    return ranks;
  }
}

/** Number of the first of the sorted targets that comes after a position; their count where none does. */
function firstAfter(nearness: Float32Array, sorted: Uint32Array, at: number): number {
  const near = nearness[at];
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = nearness[sorted[middle]];
    if (near > value || (near === value && at < sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
