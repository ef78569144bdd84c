// Every model on the sample data set: its quality on unseen ratings, and what conformance cannot show on a toy.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ratedFilms, type Dataset, without } from '../../src/core/dataset';
import { holdout } from '../../src/core/evaluation/protocols/holdout';
import { historyFrom, historyOf } from '../../src/core/history';
import type { Fitted, Step } from '../../src/core/models/model';
import { models } from '../../src/core/models/registry';
import { countOf, type Ratings } from '../../src/core/ratings';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';
import { loadPublic } from '../fixtures';
import { scoresOn } from '../scored';
import { explanationOf, nobody, scoresOf, starsOf, stepsOf } from './model-checks';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 }); // a busy machine is no failure

/**
 * Bounds for holdout(seed 1) with default parameters: about three standard errors from what `npm run evaluate` gives.
 * Lists by stars alone are nobody's choice, so they need none.
 */
const BOUNDS: Partial<Record<string, { ndcg?: number; rmse?: number }>> = {
  popularity: { ndcg: 0.1 },
  'damped-mean': { ndcg: 0.06, rmse: 0.985 },
  biases: { ndcg: 0.03, rmse: 0.895 },
  als: { ndcg: 0.08, rmse: 0.84 },
  ease: { ndcg: 0.205 },
  ials: { ndcg: 0.17 },
  'als-wr': { ndcg: 0.048, rmse: 0.837 },
  'als-004': { ndcg: 0.071, rmse: 0.869 },
  sgd: { ndcg: 0.058, rmse: 0.838 },
  svdpp: { ndcg: 0.076, rmse: 0.819 },
  'content-ridge': { rmse: 0.826 },
  'item-knn': { ndcg: 0.2, rmse: 0.863 },
  'user-knn': { ndcg: 0.187, rmse: 0.865 },
  'star-mix': { rmse: 0.816 },
  boosted: { rmse: 0.813 },
  rp3beta: { ndcg: 0.172 },
  adjacency: { ndcg: 0.1 },
  'content-rank': { ndcg: 0.173 },
  'content-stars': { rmse: 0.852 },
  'cold-start': { ndcg: 0.199 },
  'rank-blend': { ndcg: 0.196 },
  'for-you': { ndcg: 0.19 },
  mean: { rmse: 1.044 },
  random: { rmse: 1.434 },
  content: { rmse: 0.939 },
  rbm: { rmse: 0.918 },
  autorec: { rmse: 0.869 },
  hybrid: { ndcg: 0.19, rmse: 0.828 },
};

/** A step must not take long: this is about two milliseconds of multiply-adds. */
const MOST_PER_STEP = 2e6;

/** Multiply-adds of a fit with default parameters, to leading order; for the others it is one per rating. */
function workOf(id: string, { ratings }: Dataset): number {
  const { rows: users, cols: films, indices } = ratings;
  const n = indices.length;
  const ease = (n * n) / films / 2 + users ** 3 / 2;
  const ials = 10 * ((2 * n * 64 ** 2) / 2 + (users + films) * 64 ** 2);
  const contentRidge = 160 * (2 * n + 320 * users) + films * 46 ** 2;
  const work: Partial<Record<string, number>> = {
    biases: 15 * 2 * n,
    als: 12 * ((2 * n * 33 ** 2) / 2 + ((users + films) * 33 ** 3) / 6),
    ials,
    'als-wr': 10 * 2 * n * 5 ** 2,
    'als-004': 20 * 2 * n * 10 ** 2,
    sgd: 60 * n * 3 * 64,
    svdpp: 40 * n * 6 * 20,
    rp3beta: (n * n) / users,
    ease,
    'item-knn': sumOfSquares(ratings),
    'content-ridge': contentRidge,
    'star-mix': contentRidge,
    boosted: 6 * (contentRidge + sumOfSquares(ratings)),
    hybrid: contentRidge,
    rbm: 20 * n * 3 * 10 * 50,
    autorec: 30 * n * 5 * 200,
    'rank-blend': ials + ease,
    'cold-start': ials + 2 * ease,
    'for-you': ials + 2 * ease + contentRidge,
  };
  return work[id] ?? n;
}

/** Σ n² over the users. */
const sumOfSquares = (ratings: Ratings) =>
  Array.from({ length: ratings.rows }, (_, user) => countOf(ratings, user) ** 2).reduce(
    (sum, square) => sum + square,
  );

const { data } = await loadPublic('sample.zip');
const mask = Uint8Array.from(holdout.draw(data, resolveParams(holdout.params) as never, seeded(1)));
const training = without(data, mask);
const people = [historyOf(training.ratings, 0), historyOf(training.ratings, 599)];
const visitor = historyFrom([3, 40, 200, 500].map((film, k) => ({ film, halfStars: 10 - 3 * k })));

test('every model has its bounds here', () => {
  expect(Object.keys(BOUNDS).sort()).toEqual(models.map(({ id }) => id).sort());
});

describe.each(models)('$id on the sample', (model) => {
  const { ndcg = NaN, rmse = NaN } = BOUNDS[model.id] ?? {};
  let fit: Fitted;
  let steps: Step[];

  beforeAll(() => ({ fit, steps } = stepsOf(model, training)));

  test('steps often, and its progress only grows, to the end', () => {
    expect(workOf(model.id, training) / steps.length).toBeLessThan(MOST_PER_STEP);
    const fractions = steps.map(({ done, total }) => done / total);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBeGreaterThanOrEqual(0);
    expect(fractions.at(-1)).toBe(1);
  });

  test('scores every film for known users, a visitor and nobody', () => {
    for (const history of [...people, visitor, nobody]) {
      expect(scoresOf(model, fit, training, history).every(Number.isFinite)).toBe(true);
      expect(starsOf(model, fit, training, history).every(Number.isFinite)).toBe(true);
    }
  });

  test('scores the same after being stored', () => {
    const stored = structuredClone(fit);
    expect(scoresOf(model, stored, training, visitor)).toEqual(
      scoresOf(model, fit, training, visitor),
    );
  });

  test.runIf(model.explain)('explains what it says about films outside the history', () => {
    for (const history of [...people, visitor]) {
      const known = new Set(history.films);
      const films = ratedFilms(training).filter((film) => !known.has(film) && film % 97 === 0);
      expect(films.length).toBeGreaterThan(3);
      for (const film of films) {
        const score = explanationOf(model, fit, training, history, film, 'score');
        expect(score.miss).toBeLessThan(1e-5);
        expect(score.shares).toBe(history.films.length);
        if (!model.predict) continue;
        const stars = explanationOf(model, fit, training, history, film, 'stars');
        expect(stars.miss).toBeLessThan(1e-5);
      }
    }
  });

  test.runIf(ndcg)(`reaches NDCG@10 ${ndcg} on held-out ratings`, () => {
    const scores = scoresOn({ model, fitted: fit, training }, data, mask, ['ndcg@10']);
    expect(scores['ndcg@10'].mean).toBeGreaterThan(ndcg);
  });

  test.runIf(model.predict)(`misses held-out ratings by less than ${rmse} stars`, () => {
    const scores = scoresOn({ model, fitted: fit, training }, data, mask, ['rmse']);
    expect(scores.rmse.mean).toBeLessThan(rmse);
  });
});
