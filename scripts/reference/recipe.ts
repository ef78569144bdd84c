import { restrict, type Dataset } from '../../src/core/dataset';
import { permutation, seeded } from '../../src/core/random';
import { meanStars, transpose } from '../../src/core/ratings';
import { clipStars } from '../../src/core/stars';
import { benchFor, protocolTask } from '../evaluate/inputs';
import { honestRecipe, leakyRecipe, type RecipeSplit } from './leaky-recipe';
import { measure } from './measured';
import { digits, NOTHING, number, text, type Section } from './report';
import { SEED, wants, type Context, type System } from './system';

const PIECES = ['published', 'honest', 'boosted', 'shuffled'] as const;
const SPLIT = 'split:test=0.2';

/** Of two forks: RMSE and MAPE. */
export const RECIPE_FIGURES = [
  [0.67, 19.86],
  [0.68, 20.55],
] as const;

type Errors = Readonly<Record<'rmse' | 'mape', number>>;

export const recipe: System = {
  id: '001',
  label: 'Content, factors and features into boosted trees',
  pieces: PIECES,

  async run(context) {
    const split = await splitOf(context.data);
    const rows: string[][] = [];
    const add = (label: string, errors: Errors, theirs: (typeof RECIPE_FIGURES)[number][] = []) => {
      const reported = (k: 0 | 1) => theirs.map((one) => digits(one[k], 2)).join(', ') || NOTHING;
      rows.push([label, reported(0), digits(errors.rmse), reported(1), digits(errors.mape, 2)]);
      context.progress(`${label}: measured`);
    };
    if (wants(context, 'published')) {
      const errors = errorsOf(context.data, split, leakyRecipe(context.data, split, SEED));
      add('the recipe as it is published, with its leak', errors, [...RECIPE_FIGURES]);
    }
    if (wants(context, 'honest')) {
      const errors = errorsOf(context.data, split, honestRecipe(context.data, split, SEED));
      add('the same features and trees without the leak', errors);
    }
    if (wants(context, 'boosted')) {
      const specs = ['biases', 'boosted'];
      const results = await measure(context, SPLIT, specs, ['rmse', 'mape']);
      results.forEach(({ rmse, mape }, k) => add(`ours: ${specs[k]}`, { rmse, mape }));
    }
    const sections = rows.length ? [figures(rows)] : [];
    return {
      title: `001: ${recipe.label}`,
      sections: wants(context, 'shuffled') ? [...sections, shuffled(context, split)] : sections,
      due: [],
    };
  },
};

const figures = (rows: readonly string[][]): Section => ({
  heading: 'Errors',
  setting: `A random fifth of the ratings held out, seed ${SEED}; theirs of another random fifth; theirs | ours.`,
  columns: [text('model'), number('RMSE'), number('ours'), number('MAPE'), number('ours')],
  rows,
  notes: [
    'The leak: a rating’s features, the means and the factors’ fitted value, are made of ratings among which it is itself; and for the test ratings they are made of the test ratings.',
    'Ours leaks more than theirs: people are placed by their ratings, so its factors know the rating itself at once.',
    'Its .67 is therefore nothing that a recommender can reach: of a film that somebody has not seen there is no rating to make the features of.',
  ],
});

/** Stars that mean nothing: whoever predicts them better than their mean has seen them. */
function shuffled({ data, progress }: Context, split: RecipeSplit): Section {
  const random = shuffledStars(data);
  const row = (label: string, predicted: ArrayLike<number>) => {
    const { rmse, mape } = errorsOf(random, split, predicted);
    progress(`${label}, on shuffled stars: measured`);
    return [label, digits(rmse), digits(mape, 2)];
  };
  const known = meanStars(restrict(random, split.train).ratings);
  const tests = split.test.reduce((sum, one) => sum + one, 0);
  return {
    heading: 'The leak, shown',
    setting: `The same split of the same ratings, their stars dealt out anew at random (seed ${SEED}): nothing can be known of a rating without seeing it.`,
    columns: [text('model'), number('RMSE'), number('MAPE')],
    rows: [
      row('the recipe as it is published', leakyRecipe(random, split, SEED)),
      row('without the leak', honestRecipe(random, split, SEED)),
      row('the mean of all', new Float64Array(tests).fill(known)),
    ],
    notes: ['Less than the mean of all is only possible for who has seen the answers.'],
  };
}

/** The same ratings, each with the stars of some other one. */
export function shuffledStars(data: Dataset): Dataset {
  const { halfStars } = data.ratings;
  const dealt = Uint8Array.from(
    permutation(halfStars.length, seeded(SEED)),
    (from) => halfStars[from],
  );
  const ratings = { ...data.ratings, halfStars: dealt };
  return { ...data, ratings, byFilm: transpose(ratings) };
}

async function splitOf(data: Dataset): Promise<RecipeSplit> {
  const { draw } = await benchFor(data, protocolTask(SPLIT), { seed: SEED });
  const test = Uint8Array.from(draw);
  return { test, train: test.map((one) => 1 - one) };
}

/** Of predictions in the order of the test ratings, limited to the scale. */
function errorsOf(data: Dataset, { test }: RecipeSplit, predicted: ArrayLike<number>): Errors {
  const { halfStars } = restrict(data, test).ratings;
  let [squares, shares] = [0, 0];
  for (let k = 0; k < halfStars.length; k++) {
    const stars = halfStars[k] / 2;
    const error = clipStars(predicted[k]) - stars;
    squares += error ** 2;
    shares += Math.abs(error) / stars;
  }
  return { rmse: Math.sqrt(squares / halfStars.length), mape: (100 * shares) / halfStars.length };
}
