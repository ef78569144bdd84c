/** Vectors of length 1, and what groups of them need: spherical k-means (Dhillon, Modha. Machine Learning 42, 2001). */

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let f = 0; f < a.length; f++) sum += a[f] * b[f];
  return sum;
};

/** The same direction at length 1; zero for a vector without direction. */
export function unit(vector: ArrayLike<number>): Float64Array {
  let square = 0;
  for (let f = 0; f < vector.length; f++) square += vector[f] * vector[f];
  const length = Math.sqrt(square);
  const direction = new Float64Array(vector.length);
  if (length > 0) for (let f = 0; f < vector.length; f++) direction[f] = vector[f] / length;
  return direction;
}

/** Row k of flat vectors of `width` numbers each, at length 1. */
export const directionOf = (
  { values, width }: { readonly values: Float32Array; readonly width: number },
  row: number,
): Float64Array => unit(values.subarray(row * width, (row + 1) * width));

/** A sum of vectors of one width; empty for none. */
export function sumOf(rows: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) for (let f = 0; f < sum.length; f++) sum[f] += row[f];
  return sum;
}

/** The centre of the largest cosine, of equal ones the first. */
export function nearestOf(centres: readonly Float64Array[], row: Float64Array): number {
  let [best, largest] = [0, -Infinity];
  for (let c = 0; c < centres.length; c++) {
    const cosine = dot(centres[c], row);
    if (cosine > largest) [best, largest] = [c, cosine];
  }
  return best;
}

/** The first row, then again and again the one whose largest cosine with those chosen is smallest, of equal ones the first. */
export function farApart(rows: readonly Float64Array[], count: number): Float64Array[] {
  const chosen = rows.slice(0, 1);
  const closeness = rows.map(() => -Infinity);
  while (chosen.length < Math.min(count, rows.length)) {
    const last = chosen[chosen.length - 1];
    let farthest = 0;
    rows.forEach((row, k) => {
      closeness[k] = Math.max(closeness[k], dot(last, row));
      if (closeness[k] < closeness[farthest]) farthest = k;
    });
    chosen.push(rows[farthest]);
  }
  return chosen;
}
