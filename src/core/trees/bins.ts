/** Bins of a column: 0 for NaN, 1 … 255 for values, ascending. */
export const BINS = 256;
const VALUE_BINS = BINS - 1;
export const MISSING = 0;

/** Rows of features, sorted into bins column by column. */
export interface BinnedTable {
  readonly rows: number;
  readonly columns: number;
  /** Columns × rows: the bin of each row in each column. */
  readonly bins: Uint8Array;
  /** Per column its largest value in each bin but the last, ascending: bin b holds edges[b − 2] < x ≤ edges[b − 1]. */
  readonly edges: readonly Float64Array[];
}

/**
 * Bins of about equal size; one for each value where a column has no more than 255 of them.
 * @param features Rows × columns, row-major; NaN where undefined.
 * @yields Twice for each column.
 */
export function* binned(features: Float32Array, columns: number): Generator<void, BinnedTable> {
  const rows = columns > 0 ? features.length / columns : 0;
  const bins = new Uint8Array(columns * rows);
  const edges: Float64Array[] = [];
  for (let column = 0; column < columns; column++) {
    const values = new Float32Array(rows);
    for (let row = 0; row < rows; row++) values[row] = features[row * columns + column];
    const own = edgesOf(definedSorted(values));
    edges.push(own);
    yield;
    const from = column * rows;
    for (let row = 0; row < rows; row++) bins[from + row] = binOf(values[row], own);
    yield;
  }
  return { rows, columns, bins, edges };
}

/** The values that are not NaN, ascending. */
function definedSorted(values: Float32Array): Float32Array {
  const sorted = values.slice().sort(); // NaN comes last
  let end = sorted.length;
  while (end > 0 && Number.isNaN(sorted[end - 1])) end -= 1;
  return sorted.subarray(0, end);
}

/** Edges between bins of ascending values. */
function edgesOf(sorted: Float32Array): Float64Array {
  const distinct: number[] = [];
  for (let k = 0; k < sorted.length && distinct.length <= VALUE_BINS; k++) {
    if (k === 0 || sorted[k] !== sorted[k - 1]) distinct.push(sorted[k]);
  }
  if (distinct.length <= VALUE_BINS) return Float64Array.from(distinct.slice(0, -1));
  const largest = sorted[sorted.length - 1];
  const edges: number[] = [];
  for (let bin = 1; bin < VALUE_BINS; bin++) {
    const edge = sorted[Math.ceil((bin * sorted.length) / VALUE_BINS) - 1];
    if (edge !== edges.at(-1) && edge < largest) edges.push(edge);
  }
  return Float64Array.from(edges);
}

/** The bin of a value: one more than the edges below it. */
function binOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return MISSING;
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
