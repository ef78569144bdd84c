import { outOfFold, type FeatureSource } from '../../src/core/blends/out-of-fold';
import { restrict, type Dataset } from '../../src/core/dataset';
import { historyOf } from '../../src/core/history';
import { toEnd } from '../../src/core/models/steps';
import { seeded } from '../../src/core/random';
import { boost } from '../../src/core/trees/boost';
import { forestValue } from '../../src/core/trees/forest';
import { fitRecipe, RECIPE_COLUMNS, recipeFeatures, type RecipeFit } from './recipe-features';

/** The defaults of the XGBoost library up to version 0.90: of depth 3, hence eight leaves. */
const TREES = { trees: 100, leaves: 8, learningRate: 0.1, l2: 1, leastRows: 1 };
const FOLDS = 5;

/** Which ratings a recipe is fitted on and asked about, by position in `data.ratings`: 1 for those that are. */
export interface RecipeSplit {
  readonly train: Uint8Array;
  readonly test: Uint8Array;
}

/**
 * The popular recipe "thirteen features and SVD into XGBoost", as it is published: means, similarities and a
 * factorisation of all ratings, among which is the one that is to be predicted, for the test as well as for training.
 * What it scores says nothing about films that somebody has not rated yet.
 * @returns Predicted stars of the test ratings, unclipped, in their order.
 */
export function leakyRecipe(data: Dataset, { train, test }: RecipeSplit, seed: number) {
  const [training, asked] = [restrict(data, train), restrict(data, test)];
  const all = restrict(
    data,
    train.map((known, k) => known | test[k]),
  );
  const fit = toEnd(fitRecipe(all, seeded(seed)));
  return predictions(featuresOf(fit, all, training), training, featuresOf(fit, all, asked), seed);
}

/**
 * The same features and trees without the leak: those of a training rating are made of the other folds, those of the test of
 * the training ratings alone.
 */
export function honestRecipe(data: Dataset, { train, test }: RecipeSplit, seed: number) {
  const [training, asked] = [restrict(data, train), restrict(data, test)];
  const source: FeatureSource<RecipeFit> = {
    fit: (part) => fitRecipe(part, seeded(seed)),
    features: recipeFeatures,
    columns: RECIPE_COLUMNS,
  };
  const features = toEnd(outOfFold(training, source, FOLDS, seeded(seed)));
  const fit = toEnd(fitRecipe(training, seeded(seed)));
  return predictions(features, training, featuresOf(fit, training, asked), seed);
}

/** The features of all ratings of `asked`, by a fit on `known`. */
function featuresOf(fit: RecipeFit, known: Dataset, { ratings }: Dataset): Float32Array {
  const out = new Float32Array(ratings.indices.length * RECIPE_COLUMNS);
  for (let user = 0; user < ratings.rows; user++) {
    const { films } = historyOf(ratings, user);
    const written = toEnd(recipeFeatures(fit, known, user, films));
    out.set(written, ratings.starts[user] * RECIPE_COLUMNS);
  }
  return out;
}

/** Trees for the training ratings' features, asked about the others. */
function predictions(
  features: Float32Array,
  { ratings }: Dataset,
  asked: Float32Array,
  seed: number,
): Float64Array {
  const targets = Float64Array.from(ratings.halfStars, (h) => h / 2);
  const forest = toEnd(boost(features, targets, TREES, seeded(seed)));
  return Float64Array.from({ length: asked.length / RECIPE_COLUMNS }, (_, row) =>
    forestValue(forest, asked, row * RECIPE_COLUMNS),
  );
}
