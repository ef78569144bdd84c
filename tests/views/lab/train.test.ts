import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../../src/core/experiment/run';
import {
  deviation,
  errorFinding,
  factorFinding,
  iterationWord,
  leftOutText,
  lossFinding,
  partName,
  rivalsOf,
  shareText,
  starsFinding,
  vectorFinding,
} from '../../../src/views/lab/train/findings';
import { modelNamed } from '../../../src/core/models/registry';

const BASELINES: readonly Baseline[] = [
  { id: 'mean', label: 'Mean', rmse: 1.042 },
  { id: 'biases', label: 'Biases', rmse: 0.873 },
];

/** Moments of these errors, on held-out ratings and on those learnt from. */
const momentsOf = (...errors: readonly (readonly [heldOut: number, train: number])[]) =>
  errors.map(([heldOutRmse, trainRmse], k) => ({
    iteration: k + 1,
    heldOutRmse,
    trainRmse,
    seconds: 1,
  }));

test.each([
  ['sgd', 'Epoch'],
  ['als', 'Iteration'],
  ['mean', 'Iteration'],
])('a round of %s is an %s', (id, word) => {
  expect(iterationWord(modelNamed(id).params)).toBe(word);
});

describe('what errors say', () => {
  test('is nothing before anything is learnt', () => {
    expect(errorFinding([], 0, BASELINES, 'Epoch')).toMatch(/^Nothing is learnt yet.*dotted/);
    expect(errorFinding([], 0, [], 'Epoch')).toBe('Nothing is learnt yet.');
  });

  test('is how far they are from the best simple prediction', () => {
    const moments = momentsOf([0.9, 0.8], [0.86, 0.7]);
    expect(errorFinding(moments, 2, BASELINES, 'Epoch')).toBe(
      'After epoch 2 the held-out error is 0.860 stars, 0.013 less than the best simple prediction (biases).',
    );
    expect(errorFinding(moments, 1, BASELINES, 'Epoch')).toContain('0.027 more than');
    expect(errorFinding(momentsOf([0.8731, 0.8]), 1, BASELINES, 'Epoch')).toContain('as much as');
  });

  /** Two rounds, the error of the second having risen from that of the first. */
  const risen = (standardError: number, train = 0.6, stars = 0.02) => {
    const [first, last] = momentsOf([0.86, 0.7], [0.88, train]);
    return [first, { ...last, rise: { since: 1, stars, standardError } }];
  };

  test('is overfitting where one has risen by more than chance and the other has fallen', () => {
    expect(errorFinding(risen(0.005), 2, [], 'Epoch')).toContain(
      'It was least at 1 (0.860). Since then it has risen by 0.020, more than chance explains, while the error on ratings learnt from has fallen: that is overfitting.',
    );
  });

  test('is no overfitting where chance explains the rise', () => {
    const text = errorFinding(risen(0.015), 2, [], 'Epoch');
    expect(text).toMatch(/It was least at 1 \(0\.860\); so small a rise may be chance\.$/);
    expect(errorFinding(risen(Infinity), 2, [], 'Epoch')).toContain('may be chance');
  });

  test('is no overfitting where both have risen', () => {
    const text = errorFinding(risen(0.005, 0.9), 2, [], 'Epoch');
    expect(text).toMatch(/risen by 0\.020, more than chance explains\.$/);
  });

  test('is nothing of a rise that its figures do not show, nor of one that is still to come', () => {
    expect(errorFinding(risen(0.0001, 0.6, 0.0004), 2, [], 'Epoch')).not.toContain('least');
    expect(errorFinding(risen(0.005), 1, [], 'Epoch')).not.toContain('least');
  });

  test('is of the ratings that are predicted, and so is what they are compared with', () => {
    const [moment] = momentsOf([0.86, 0.7]);
    const biases: Baseline = { id: 'biases', label: 'Biases', rmse: 0.85 };
    const moments = [{ ...moment, partly: { predicted: 1500, baselines: [biases] } }];
    expect(errorFinding(moments, 1, BASELINES, 'Epoch')).toContain('0.010 more than the best');
    expect(rivalsOf(moments, BASELINES)).toEqual([biases]);
    expect(leftOutText(moments, 2700)).toMatch(
      /^1,200 of 2,700 held-out ratings are left out of all errors here/,
    );
    expect(rivalsOf([moment], BASELINES)).toBe(BASELINES);
    expect(leftOutText([moment], 2700)).toBeUndefined();
  });

  test('is that there are none where no stars are predicted', () => {
    expect(errorFinding(momentsOf([NaN, NaN]), 1, BASELINES, 'Epoch')).toContain('no stars');
  });
});

test('of the loss it is said how much is error', () => {
  const [moment] = momentsOf([1, 1]);
  expect(lossFinding({ ...moment, loss: { error: 30, factors: 9, biases: 1 } })).toContain('75 %');
  expect(lossFinding({ ...moment, loss: { error: 30 } })).not.toContain('%');
  expect(lossFinding(moment)).toContain('no account');
  expect(['error', 'implicit', 'weights'].map(partName)).toEqual([
    'Squared error',
    'Choice penalty',
    'Penalty of weights',
  ]);
});

test('films are farthest apart in the factor of which the ends differ most', () => {
  const values = Float32Array.of(1, 0, 2, -3, 1.5, 4);
  const text = factorFinding(values, 2, (row) => ['Heat', 'Up', 'Big'][row]);
  expect(text).toBe('Farthest apart they are in factor 2: Up at one end, Big at the other.');
  expect(factorFinding(new Float32Array(4), 2, String)).toContain('alike');
});

test('a film and a person are compared factor by factor', () => {
  const [film, you] = [Float32Array.of(1, -1, 2), Float32Array.of(-0.5, -1, 0.25)];
  const text = vectorFinding(film, you, 'Up');
  expect(text).toContain('2 of 3 factors');
  expect(text).toContain('+1.00');
  expect(vectorFinding(film, undefined, 'Up')).toContain('Rate films');
});

describe('given and predicted stars', () => {
  const counts = (at: Readonly<Record<number, number>>, length: number) =>
    Uint32Array.from({ length }, (_, k) => at[k] ?? 0);

  test('are said to spread, and to agree', () => {
    const actual = counts({ 0: 1, 9: 1 }, 10);
    const predicted = counts({ 1: 1, 9: 1 }, 10);
    const { text, given, told } = starsFinding(actual, predicted, counts({ 1: 1, 99: 1 }, 100));
    expect(given).toBeCloseTo(2.25, 12);
    expect(told).toBeCloseTo(2, 12);
    expect(text).toContain('closer to the middle');
    expect(text).toContain('50 % are right to the half star, 100 % within half a star');
  });

  test('are none where none are predicted', () => {
    const nothing = new Uint32Array(10);
    expect(starsFinding(nothing, nothing, new Uint32Array(100)).text).toBe(
      'No stars are predicted.',
    );
    expect(deviation(nothing)).toBeNaN();
  });
});

test.each([
  [0, '0 %'],
  [0.001, 'under 1 %'],
  [0.126, '13 %'],
])('a share of %d is %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});
