import { BINS, MISSING, type BinnedTable } from './bins';

/** Numbers per bin: the sum of its residuals, and how many. */
const CELL = 2;
/** Numbers per column. */
const WIDTH = BINS * CELL;
/** A split that gains less, in stars², is rounding noise. */
const LEAST_GAIN = 1e-9;

/** Sums of residuals and counts of a node's rows, columns × 256 × 2. */
export type Histogram = Float64Array;

/** An empty histogram for so many columns. */
export const histogramFor = (columns: number): Histogram => new Float64Array(columns * WIDTH);

/**
 * Fills one column's part of a histogram.
 * @param residuals One per row in `rows`, side by side.
 */
export function fillColumn(
  histogram: Histogram,
  { bins, rows: height }: BinnedTable,
  column: number,
  rows: Uint32Array,
  residuals: Float64Array,
): void {
  const own = histogram.subarray(column * WIDTH, (column + 1) * WIDTH);
  const from = column * height;
  own.fill(0);
  for (let k = 0; k < rows.length; k++) {
    const cell = bins[from + rows[k]] * CELL;
    own[cell] += residuals[k];
    own[cell + 1] += 1;
  }
}

/** What remains of a node's histogram when one child's is taken away: the other child's. */
export function subtract(histogram: Histogram, child: Histogram): void {
  for (let k = 0; k < histogram.length; k++) histogram[k] -= child[k];
}

/** Sum of residuals and number of rows of a node. */
export interface NodeSums {
  readonly sum: number;
  readonly count: number;
}

/** A way to part a node's rows in two: the bins 1 … bin of a column go left, and NaN where `missingLeft` says. */
export interface Split {
  readonly column: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  /** How much smaller the penalised squared error is, in stars². */
  readonly gain: number;
  readonly left: NodeSums;
}

export interface SplitRules {
  /** λ: as many residuals of 0 are added to each node. */
  readonly l2: number;
  /** Rows that either side must have. */
  readonly leastRows: number;
}

/**
 * The split that gains most: G_L² / (n_L + λ) + G_R² / (n_R + λ) − G² / (n + λ). Of equals the one of the first column;
 * there one that sends NaN to the right, and then the lowest. Where the node has no NaN, they go to the larger side.
 */
export function bestSplit(
  histogram: Histogram,
  { edges }: BinnedTable,
  node: NodeSums,
  rules: SplitRules,
): Split | undefined {
  const { scan, best } = scannerFor(node, rules);
  for (let column = 0; column < edges.length; column++) {
    const start = column * WIDTH;
    const bins = edges[column].length + 1;
    if (histogram[start + MISSING * CELL + 1] === 0) {
      scan(histogram, column, bins, 'none');
    } else {
      scan(histogram, column, bins, 'right');
      scan(histogram, column, bins, 'left');
    }
  }
  return best();
}

/** Looks through columns for a split that gains more than those before. */
function scannerFor(node: NodeSums, { l2, leastRows }: SplitRules) {
  const whole = (node.sum * node.sum) / (node.count + l2);
  let best: Split | undefined;
  let most = LEAST_GAIN;

  /** @param missing Whether NaN is counted to the left, to the right, or is not there. */
  function scan(
    histogram: Histogram,
    column: number,
    bins: number,
    missing: 'left' | 'right' | 'none',
  ): void {
    const start = column * WIDTH;
    const first = missing === 'left' ? MISSING : MISSING + 1;
    let [sum, count] = [0, 0];
    for (let bin = first; bin <= bins; bin++) {
      sum += histogram[start + bin * CELL];
      count += histogram[start + bin * CELL + 1];
      const others = node.count - count;
      if (count < leastRows) continue;
      if (others < leastRows) return;
      if (bin === MISSING) continue;
      const rest = node.sum - sum;
      const gain = (sum * sum) / (count + l2) + (rest * rest) / (others + l2) - whole;
      if (!(gain > most)) continue;
      most = gain;
      const missingLeft = missing === 'left' || (missing === 'none' && count >= others);
      best = { column, bin, missingLeft, gain, left: { sum, count } };
    }
  }
  return { scan, best: () => best };
}
