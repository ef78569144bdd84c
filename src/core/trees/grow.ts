import type { BinnedTable } from './bins';
import { MISSING } from './bins';
import {
  bestSplit,
  fillColumn,
  histogramFor,
  subtract,
  type Histogram,
  type NodeSums,
  type Split,
  type SplitRules,
} from './histogram';

/** One tree by bins; see Forest, whose numbering of nodes starts at 0 here. */
export interface Tree {
  readonly left: number[];
  readonly splits: (Split | undefined)[];
  /** Σ r / (n + λ) of each node, in stars. */
  readonly values: number[];
  /** The leaves and their places in the order of the rows. */
  readonly leaves: readonly { readonly node: number; readonly from: number; readonly to: number }[];
}

export interface GrowthRules extends SplitRules {
  /** At most so many. */
  readonly leaves: number;
}

/** A leaf that may still be split. */
interface OpenLeaf extends NodeSums {
  readonly node: number;
  /** Its places in the order of the rows. */
  readonly from: number;
  readonly to: number;
  readonly histogram: Histogram;
  readonly split: Split | undefined;
}

/** Cells of histograms that are filled between two yields: about two milliseconds. */
const WORK_PER_STEP = 5e5;

/**
 * Grows a regression tree best first: always splits the leaf that gains most (Shi 2007, as LightGBM has it). A child's
 * histogram is filled from the smaller side; the other one is what remains of the parent's.
 *
 * @param residuals One per row of the table, in stars; whole multiples of a power of two, so that their sums are exact.
 * @param order The rows to grow on; put into the order of the leaves.
 * @yields Every few milliseconds.
 */
export function* growTree(
  table: BinnedTable,
  residuals: Float64Array,
  order: Uint32Array,
  rules: GrowthRules,
): Generator<void, Tree> {
  const tree = { left: [0], splits: [undefined] as Tree['splits'], values: [0] };
  const scratch = { rows: order.slice(), residuals: new Float64Array(order.length) };
  const fill = histogramFiller(table, residuals, order, scratch.residuals);

  const root = histogramFor(table.columns);
  yield* fill(root, 0, order.length);
  const all = sumOf(residuals, order);
  const open: OpenLeaf[] = [openLeaf({ node: 0, from: 0, to: order.length }, root, all)];
  tree.values[0] = valueOf(all);

  while (open.length < rules.leaves) {
    const parent = mostGaining(open);
    if (!parent?.split) break;
    const { split, from, to, histogram } = parent;
    const middle = partition(table, order.subarray(from, to), split, scratch.rows) + from;
    const right = { sum: parent.sum - split.left.sum, count: parent.count - split.left.count };
    const leftIsSmall = split.left.count <= right.count;
    const small = histogramFor(table.columns);
    yield* leftIsSmall ? fill(small, from, middle) : fill(small, middle, to);
    subtract(histogram, small);

    const node = tree.left.length;
    tree.left[parent.node] = node;
    tree.splits[parent.node] = split;
    tree.left.push(0, 0);
    tree.splits.push(undefined, undefined);
    tree.values.push(valueOf(split.left), valueOf(right));
    const [ofLeft, ofRight] = leftIsSmall ? [small, histogram] : [histogram, small];
    open.splice(
      open.indexOf(parent),
      1,
      openLeaf({ node, from, to: middle }, ofLeft, split.left),
      openLeaf({ node: node + 1, from: middle, to }, ofRight, right),
    );
    yield;
  }
  return { ...tree, leaves: open };

  function valueOf({ sum, count }: NodeSums): number {
    return count + rules.l2 > 0 ? sum / (count + rules.l2) : 0;
  }

  function openLeaf(
    place: Pick<OpenLeaf, 'node' | 'from' | 'to'>,
    histogram: Histogram,
    { sum, count }: NodeSums,
  ): OpenLeaf {
    const split = bestSplit(histogram, table, { sum, count }, rules);
    return { ...place, histogram, sum, count, split };
  }
}

/** The leaf whose split gains most; of equals the one that was made first. */
function mostGaining(open: readonly OpenLeaf[]): OpenLeaf | undefined {
  let best: OpenLeaf | undefined;
  for (const leaf of open) {
    const gain = leaf.split?.gain ?? 0;
    const most = best?.split?.gain ?? 0;
    if (gain > most || (best && gain === most && leaf.node < best.node)) best = leaf;
  }
  return best;
}

function sumOf(residuals: Float64Array, rows: Uint32Array): NodeSums {
  let sum = 0;
  for (let k = 0; k < rows.length; k++) sum += residuals[rows[k]];
  return { sum, count: rows.length };
}

/** A function that fills the histogram of the rows at the places from … to − 1. */
function histogramFiller(
  table: BinnedTable,
  residuals: Float64Array,
  order: Uint32Array,
  gathered: Float64Array,
) {
  return function* (histogram: Histogram, from: number, to: number): Generator<void, void> {
    const rows = order.subarray(from, to);
    for (let k = 0; k < rows.length; k++) gathered[k] = residuals[rows[k]];
    let work = 0;
    for (let column = 0; column < table.columns; column++) {
      fillColumn(histogram, table, column, rows, gathered);
      work += rows.length;
      if (work < WORK_PER_STEP) continue;
      work = 0;
      yield;
    }
  };
}

/** Puts the rows that go left before the others, each side in the order that it was in; returns how many go left. */
function partition(
  { bins, rows: height }: BinnedTable,
  rows: Uint32Array,
  { column, bin, missingLeft }: Split,
  scratch: Uint32Array,
): number {
  let [left, right] = [0, 0];
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k];
    const own = bins[column * height + row];
    const goesLeft = own === MISSING ? missingLeft : own <= bin;
    if (goesLeft) rows[left++] = row;
    else scratch[right++] = row;
  }
  rows.set(scratch.subarray(0, right), left);
  return left;
}
