// What a model scores on ratings that its features have seen says nothing. The popular recipe against the same features, and
// against `boosted`, each without the leak; and all of them on stars that there is nothing to learn from.
import { describe, expect, test, vi } from 'vitest';
import { honestRecipe, leakyRecipe, type RecipeSplit } from '../../scripts/reference/leaky-recipe';
import { restrict, type Dataset } from '../../src/core/dataset';
import { scoreRatings } from '../../src/core/evaluation/evaluate';
import { kFold } from '../../src/core/evaluation/split';
import { boosted } from '../../src/core/models/boosted';
import type { Model } from '../../src/core/models/model';
import { permutation, seeded } from '../../src/core/random';
import { rowsOf } from '../../src/core/ratings';
import { clipStars } from '../../src/core/stars';
import { fitted, loadPublic } from '../fixtures';

vi.setConfig({ testTimeout: 120_000 }); // a busy machine is no failure

const { data: sample } = await loadPublic('sample.zip');
const byUser = rowsOf(sample.ratings);
/** A part of its people, and the same with everybody's stars dealt out anew. */
const data = restrict(
  sample,
  Uint8Array.from(byUser, (user) => (user < 90 ? 1 : 0)),
);
const shuffled = withStars(data, shuffledStars(data.ratings.halfStars));

const [test0] = kFold(data.ratings, 5, 1);
const split = { train: test0.map((asked) => 1 - asked), test: test0 };

function shuffledStars(halfStars: Uint8Array): Uint8Array {
  return Uint8Array.from(permutation(halfStars.length, seeded(9)), (from) => halfStars[from]);
}

function withStars(of: Dataset, halfStars: Uint8Array): Dataset {
  const ratings = { ...of.ratings, halfStars };
  return restrict({ ...of, ratings }, new Uint8Array(halfStars.length).fill(1));
}

/** RMSE of the recipe's stars for the test ratings. */
function missOf(
  recipe: (data: Dataset, split: RecipeSplit, seed: number) => Float64Array,
  of: Dataset,
): number {
  const predicted = recipe(of, split, 15);
  const given = of.ratings.halfStars.filter((_, k) => split.test[k]);
  expect(predicted).toHaveLength(given.length);
  return rootMean(predicted.map((stars, k) => clipStars(stars) - given[k] / 2));
}

/** RMSE of `boosted` for the same ratings. */
function missOfBoosted(of: Dataset): number {
  const training = restrict(of, split.train);
  const model: Model = boosted;
  const context = { data: of, training, test: split.test };
  return scoreRatings(model, fitted(model, training), context).rmse.mean;
}

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
    const [leaky, honest] = [leakyRecipe, honestRecipe].map((recipe) => missOf(recipe, data));
    const ours = missOfBoosted(data);
    expect(leaky).toBeLessThan(0.75 * ours);
    // Without the leak its features are no better than ours.
    expect(honest).toBeGreaterThan(ours);
  });

  test('predict stars that were dealt out at random, which nobody can', () => {
    const deviation = deviationOf(shuffled);
    expect(deviation).toBeGreaterThan(0.9);
    expect(missOf(leakyRecipe, shuffled)).toBeLessThan(0.75 * deviation);
    expect(missOf(honestRecipe, shuffled)).toBeGreaterThan(0.99 * deviation);
    expect(missOfBoosted(shuffled)).toBeGreaterThan(0.99 * deviation);
  });
});
