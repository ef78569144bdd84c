// Boosted trees against scripts/golden/trees.py, which tries every split of every leaf by itself.
import { describe, expect, test } from 'vitest';
import { seeded } from '../../src/core/random';
import { boost, type BoostProgress } from '../../src/core/trees/boost';
import { forestValue } from '../../src/core/trees/forest';
import cases from './trees.json';

const COLUMNS = 5;

/** JSON has no NaN. */
const rowsFrom = (rows: readonly (readonly (number | null)[])[]) =>
  Float32Array.from(rows.flat(), (value) => value ?? NaN);

describe.each(cases)(
  'boosted trees of seed $seed',
  ({ seed, rules, features, targets, ...rest }) => {
    const table = rowsFrom(features);
    const growing = boost(table, Float64Array.from(targets), rules, seeded(seed));
    const steps: BoostProgress[] = [];
    let next = growing.next();
    for (; !next.done; next = growing.next()) steps.push(next.value);
    const forest = next.value;

    test('are as many, and were given up at the same tree', () => {
      expect(steps.findLast(({ grown }) => grown)?.grown?.trees).toBe(rest.grown);
      expect(forest.roots).toHaveLength(rest.kept);
      expect(forest.base).toBe(rest.base);
    });

    test('predict the same to the last bit, with NaN in any column', () => {
      const asked = rowsFrom([...features, ...rest.asked]);
      const predicted = rest.predicted.map((_, row) => forestValue(forest, asked, row * COLUMNS));
      expect(predicted).toEqual(rest.predicted);
    });
  },
);
