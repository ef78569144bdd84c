import { describe, expect, test } from 'vitest';
import { historyFrom, historyOf } from '../../src/core/history';
import type { Model } from '../../src/core/models/model';
import { sgd } from '../../src/core/models/sgd';
import { svdpp } from '../../src/core/models/svdpp';
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
