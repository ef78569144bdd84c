import type { ParamValues } from '../params';
import type { RunSettings } from './run';

/** Settings that show something, by name. */
export interface RunPreset {
  readonly id: string;
  readonly title: string;
  /** One sentence in plain words: what is to be seen. */
  readonly says: string;
  /** Parameters that are left out are as usual. */
  readonly settings: RunSettings;
}

const SEED = 1;

const settingsOf = (
  id: string,
  params: ParamValues,
  split: RunSettings['split'] = { id: 'holdout', params: {} },
): RunSettings => ({
  model: { id, params },
  data: { share: 1, minRatings: 0 },
  split,
  seed: SEED,
});

/** Lessons of what training is. */
const lessons: readonly RunPreset[] = [
  {
    id: 'default',
    title: 'Default',
    says: 'The usual settings: the held-out error falls and then hardly moves.',
    settings: settingsOf('als', {}),
  },
  {
    id: 'underfit',
    title: 'Underfit',
    says: 'Regularised so much that it learns little more than the biases.',
    settings: settingsOf('als', { l2: 60 }),
  },
  {
    id: 'overfit',
    title: 'Overfit',
    says: 'Hardly regularised: the held-out error rises again while the error on what it has seen goes on falling.',
    settings: settingsOf('sgd', {
      factors: 32,
      epochs: 40,
      learningRate: 0.03,
      l2: 0.001,
      l2Bias: 0.001,
    }),
  },
  {
    id: 'diverges',
    title: 'Diverges',
    says: 'Steps so long that they overshoot: it seems to learn for some epochs, then the error grows without end.',
    settings: settingsOf('sgd', { learningRate: 0.26 }),
  },
  {
    id: 'no-biases',
    title: 'No biases',
    says: 'Tastes alone, without a mean, kind people or well-liked films.',
    settings: settingsOf('als-wr', {}),
  },
  {
    id: 'one-factor',
    title: 'One factor',
    says: 'Everybody and every film on a single line of taste.',
    settings: settingsOf('als', { factors: 1 }),
  },
];

/** 75 % of the ratings to fit on, and stars from one to five, as in the framework of reference system 000. */
const quarter = { id: 'split', params: { test: 0.25, lowest: 1 } };
const fifth = { id: 'split', params: { test: 0.2 } };
const half = { id: 'split', params: { test: 0.5 } };

/** What the reference systems were run with. */
const references: readonly RunPreset[] = [
  {
    id: '000-svd',
    title: 'SVD (000)',
    says: 'The library’s own settings: 100 factors, 20 epochs, a quarter held out.',
    settings: settingsOf('sgd', { preset: 'surprise', order: 'by-user' }, quarter),
  },
  {
    id: '000-svd-tuned',
    title: 'SVD, tuned (000)',
    says: 'What a random search found: 90 factors, 11 epochs, longer steps and more regularisation.',
    settings: settingsOf(
      'sgd',
      {
        order: 'by-user',
        factors: 90,
        epochs: 11,
        learningRate: 0.034,
        l2: 0.06,
        l2Bias: 0.06,
      },
      quarter,
    ),
  },
  {
    id: '000-svdpp',
    title: 'SVD++ (000)',
    says: 'Twenty factors that learn from which films somebody rated, too.',
    settings: settingsOf('svdpp', { preset: 'surprise' }, quarter),
  },
  {
    id: '000-rbm',
    title: 'Boltzmann machine (000)',
    says: '100 hidden units, 30 epochs and very short steps; theirs began anew with every batch and learnt nothing.',
    settings: settingsOf('rbm', { factors: 100, epochs: 30, learningRate: 0.001 }, quarter),
  },
  {
    id: '000-autorec',
    title: 'Autoencoder (000)',
    says: '100 hidden units and 100 epochs; theirs began anew with every batch and took unrated films for 0 stars.',
    settings: settingsOf('autorec', { factors: 100, epochs: 100, learningRate: 0.01 }, quarter),
  },
  {
    id: '003-als',
    title: 'ALS (002, 003)',
    says: 'Rank 5, ten iterations and λ = 0.1 times the number of ratings, a fifth held out.',
    settings: settingsOf('als-wr', { factors: 5, iterations: 10, l2: 0.1 }, fifth),
  },
  {
    id: '004-biases',
    title: 'Biases (004)',
    says: 'No factors at all: what the means of people and films explain, on half of the ratings.',
    settings: settingsOf(
      'als-004',
      { factors: 0, epochs: 20, errorWeight: 0.1, l2Bias: 0.001 },
      half,
    ),
  },
  {
    id: '004-embeddings',
    title: '20 factors (004)',
    says: 'Hardly regularised, so the held-out error rises far above that of the biases.',
    settings: settingsOf(
      'als-004',
      { factors: 20, epochs: 100, errorWeight: 0.1, l2: 0.01, l2Bias: 0.001 },
      half,
    ),
  },
  {
    id: '004-app',
    title: '10 factors (004)',
    says: 'The settings of its page, found on 25 million ratings: on few of them they overfit.',
    settings: settingsOf(
      'als-004',
      { factors: 10, epochs: 20, errorWeight: 0.1, l2: 0.2, l2Bias: 0.01 },
      half,
    ),
  },
];

/** Where a run can begin. */
export const presets: readonly RunPreset[] = [...lessons, ...references];
