// What a model scores on ratings that its features have seen says nothing. The popular recipe against the same features, and
// against `boosted`, each without the leak; and all of them on stars that there is nothing to learn from.
import { describe, expect, test, vi } from 'vitest';
import { honestRecipe, leakyRecipe, type RecipeSplit } from '../../scripts/reference/leaky-recipe';
import { restrict, type Dataset } from '../../src/core/dataset';
import { historyOf } from '../../src/core/history';
import { boosted, type BoostedFit } from '../../src/core/models/boosted';
import { permutation, seeded } from '../../src/core/random';
import { rowsOf } from '../../src/core/ratings';
import { clipStars } from '../../src/core/stars';
import { fitted, loadPublic } from '../fixtures';
import { starsOf } from './model-checks';

vi.setConfig({ testTimeout: 120_000 }); // a busy machine is no failure

const { data: sample } = await loadPublic('sample.zip');
const byUser = rowsOf(sample.ratings);
/** A part of its people, and the same with everybody's stars dealt out anew. */
const data = restrict(
  sample,
  Uint8Array.from(byUser, (user) => (user < 90 ? 1 : 0)),
);
const shuffled = withStars(data, shuffledStars(data.ratings.halfStars));

/** A random fifth is test. */
const asked = new Uint8Array(data.ratings.indices.length);
permutation(asked.length, seeded(1)).forEach((k, place) => (asked[k] = place % 5 === 0 ? 1 : 0));
const split: RecipeSplit = { train: asked.map((one) => 1 - one), test: asked };

function shuffledStars(halfStars: Uint8Array): Uint8Array {
  return Uint8Array.from(permutation(halfStars.length, seeded(9)), (from) => halfStars[from]);
}

function withStars(of: Dataset, halfStars: Uint8Array): Dataset {
  const ratings = { ...of.ratings, halfStars };
  return restrict({ ...of, ratings }, new Uint8Array(halfStars.length).fill(1));
}

type Recipe = (of: Dataset, split: RecipeSplit, seed: number) => ArrayLike<number>;

/** RMSE of a recipe's stars for the test ratings. */
function missOf(recipe: Recipe, of: Dataset): number {
  const predicted = recipe(of, split, 15);
  const given = of.ratings.halfStars.filter((_, k) => split.test[k]);
  expect(predicted).toHaveLength(given.length);
  return rootMean(Float64Array.from(given, (h, k) => clipStars(predicted[k]) - h / 2));
}

/** The stars of `boosted` for the same ratings. */
const ours: Recipe = (of, { train, test: mask }) => {
  const training = restrict(of, train);
  const fit = fitted(boosted, training) as BoostedFit;
  const { starts, rows } = of.ratings;
  return Array.from({ length: rows }, (_, user) => {
    const { films } = historyOf(of.ratings, user);
    const wanted = films.filter((_film, k) => mask[starts[user] + k]);
    return [...starsOf(boosted, fit, training, historyOf(training.ratings, user), wanted)];
  }).flat();
};

const rootMean = (misses: Float64Array) =>
  Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);

/** The deviation of the test's stars: what the mean of all misses them by. */
function deviationOf({ ratings }: Dataset): number {
  const given = Float64Array.from(ratings.halfStars, (h) => h / 2).filter((_, k) => split.test[k]);
  const mean = given.reduce((sum, stars) => sum + stars, 0) / given.length;
  return rootMean(given.map((stars) => stars - mean));
}

describe('features that have seen the rating', () => {
  test('make the popular recipe look far better than it is', () => {
    const recipes: readonly Recipe[] = [leakyRecipe, honestRecipe, ours];
    const [leaky, honest, strict] = recipes.map((recipe) => missOf(recipe, data));
    expect(leaky).toBeLessThan(0.75 * strict);
    // Without the leak its features are no better than ours.
    expect(honest).toBeGreaterThan(strict);
  });

  test('predict stars that were dealt out at random, which nobody can', () => {
    const deviation = deviationOf(shuffled);
    expect(deviation).toBeGreaterThan(0.9);
    expect(missOf(leakyRecipe, shuffled)).toBeLessThan(0.75 * deviation);
    expect(missOf(honestRecipe, shuffled)).toBeGreaterThan(0.99 * deviation);
    expect(missOf(ours, shuffled)).toBeGreaterThan(0.99 * deviation);
  });
});
