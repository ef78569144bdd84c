// Features out of fold and the model on them, against scripts/golden/boosted.py.
import { expect, test } from 'vitest';
import { outOfFold } from '../../src/core/blends/out-of-fold';
import {
  columnKinds,
  fitPairs,
  pairFeatures,
  type PairFit,
} from '../../src/core/blends/star-bases';
import type { Dataset } from '../../src/core/dataset';
import { historyOf } from '../../src/core/history';
import { boosted, type BoostedFit } from '../../src/core/models/boosted';
import { toEnd } from '../../src/core/models/steps';
import { seeded } from '../../src/core/random';
import { nobody } from '../core/model-checks';
import { fitted } from '../fixtures';
import expected from './boosted.json';
import { described } from './described';
import { allFilms, asked, expectNear, numbersFor } from './people';

const { seed, rules } = expected;
const people = [...asked, nobody];
const columns = columnKinds(described).length;
const fit = fitted(boosted, described, rules, seed) as BoostedFit;

/** Years are in the thousands, so single precision leaves four digits; NaN becomes JSON's null. */
function expectRow(actual: Float32Array, row: readonly (number | null)[]): void {
  expect(actual).toHaveLength(row.length);
  const misses = row.map((value, k) =>
    value === null ? Number(!Number.isNaN(actual[k])) : Math.abs(actual[k] - value),
  );
  expect(Math.max(...misses)).toBeLessThan(2e-5);
}

test('features of training ratings are the same, made without them', () => {
  const source = {
    fit: (training: Dataset) => fitPairs(training, seeded(1)),
    features: (known: PairFit, training: Dataset, user: number, films: Uint32Array) =>
      pairFeatures(known, training, historyOf(training.ratings, user), films),
    columns,
  };
  const features = toEnd(outOfFold(described, source, 5, seeded(seed)));
  expect(expected.outOfFold.length).toBeGreaterThan(15);
  expected.outOfFold.forEach((row, k) => {
    expectRow(features.subarray(17 * k * columns, (17 * k + 1) * columns), row);
  });
});

test('features of people with any film are the same', () => {
  people.forEach((history, person) => {
    const features = toEnd(pairFeatures(fit.pairs, described, history, allFilms));
    expected.features[person].forEach((row, k) => {
      expectRow(features.subarray(7 * k * columns, (7 * k + 1) * columns), row);
    });
  });
});

test('as many trees predict the same stars', () => {
  expect(fit.forest.roots).toHaveLength(expected.trees);
  expectNear(numbersFor(boosted, fit, people, described), expected.predictions);
});
