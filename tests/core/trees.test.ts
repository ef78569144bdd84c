import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toEnd } from '../../src/core/models/steps';
import { seeded } from '../../src/core/random';
import { binned } from '../../src/core/trees/bins';
import { boost, type BoostProgress, type BoostRules } from '../../src/core/trees/boost';
import { addedByColumns, forestValue, treeValue, type Forest } from '../../src/core/trees/forest';
import { growTree } from '../../src/core/trees/grow';
import { holds } from './property';

const RULES: BoostRules = { trees: 30, leaves: 6, learningRate: 0.3, l2: 1, leastRows: 5 };
const COLUMNS = 3;
const ROWS = 200;

interface Table {
  readonly features: Float32Array;
  readonly targets: Float64Array;
}

/** A column of whole numbers, one with NaN in half of it, and one that tells nothing. */
function drawn(seed: number, rows = ROWS): Table {
  const random = seeded(seed);
  const features = new Float32Array(rows * COLUMNS);
  const targets = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const [step, half] = [random.below(8), random.next()];
    features.set([step, half < 0.5 ? NaN : half, random.next()], row * COLUMNS);
    targets[row] = Math.sqrt(step) - (half < 0.5 ? 1 : half) + 0.1 * random.normal();
  }
  return { features, targets };
}

function grown({ features, targets }: Table, rules: Partial<BoostRules> = {}, seed = 1) {
  const growing = boost(features, targets, { ...RULES, ...rules }, seeded(seed));
  const steps: BoostProgress[] = [];
  for (let next = growing.next(); ; next = growing.next()) {
    if (next.done) return { forest: next.value, steps };
    steps.push(next.value);
  }
}

/** How many of the rows of features come to each node. */
function visitors(forest: Forest, { features, targets }: Table): number[] {
  const counts = Array.from(forest.left, () => 0);
  targets.forEach((_, row) => {
    for (const root of forest.roots) {
      let node = root;
      counts[node] += 1;
      while (forest.left[node] !== 0) {
        const value = features[row * COLUMNS + forest.columns[node]];
        const left = Number.isNaN(value)
          ? forest.missingLeft[node]
          : value <= forest.thresholds[node];
        node = forest.left[node] + (left ? 0 : 1);
        counts[node] += 1;
      }
    }
  });
  return counts;
}

describe('boosted trees', () => {
  const table = drawn(1);
  const { forest, steps } = grown(table);

  test('say what is added by each column, to the sum', () => {
    const value = fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constant(NaN));
    holds(fc.array(value, { minLength: COLUMNS, maxLength: COLUMNS }), (row) => {
      const features = Float32Array.from(row);
      const added = new Float64Array(COLUMNS).fill(NaN);
      const start = addedByColumns(forest, features, 0, added);
      const sum = added.reduce((all, share) => all + share, start);
      expect(sum).toBeCloseTo(forestValue(forest, features, 0), 12);
    });
  });

  test('credit a column that they never ask about with nothing', () => {
    const { forest: narrow } = grown({
      ...table,
      features: table.features.map((x, k) => (k % COLUMNS === 2 ? 1 : x)),
    });
    const added = new Float64Array(COLUMNS);
    addedByColumns(narrow, table.features, 0, added);
    expect(added[2]).toBe(0);
    expect(added[0]).not.toBe(0);
  });

  test('miss the rows that they grow on by less with each tree', () => {
    const errors = steps.flatMap(({ grown: tree }) => tree?.error ?? []);
    expect(errors.length).toBeGreaterThan(10);
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
    expect(errors.at(-1)).toBeLessThan(0.2 * errors[0]);
  });

  test('leave no leaf with fewer rows than asked for', () => {
    for (const leastRows of [1, 5, 40]) {
      const { forest: some } = grown(table, { leastRows });
      expect(some.left.some((child) => child !== 0)).toBe(true);
      // The withheld rows come to the leaves too, so each has these or more.
      expect(Math.min(...visitors(some, table))).toBeGreaterThanOrEqual(leastRows);
    }
  });

  test('have no more leaves than asked for', () => {
    const { forest: some } = grown(table, { leaves: 3, leastRows: 1 });
    const { roots, left } = some;
    roots.forEach((root, tree) => {
      const nodes = left.subarray(root, roots[tree + 1] ?? left.length);
      expect(nodes.filter((child) => child === 0)).toHaveLength(3);
    });
  });

  test('are the same for the same seed, and withhold other rows for another', () => {
    expect(grown(table).forest).toStrictEqual(forest);
    expect(grown(table, {}, 2).forest).not.toStrictEqual(forest);
  });

  test('end where the withheld rows are predicted best', () => {
    const noise = seeded(4);
    const { steps: all, forest: short } = grown({
      ...drawn(2),
      targets: new Float64Array(ROWS).map(noise.normal),
    });
    const withheld = all.flatMap(({ grown: tree }) => tree?.withheld ?? []);
    expect(withheld.length).toBeLessThan(RULES.trees);
    expect(withheld.length - short.roots.length).toBe(10);
    expect(all.at(-1)?.grown?.forest()).toStrictEqual(short);
    expect(all.at(-1)?.share).toBe(1);
  });

  test('come of any number of rows', () => {
    for (const rows of [0, 1, 2, 9, 10, 11]) {
      const { forest: few, steps: all } = grown(drawn(3, rows));
      expect(all.at(-1)?.share).toBe(1);
      const value = forestValue(few, new Float32Array(COLUMNS).fill(NaN), 0);
      expect(Number.isFinite(value)).toBe(true);
    }
  });
});

/** One tree on one column, without shrinkage, on as many copies of these rows as make up for those withheld. */
function stump(column: readonly number[], targets: readonly number[]): Forest {
  const times = <T>(values: readonly T[]) => Array.from({ length: 50 }, () => values).flat();
  const table = {
    features: Float32Array.from(times(column)),
    targets: Float64Array.from(times(targets)),
  };
  const rules = { trees: 1, leaves: 2, learningRate: 1, l2: 0, leastRows: 1 };
  return grown(table, rules).forest;
}

describe('NaN', () => {
  test('goes to the side that it is like', () => {
    for (const side of [1, 4]) {
      const forest = stump([1, 2, 3, 4, NaN], [0, 0, 1, 1, side === 4 ? 1 : 0]);
      const [missing, like] = [NaN, side].map((value) =>
        treeValue(forest, 0, Float32Array.of(value), 0),
      );
      expect(missing).toBe(like);
      expect(forest.missingLeft[0]).toBe(side === 4 ? 0 : 1);
    }
  });

  test('is a side of its own where it is unlike all numbers', () => {
    const forest = stump([1, 2, 3, 4, NaN], [0, 0, 0, 0, 1]);
    const values = [1, 4, 1e30, NaN].map((value) => forestValue(forest, Float32Array.of(value), 0));
    expect(values.slice(0, 3)).toEqual([values[0], values[0], values[0]]);
    expect(values[3] - values[0]).toBeCloseTo(1, 5);
    expect(Number.isFinite(forest.thresholds[0])).toBe(true);
  });

  test('goes to the larger side where growing saw none', () => {
    for (const [targets, side] of [
      [[0, 0, 0, 1], 1],
      [[0, 1, 1, 1], 4],
    ] as const) {
      const forest = stump([1, 2, 3, 4], targets);
      const [missing, like] = [NaN, side].map((value) =>
        forestValue(forest, Float32Array.of(value), 0),
      );
      expect(missing).toBe(like);
    }
  });
});

describe('ties', () => {
  test('go to the first of two equal columns', () => {
    const { features, targets } = drawn(1);
    const twice = Float32Array.from(
      { length: ROWS * 2 },
      (_, k) => features[Math.floor(k / 2) * COLUMNS],
    );
    const { forest } = grown({ features: twice, targets });
    expect(forest.left.some((child) => child !== 0)).toBe(true);
    expect(forest.columns.every((column) => column === 0)).toBe(true);
  });

  test('are decided by the rows, not by rounding: their order changes no bit of a tree', () => {
    const { features, targets } = drawn(1);
    const table = toEnd(binned(features, COLUMNS));
    const residuals = targets.map((target) => Math.round(target * 1024) / 1024);
    const rows = Uint32Array.from(targets.keys());
    const [a, b] = [rows, rows.toReversed()].map((order) =>
      toEnd(growTree(table, residuals, order, RULES)),
    );
    expect(a.values.length).toBeGreaterThan(5);
    expect([b.values, b.splits, b.left]).toEqual([a.values, a.splits, a.left]);
  });
});
