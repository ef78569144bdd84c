/**
 * Where some scores stand among all: ρ = #{s_j > s} + (#{s_j = s} − 1) / 2, from 0, the best; scores of NaN count nowhere.
 * O(n log m) for m of n: nothing but the m is sorted.
 * @param positions Of the scores in question; −1 for none.
 * @returns One place for each position; Infinity for none and for a score of NaN.
 */
export function placesAmong(
  scores: Float32Array | Float64Array,
  positions: ArrayLike<number>,
): Float64Array {
  const own = Float64Array.from(positions, (at) => (at < 0 ? NaN : scores[at]));
  const levels = own.filter((score) => !Number.isNaN(score)).sort();
  const distinct = levels.filter((score, k) => k === 0 || score !== levels[k - 1]);

  // How many scores lie between two levels, and how many on each.
  const between = new Uint32Array(distinct.length + 1);
  const on = new Uint32Array(distinct.length);
  for (let k = 0; k < scores.length; k++) {
    const score = scores[k];
    if (Number.isNaN(score)) continue;
    const level = lowerBound(distinct, score);
    if (distinct[level] === score) on[level] += 1;
    else between[level] += 1;
  }

  const places = new Float64Array(distinct.length);
  let above = 0;
  for (let level = distinct.length - 1; level >= 0; level--) {
    above += between[level + 1];
    places[level] = above + (on[level] - 1) / 2;
    above += on[level];
  }
  return own.map((score) => (Number.isNaN(score) ? Infinity : places[lowerBound(distinct, score)]));
}

/** How many of ascending numbers are less than a value: where it is, if it is among them. */
export function lowerBound(ascending: ArrayLike<number>, value: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
