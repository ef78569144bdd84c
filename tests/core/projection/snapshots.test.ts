import { describe, expect, test } from 'vitest';
import { als } from '../../../src/core/models/als';
import { ease } from '../../../src/core/models/ease';
import { ials } from '../../../src/core/models/ials';
import type { Model } from '../../../src/core/models/model';
import { resolveParams } from '../../../src/core/params';
import { trainingSnapshots } from '../../../src/core/projection/snapshots';
import { seeded } from '../../../src/core/random';
import { checkerboard, fitted } from '../../fixtures';

const data = checkerboard(12);
const settings = { factors: 4, iterations: 5 };

function snapshotsOf(model: Model, params = {}) {
  const values = resolveParams(model.params, params);
  const steps = [...trainingSnapshots(model, data, values, seeded(3))];
  return steps.flatMap(({ snapshot }) => snapshot ?? []);
}

describe.each([als, ials] as readonly Model[])('snapshots of $id', (model) => {
  const snapshots = snapshotsOf(model, settings);

  test('are one for each iteration', () => {
    expect(snapshots.map(({ iteration }) => iteration)).toEqual([1, 2, 3, 4, 5]);
  });

  test('end with the fit itself, bit for bit', () => {
    expect(snapshots[4].state).toEqual(fitted(model, data, settings, 3));
  });

  test('are what a fit of fewer iterations would be', () => {
    expect(snapshots[1].state).toEqual(fitted(model, data, { ...settings, iterations: 2 }, 3));
  });
});

test('the error of a snapshot is that of its predictions of the ratings', () => {
  const snapshots = snapshotsOf(als, settings);
  const errors = snapshots.map(({ trainRmse }) => trainRmse);
  expect(errors[4]).toBeLessThan(errors[0]);
  const total = snapshots[4].loss!.error / data.ratings.indices.length;
  expect(errors[4] ** 2).toBeCloseTo(total, 12);
});

test('a model without a loss has no error, one that is solved at once one snapshot', () => {
  expect(snapshotsOf(ials, settings).map(({ trainRmse }) => trainRmse)).toEqual(Array(5).fill(NaN));
  expect(snapshotsOf(ease)).toHaveLength(1);
});
