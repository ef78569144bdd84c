import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { historyFrom, historyOf } from '../../src/core/history';
import { biases } from '../../src/core/models/biases';
import { contentRidge } from '../../src/core/models/content-ridge';
import { itemKnn } from '../../src/core/models/item-knn';
import type { Model } from '../../src/core/models/model';
import { starMix } from '../../src/core/models/star-mix';
import { userKnn } from '../../src/core/models/user-knn';
import { fitted, loadPublic, worstMiss } from '../fixtures';
import { explanationOf, starsOf } from './model-checks';
import { holds } from './property';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is no failure

const { data } = await loadPublic('sample.zip');
const fit = fitted(starMix, data);
const someFilm = fc.integer({ min: 0, max: data.films.count - 1 });

describe('the star mix on the sample', () => {
  test('is the sum of its parts with their defaults, around 3.5', () => {
    const history = historyOf(data.ratings, 5);
    const parts: [number, Model][] = [
      [-0.57, biases],
      [0.84, contentRidge],
      [0.28, itemKnn],
      [0.39, userKnn],
    ];
    const expected = new Float64Array(data.films.count).fill(3.5);
    for (const [weight, model] of parts) {
      const stars = starsOf(model, fitted(model, data), data, history);
      stars.forEach((value, film) => (expected[film] += weight * (value - 3.5)));
    }
    expect(worstMiss(starsOf(starMix, fit, data, history), expected)).toBeLessThan(1e-5);
  });

  test('takes the stars of any history apart', () => {
    const someHistory = fc
      .array(fc.record({ film: someFilm, halfStars: fc.integer({ min: 1, max: 10 }) }), {
        maxLength: 60,
      })
      .map(historyFrom);
    holds(fc.tuple(someHistory, someFilm), ([history, film]) => {
      const { miss, shares } = explanationOf(starMix, fit, data, history, film, 'stars');
      expect(miss).toBeLessThan(1e-5);
      expect(shares).toBe(history.films.length);
    });
  });

  test('takes them apart by what is known of the film too, to the same stars', () => {
    const cases = fc.tuple(fc.integer({ min: 0, max: 30 }), someFilm);
    holds(cases, ([user, film]) => {
      const history = historyOf(data.ratings, user);
      const explanation = starMix.explain!(fit as never, data, history, film, 'stars');
      const { byFeature = [], total } = explanation;
      expect(byFeature.map(({ id }) => id).sort()).toEqual(
        ['company', 'era', 'film', 'genres', 'mean', 'popularity', 'similar', 'user'].sort(),
      );
      const sum = byFeature.reduce((all, { value }) => all + value, 0);
      expect(Math.abs(sum - total)).toBeLessThan(1e-5);
    });
  });

  test('files what a user adds to any film under the user, not under similar films and people', () => {
    const history = historyOf(data.ratings, 5);
    const halfStars = history.halfStars.map((h) => Math.min(8, h));
    const raised = { ...history, halfStars: halfStars.map((h) => h + 2) };
    const unrated = Array.from({ length: 60 }, (_, film) => film).filter(
      (film) => !history.films.includes(film),
    );
    const moved = (id: string) =>
      unrated.map((film) => {
        const [before, after] = [{ ...history, halfStars }, raised].map((one) => {
          const account = starMix.explain!(fit as never, data, one, film, 'stars');
          const { byFeature = [], total } = account;
          const sum = byFeature.reduce((all, { value }) => all + value, 0);
          expect(Math.abs(sum - total)).toBeLessThan(1e-5);
          return byFeature.find((share) => share.id === id)!.value;
        });
        return after - before;
      });
    // A star more each: n / (λ + n) of it is the user's bias, and the weights sum to 0.94.
    expect(Math.min(...moved('user'))).toBeGreaterThan(0.8);
    expect(Math.max(...moved('similar').map(Math.abs))).toBeLessThan(0.1);
  });

  test('leaves no rating without a share, and names each term once', () => {
    const history = historyOf(data.ratings, 5);
    const { terms, fromRatings } = starMix.explain!(fit as never, data, history, 400, 'stars');
    expect(fromRatings.every((share) => share !== 0)).toBe(true);
    expect(terms.map(({ id }) => id).sort()).toEqual(['centring', 'film', 'mean', 'neighbours']);
  });
});
