/**
 * Regression trees side by side, as plain data. A node's children are `left` and the one after it. x goes left where
 * x ≤ threshold, NaN where `missingLeft` says.
 */
export type Forest = {
  /** Where every prediction starts from, in stars. */
  readonly base: number;
  /** First node of each tree. */
  readonly roots: Uint32Array;
  /** Per node: its left child, or 0 for a leaf. */
  readonly left: Uint32Array;
  /** Per node: the column that it asks about. */
  readonly columns: Uint32Array;
  readonly thresholds: Float64Array;
  readonly missingLeft: Uint8Array;
  /** What a tree would say if it ended at this node, in stars. */
  readonly values: Float64Array;
};

/** The trees of several forests, one after another, in memory of its own. */
export function joined(base: number, forests: readonly Forest[]): Forest {
  const starts = forests.map(() => 0);
  for (let k = 1; k < forests.length; k++) starts[k] = starts[k - 1] + forests[k - 1].left.length;
  const all = (pick: (forest: Forest, start: number) => ArrayLike<number>) =>
    forests.flatMap((forest, k) => Array.from(pick(forest, starts[k])));
  return {
    base,
    roots: Uint32Array.from(all(({ roots }, start) => roots.map((root) => start + root))),
    left: Uint32Array.from(
      all(({ left }, start) => left.map((child) => (child === 0 ? 0 : start + child))),
    ),
    columns: Uint32Array.from(all(({ columns }) => columns)),
    thresholds: Float64Array.from(all(({ thresholds }) => thresholds)),
    missingLeft: Uint8Array.from(all(({ missingLeft }) => missingLeft)),
    values: Float64Array.from(all(({ values }) => values)),
  };
}

/** The child of a node that a row of features goes to. */
function childOf(
  { left, columns, thresholds, missingLeft }: Forest,
  node: number,
  features: Float32Array,
  at: number,
): number {
  const value = features[at + columns[node]];
  const goesLeft = Number.isNaN(value) ? missingLeft[node] === 1 : value <= thresholds[node];
  return goesLeft ? left[node] : left[node] + 1;
}

/** What one tree says of the row of features that starts at `at`, in stars. */
export function treeValue(forest: Forest, tree: number, features: Float32Array, at: number) {
  let node = forest.roots[tree];
  while (forest.left[node] !== 0) node = childOf(forest, node, features, at);
  return forest.values[node];
}

/** What all trees say of it, the base included. */
export function forestValue(forest: Forest, features: Float32Array, at: number): number {
  let sum = forest.base;
  for (let tree = 0; tree < forest.roots.length; tree++) {
    sum += treeValue(forest, tree, features, at);
  }
  return sum;
}

/**
 * The same taken apart: on its way down each tree, a step from a node to its child adds the difference of their values,
 * which counts for the column that the node asks about (Saabas 2014).
 * @param out Filled with what each column adds, in stars.
 * @returns What no column adds: the base and the values of the roots.
 */
export function addedByColumns(
  forest: Forest,
  features: Float32Array,
  at: number,
  out: Float64Array,
): number {
  const { roots, left, columns, values } = forest;
  let start = forest.base;
  out.fill(0);
  for (const root of roots) {
    start += values[root];
    for (let node = root; left[node] !== 0;) {
      const child = childOf(forest, node, features, at);
      out[columns[node]] += values[child] - values[node];
      node = child;
    }
  }
  return start;
}
