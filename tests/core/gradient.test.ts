import { describe, expect, test } from 'vitest';
import { historyFrom, historyOf } from '../../src/core/history';
import { decayPenalties, implicitPenalty } from '../../src/core/kernels/gradient';
import type { Model } from '../../src/core/models/model';
import { sgd } from '../../src/core/models/sgd';
import { svdpp } from '../../src/core/models/svdpp';
import { ratingsFrom, transpose } from '../../src/core/ratings';
import { checkerboard, fitted } from '../fixtures';
import { explanationOf, nobody, starsOf, stepsOf } from './model-checks';

const SIZE = 16;
const UNRATED = SIZE;
const data = checkerboard(SIZE);

describe.each<[string, Model]>([
  ['gradient descent', sgd],
  ['SVD++', svdpp],
])('%s', (_, model) => {
  const { fit, steps } = stepsOf(model, data);

  test('comes closer to the ratings from epoch to epoch', () => {
    const errors = steps.flatMap(({ loss }) => (loss ? [loss.error] : []));
    const middle = errors[errors.length / 2];
    expect(middle).toBeLessThan(errors[0] / 2);
    expect(errors.at(-1)).toBeLessThan(middle);
  });

  test('predicts mean and user bias for a film without ratings', () => {
    const history = historyOf(data.ratings, 3);
    const { terms } = model.explain!(fit, data, history, UNRATED, 'stars');
    expect(terms).toContainEqual({ id: 'film', value: 0 });
    const generous = historyFrom([1, 3, 5].map((film) => ({ film, halfStars: 10 })));
    const [stars] = starsOf(model, fit, data, generous, Uint32Array.of(UNRATED));
    expect(stars).toBeGreaterThan(fit.mean as number);
  });

  test('predicts the mean for nobody and a film without ratings', () => {
    const [stars] = starsOf(model, fit, data, nobody, Uint32Array.of(UNRATED));
    expect(stars).toBe(Math.fround(fit.mean as number));
  });

  test('explains the stars of every preset', () => {
    const history = historyOf(data.ratings, 6);
    const surprise = fitted(model, data, { preset: 'surprise' });
    for (const film of [0, 6, 7, UNRATED]) {
      const { miss } = explanationOf(model, surprise, data, history, film, 'stars');
      expect(miss).toBeLessThan(1e-5);
    }
  });
});

describe('gradient descent', () => {
  test('visits ratings in another order where it is asked to', () => {
    const [shuffled, inFile] = ['shuffled', 'by-user'].map((order) => fitted(sgd, data, { order }));
    expect(shuffled.films).not.toEqual(inFile.films);
  });
});

describe('SVD++', () => {
  test('learns from a rating whatever its stars', () => {
    // Two people who give three stars to everything differ in nothing but what they chose to rate.
    const fit = fitted(svdpp, data);
    const [even, odd] = [0, 1].map((first) => {
      const films = [0, 2, 4, 6].map((film) => ({ film: film + first, halfStars: 6 }));
      const [a, b] = starsOf(svdpp, fit, data, historyFrom(films), Uint32Array.of(10, 11));
      return a - b;
    });
    expect(even).not.toBeCloseTo(odd, 2);
  });
});

describe('penalties of an epoch', () => {
  // Two users; the first rated films 0 and 1, the second film 1.
  const ratings = ratingsFrom(2, 2, {
    row: Uint32Array.of(0, 0, 1),
    col: Uint32Array.of(0, 1, 1),
    halfStars: Uint8Array.of(8, 6, 4),
  });

  test('count every vector and bias once for each of its ratings', () => {
    const learned = {
      factors: 2,
      mean: 3,
      users: Float32Array.of(1, 2, 3, 0),
      userBiases: Float32Array.of(0.5, -1),
      films: Float32Array.of(0, 1, 2, 2),
      filmBiases: Float32Array.of(2, 0),
    };
    const rates = { l2: 0.1, l2Bias: 0.01 };
    const { factors, biases } = decayPenalties(learned, ratings, transpose(ratings), rates);
    expect(factors).toBeCloseTo(0.1 * (2 * 5 + 9 + 1 + 2 * 8), 12);
    expect(biases).toBeCloseTo(0.01 * (2 * 0.25 + 1 + 4), 12);
  });

  test('count the sum of what somebody rated', () => {
    const implicit = Float32Array.of(1, 0, 2, -1);
    // ‖(3, −1)‖² / 2, twice, and ‖(2, −1)‖².
    expect(implicitPenalty({ factors: 2, implicit }, ratings, 0.2)).toBeCloseTo(0.2 * 15, 12);
  });
});
