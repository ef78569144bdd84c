import { expect, test } from 'vitest';
import { remediesFor } from '../../../../src/state/lab/train/remedies';
import { inFull } from '../../../../src/state/lab/train/run-link';

const runOf = (id: string, params: Readonly<Record<string, number>>) =>
  inFull({
    model: { id, params },
    data: { share: 1, minRatings: 0 },
    split: { id: 'holdout', params: {} },
    seed: 1,
  });

const said = (id: string, params: Readonly<Record<string, number>>, name: string) =>
  remediesFor(runOf(id, params)).map(({ label, settings }) => [label, settings.model.params[name]]);

test('steps that are far too long become the usual ones, or half of theirs', () => {
  expect(said('sgd', { learningRate: 0.05 }, 'learningRate')).toEqual([
    ['Take the usual learning rate, 0.01', 0.01],
    ['Halve the learning rate', 0.025],
  ]);
});

test('steps that are as usual are halved, as far as that can be set', () => {
  expect(said('sgd', {}, 'learningRate')).toEqual([['Halve the learning rate', 0.005]]);
  expect(said('sgd', { learningRate: 0.0001 }, 'learningRate')).toEqual([]);
});

test('where there are no steps the penalty grows, as far as that can be set', () => {
  expect(said('als', { l2: 0.5 }, 'l2')).toEqual([['Regularise four times as much', 2]]);
  expect(said('als', { l2: 50 }, 'l2')).toEqual([]);
  expect(remediesFor(runOf('mean', {}))).toEqual([]);
});
