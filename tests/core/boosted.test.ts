import { beforeAll, describe, expect, test, vi } from 'vitest';
import { outOfFold } from '../../src/core/blends/out-of-fold';
import {
  columnKinds,
  fitPairs,
  pairFeatures,
  type PairFit,
} from '../../src/core/blends/star-bases';
import { restrict, type Dataset } from '../../src/core/dataset';
import { filmFacts } from '../../src/core/features/film-facts';
import { pairKinds, pairWriter } from '../../src/core/features/pair-features';
import { historyFrom, historyOf, type History } from '../../src/core/history';
import { boosted, type BoostedFit } from '../../src/core/models/boosted';
import { contentRidge } from '../../src/core/models/content-ridge';
import { itemKnn } from '../../src/core/models/item-knn';
import { biases } from '../../src/core/models/biases';
import { userKnn } from '../../src/core/models/user-knn';
import { toEnd } from '../../src/core/models/steps';
import { seeded } from '../../src/core/random';
import { countOf, rowsOf } from '../../src/core/ratings';
import { forestValue } from '../../src/core/trees/forest';
import { datasetFrom, fitted, loadPublic, worstMiss } from '../fixtures';
import { nobody, starsOf } from './model-checks';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // a busy machine is no failure

const { data: sample } = await loadPublic('sample.zip');
/** Columns of the five models' predictions, which come first. */
const BASES = 5;
/** A part of its people. */
const byUser = rowsOf(sample.ratings);
const data = restrict(
  sample,
  Uint8Array.from(byUser, (user) => (user < 80 ? 1 : 0)),
);

describe('features of a training rating', () => {
  const columns = columnKinds(data).length;
  const source = {
    fit: (training: Dataset) => fitPairs(training, seeded(1)),
    features: (fit: PairFit, training: Dataset, user: number, films: Uint32Array) =>
      pairFeatures(fit, training, historyOf(training.ratings, user), films),
    columns,
  };
  const before = toEnd(outOfFold(data, source, 5, seeded(3)));

  test.each([0, 1234])('do not know its own stars (rating %i)', (position) => {
    const halfStars = data.ratings.halfStars.slice();
    halfStars[position] = halfStars[position] > 5 ? 1 : 10;
    const changed = { ...data, ratings: { ...data.ratings, halfStars } };
    const other = restrict(changed, new Uint8Array(halfStars.length).fill(1));
    const after = toEnd(outOfFold(other, source, 5, seeded(3)));
    const [from, to] = [position * columns, (position + 1) * columns];
    expect(after.subarray(from, to)).toEqual(before.subarray(from, to));
    expect(after).not.toEqual(before); // those of other ratings do
  });

  test('are what a fit without its fold says of it', () => {
    const rating = 700;
    const [user, film] = [rowsOf(data.ratings)[rating], data.ratings.indices[rating]];
    const [logCount] = [before[rating * columns + BASES]];
    const own = historyOf(data.ratings, user).films.length;
    // Four in five of the user's ratings, give or take; the film's own rating is not among them.
    expect(Math.abs(Math.exp(logCount) - 1 - 0.8 * own)).toBeLessThan(0.15 * own);
    const fame = before[rating * columns + BASES + 7];
    expect(Math.round(Math.exp(fame)) - 1).toBeLessThan(countOf(data.byFilm, film));
  });
});

describe('what is known of a history and a film', () => {
  //          film 0  1  2  3 (nobody)
  // user 0        5  3
  // user 1        4     2
  // user 2        .5 1  5
  const small: Dataset = {
    ...datasetFrom(3, 4, [
      { user: 0, film: 0, halfStars: 10 },
      { user: 0, film: 1, halfStars: 6 },
      { user: 1, film: 0, halfStars: 8 },
      { user: 1, film: 2, halfStars: 4 },
      { user: 2, film: 0, halfStars: 1 },
      { user: 2, film: 1, halfStars: 2 },
      { user: 2, film: 2, halfStars: 10 },
    ]),
  };
  const films = {
    ...small.films,
    genreNames: ['Drama', 'Comedy'],
    genres: Uint32Array.of(1, 3, 2, 0),
    years: Int16Array.of(1990, 1996, 2000, 0),
  };
  const known = { ...small, films };
  const facts = filmFacts(known);
  const level = { mean: 3, l2User: 1, filmBiases: Float32Array.of(0.5, -0.5, 0.25, 0) };
  const numbersOf = (history: History, film: number) => {
    const out = new Float32Array(pairKinds(known).length).fill(-9);
    pairWriter(known, facts, level, history)(film, out, 0);
    return out;
  };

  test('is counted by hand', () => {
    // User 0: residuals of 3 + b_i are 1.5 and .5, so b_u = 2 / 3.
    const [e0, e1] = [1.5 - 2 / 3, 0.5 - 2 / 3];
    // Each genre has two films: worth 1 / ln 4 each. Film 2 shares nothing with film 0, half of its worth with film 1.
    const genre1 = 1 / 2;
    const [era0, era1] = [Math.exp(-10 / 6), Math.exp(-4 / 6)];
    const [fame0, fame1] = [(3 / 4) ** 2, 1];
    const expected = [
      ...[Math.log(3), 4, 1, 0.5, 0, 0, (Math.log(4) + Math.log(3)) / 2],
      ...[Math.log(3), 3.5, 1.5, 0.25, (3 + 6.5 / 3) / 2, 2000, 1],
      (genre1 * e1) / (genre1 + 2),
      (era0 * e0 + era1 * e1) / (era0 + era1 + 2),
      (fame0 * e0 + fame1 * e1) / (fame0 + fame1 + 2),
      (genre1 * era1 * e1) / (genre1 * era1 + 2),
      0,
      ...[0, 1],
    ];
    expect(worstMiss(numbersOf(historyOf(known.ratings, 0), 2), expected)).toBeLessThan(2e-4);
  });

  test('is NaN where it is undefined', () => {
    const numbers = numbersOf(nobody, 3);
    const undefinedAt = Array.from(numbers.keys()).filter((k) => Number.isNaN(numbers[k]));
    expect(undefinedAt).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]);
    expect(numbers[0]).toBe(0);
    expect(numbers[7]).toBe(0);
    expect([...numbers.subarray(14)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('says how many films of the same genres are in the history', () => {
    const history = historyFrom([
      { film: 0, halfStars: 5 },
      { film: 1, halfStars: 5 },
    ]);
    expect(numbersOf(history, 0)[18]).toBeCloseTo(Math.log(2), 6);
  });
});

describe('boosted on a part of the sample', () => {
  let fit: BoostedFit;
  beforeAll(() => {
    fit = fitted(boosted, data) as BoostedFit;
  });

  test('starts from content-ridge, and from the four other models with their defaults', () => {
    const history = historyOf(data.ratings, 5);
    const all = Uint32Array.from({ length: data.films.count }, (_, film) => film);
    const features = toEnd(pairFeatures(fit.pairs, data, history, all));
    const columns = columnKinds(data).length;
    [
      starsOf(contentRidge, fitted(contentRidge, data), data, history),
      starsOf(contentRidge, fitted(contentRidge, data, { factors: 0 }), data, history),
      starsOf(biases, fitted(biases, data), data, history),
      starsOf(itemKnn, fitted(itemKnn, data), data, history),
      starsOf(userKnn, fitted(userKnn, data), data, history),
    ].forEach((stars, base) => {
      const own = Array.from(stars, (_, film) => features[film * columns + base]);
      expect(worstMiss(own, stars)).toBeLessThan(1e-5);
    });
  });

  test('adds what its trees say', () => {
    const history = historyOf(data.ratings, 5);
    const film = Uint32Array.of(400);
    const features = toEnd(pairFeatures(fit.pairs, data, history, film));
    const [stars] = starsOf(boosted, fit, data, history, film);
    expect(fit.forest.roots.length).toBeGreaterThan(3);
    expect(stars).toBeCloseTo(features[0] + forestValue(fit.forest, features, 0), 6);
  });

  test('takes its stars apart by what is known of the film, to the same stars', () => {
    for (const history of [historyOf(data.ratings, 5), historyOf(data.ratings, 90), nobody]) {
      for (const film of [3, 400, 1000]) {
        const explanation = boosted.explain!(fit, data, history, film, 'stars');
        const { byFeature = [], total } = explanation;
        const sum = byFeature.reduce((all, { value }) => all + value, 0);
        expect(Math.abs(sum - total)).toBeLessThan(1e-5);
        expect(new Set(byFeature.map(({ id }) => id)).size).toBe(byFeature.length);
      }
    }
  });

  test('gives each rating what content-ridge gives it: what the trees add is in the terms', () => {
    const history = historyOf(data.ratings, 5);
    const ridge = contentRidge.explain!(
      fit.pairs.contentRidge as never,
      data,
      history,
      400,
      'stars',
    );
    const { fromRatings, terms } = boosted.explain!(fit, data, history, 400, 'stars');
    expect(fromRatings).toEqual(ridge.fromRatings);
    expect(terms.map(({ id }) => id).sort()).toEqual(
      ['centring', 'film', 'mean', 'neighbours', 'popularity', 'user'].sort(),
    );
  });
});
