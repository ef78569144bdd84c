import { permutation, type Random } from '../random';
import { binned, type BinnedTable } from './bins';
import { joined, treeValue, type Forest } from './forest';
import { growTree, type GrowthRules, type Tree } from './grow';

/** Residuals are whole multiples of this many stars: their sums are then exact, and so the same in any order. */
const GRAIN = 1 / 1_048_576;
/** One row in so many is withheld, to see when more trees no longer help. */
const WITHHELD = 10;
/** Trees that may fail to help one after another. */
const PATIENCE = 10;

export interface BoostRules extends GrowthRules {
  /** At most so many. */
  readonly trees: number;
  /** η: the share of what a tree has found that is believed. */
  readonly learningRate: number;
}

/** How far a forest has grown. */
export interface BoostProgress {
  /** 0 … 1. */
  readonly share: number;
  /** After a tree: how many there are, and what they miss. */
  readonly grown?: {
    readonly trees: number;
    /** Sums of squared errors over the rows that trees grow on and those that are withheld, in stars². */
    readonly error: number;
    readonly withheld: number;
    /** The forest as of now, cut where the withheld rows were predicted best. */
    readonly forest: () => Forest;
  };
}

/**
 * Gradient boosting of squared errors: each tree is grown on what the trees before it have left, and scaled by η
 * (Friedman, Annals of Statistics 29(5), 2001; histograms as in Ke et al. LightGBM. NIPS 2017). A random tenth of the
 * rows is withheld; the forest ends where these are predicted best.
 *
 * @param features Rows × columns, row-major; NaN where undefined.
 * @param targets One per row, in stars.
 * @yields Every few milliseconds, and after each tree.
 */
export function* boost(
  features: Float32Array,
  targets: Float64Array,
  rules: BoostRules,
  random: Random,
): Generator<BoostProgress, Forest> {
  const rows = targets.length;
  const columns = rows > 0 ? features.length / rows : 0;
  const table = yield* reporting(binned(features, columns), 0);
  const { kept, withheld } = withholding(rows, random);
  const wanted = targets.map(onGrain);
  const base = meanOver(wanted, kept);
  const predicted = new Float64Array(rows).fill(base);
  const residuals = new Float64Array(rows);
  const order = kept.slice();
  const grown: Forest[] = [];
  let best = { trees: 0, error: squaredError(wanted, predicted, withheld) };

  for (let trees = 1; ; trees++) {
    // 1. What is left, and a tree for it.
    for (const row of kept) residuals[row] = onGrain(wanted[row] - predicted[row]);
    order.set(kept);
    const share = (trees - 1) / rules.trees;
    const tree = yield* reporting(growTree(table, residuals, order, rules), share);
    const latest = forestOf(tree, table, rules.learningRate);
    grown.push(latest);

    // 2. What all trees say now.
    for (const { node, from, to } of tree.leaves) {
      for (let k = from; k < to; k++) predicted[order[k]] += latest.values[node];
    }
    for (const row of withheld) predicted[row] += treeValue(latest, 0, features, row * columns);

    // 3. Whether that helps.
    const error = squaredError(wanted, predicted, withheld);
    if (error < best.error || withheld.length === 0) best = { trees, error };
    const upTo = best.trees;
    const ended = trees === rules.trees || trees - upTo >= PATIENCE || tree.leaves.length === 1;
    const forest = () => joined(base, grown.slice(0, upTo));
    yield {
      share: ended ? 1 : trees / rules.trees,
      grown: {
        trees,
        error: squaredError(wanted, predicted, kept),
        withheld: error,
        forest,
      },
    };
    if (ended) return forest();
  }
}

const onGrain = (stars: number) => GRAIN * Math.round(stars / GRAIN);

function* reporting<R>(part: Generator<void, R>, share: number): Generator<BoostProgress, R> {
  for (let next = part.next(); ; next = part.next()) {
    if (next.done) return next.value;
    yield { share };
  }
}

/** Rows to grow on, ascending, and rows withheld. */
function withholding(rows: number, random: Random) {
  const drawn = permutation(rows, random);
  const count = Math.floor(rows / WITHHELD);
  return { withheld: drawn.slice(0, count).sort(), kept: drawn.slice(count).sort() };
}

function meanOver(values: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (const row of rows) sum += values[row];
  return rows.length > 0 ? sum / rows.length : 0;
}

function squaredError(wanted: Float64Array, predicted: Float64Array, rows: Uint32Array): number {
  let sum = 0;
  for (const row of rows) sum += (wanted[row] - predicted[row]) ** 2;
  return sum;
}

/** A tree as a forest of its own, its values scaled by the learning rate. */
function forestOf(tree: Tree, { edges }: BinnedTable, learningRate: number): Forest {
  const { splits, left, values } = tree;
  return {
    base: 0,
    roots: Uint32Array.of(0),
    left: Uint32Array.from(left),
    columns: Uint32Array.from(splits, (split) => split?.column ?? 0),
    thresholds: Float64Array.from(splits, (split) =>
      split ? thresholdOf(edges[split.column], split.bin) : 0,
    ),
    missingLeft: Uint8Array.from(splits, (split) => (split?.missingLeft ? 1 : 0)),
    values: Float64Array.from(values, (value) => learningRate * value),
  };
}

/** The largest value that goes left: any number at all where only NaN goes right. */
const thresholdOf = (edges: Float64Array, bin: number) =>
  bin > edges.length ? Number.MAX_VALUE : edges[bin - 1];
