import { modelsText, type ModelChoice } from '../choices';
import type { Example } from './examples';

/** A quarter of the ratings held out, and stars from one to five, as in the framework of reference system 000. */
const QUARTER = { protocol: 'split', test: '0.25', lowest: '1', metrics: 'rmse,mae' };

type Params = Readonly<Record<string, string | number>>;
type Part = readonly [model: string, params?: Params];

const choice = ([id, params = {}]: Part): ModelChoice => ({ id, params });

const example = (
  id: string,
  title: string,
  says: string,
  models: readonly Part[],
  settings: Readonly<Record<string, string>> = QUARTER,
): Example => ({
  id,
  title,
  says,
  settings: { models: modelsText(models.map(choice)), ...settings },
});

const TUNED = { factors: 90, epochs: 11, learningRate: 0.034, l2: 0.06 };
const RANDOM: Part = ['random'];
const CONTENT: Part = ['content', { variant: 'classic' }];
const YEARS: Part = ['content', { variant: 'classic', similarity: 'years' }];
const SVD: Part = ['sgd', { preset: 'surprise', order: 'by-user' }];
const SVD_TUNED: Part = ['sgd', { order: 'by-user', ...TUNED, l2Bias: 0.06 }];
const SVDPP: Part = ['svdpp', { preset: 'surprise' }];
const SVDPP_TUNED: Part = [
  'svdpp',
  { preset: 'surprise', ...TUNED, l2Implicit: 0.06, l2Bias: 0.06 },
];
const RBM_TUNED: Part = ['rbm', { factors: 40, epochs: 30, learningRate: 0.2 }];
const RBM: Part = ['rbm', { factors: 40, epochs: 40, learningRate: 0.2 }];
const RBM_SLOW: Part = ['rbm', { factors: 40, epochs: 40, learningRate: 0.02 }];
const AUTOREC: Part = ['autorec', { factors: 200, epochs: 100, learningRate: 0.05 }];

/** A mix of theirs. */
const hybrid = (...parts: readonly (readonly [Part, number])[]): Part => {
  const mix = parts.map(([[id, params = {}], weight]) => {
    const pairs = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    return `${id}${pairs.length > 0 ? `(${pairs.join(',')})` : ''}=${weight}`;
  });
  return ['hybrid', { mix: mix.join(',') }];
};
const equal = (...parts: readonly Part[]) =>
  hybrid(...parts.map((part) => [part, 1 / parts.length] as const));

const KNN = ['cosine', 'msd', 'pearson', 'pearson-baseline'];
const alike = (id: string) =>
  KNN.map((similarity): Part => [id, { estimate: 'basic', similarity }]);
const corrected = (id: string) =>
  ['z-score', 'means', 'baseline'].map((estimate): Part => [
    id,
    { estimate, similarity: 'cosine' },
  ]);

const scratch = (params: Params): Part => [
  'als-004',
  { errorWeight: 0.1, l2Bias: 0.001, ...params },
];

/** What the reference systems compare, by their numbers. */
export const REFERENCE_EXAMPLES: readonly Example[] = [
  example('000-content', 'Random and content (000)', 'By chance, by genres and by years.', [
    RANDOM,
    CONTENT,
    ['content', { variant: 'classic', similarity: 'genres' }],
    YEARS,
  ]),
  example(
    '000-users',
    'Similar people (000)',
    'Forty neighbours, by four ways to tell who is alike.',
    alike('user-knn'),
  ),
  example(
    '000-items',
    'Similar films (000)',
    'The same with films for neighbours.',
    alike('item-knn'),
  ),
  example(
    '000-corrected',
    'Neighbours, corrected (000)',
    'What people and films have in common is taken off first: z-scores, means, baselines.',
    [...corrected('user-knn'), ...corrected('item-knn')],
  ),
  example(
    '000-factors',
    'SVD and SVD++ (000)',
    'As the library has them, and as a search found them.',
    [SVD, SVD_TUNED, SVDPP, SVDPP_TUNED],
  ),
  example(
    '000-networks',
    'Networks (000)',
    'Theirs began anew with every batch and learnt nothing; here they learn.',
    [
      ['rbm', { factors: 100, epochs: 30, learningRate: 0.001 }],
      RBM_TUNED,
      ['autorec', { factors: 100, epochs: 100, learningRate: 0.01 }],
      AUTOREC,
    ],
  ),
  example(
    '000-hybrids-1',
    'Hybrids .01 to .07 (000)',
    'Mixes; .03 is .02 with its list turned round.',
    [
      equal(RBM_SLOW, CONTENT),
      equal(RANDOM, YEARS),
      hybrid([RBM, 0.3], [SVDPP, 0.3], [SVD_TUNED, 0.3], [RANDOM, 0.1]),
      equal(RBM, SVDPP, SVD_TUNED, CONTENT, AUTOREC),
      hybrid([RBM, 0.33], [SVDPP, 0.34], [SVD_TUNED, 0.33]),
      equal(SVDPP, SVD_TUNED),
    ],
  ),
  example(
    '000-hybrids-2',
    'Hybrids .08 to .13 (000)',
    'In .11 and .12 of theirs the content predicts the mean of all, for everything.',
    [
      hybrid([SVDPP, 0.33], [SVD_TUNED, 0.34], [RANDOM, 0.33]),
      hybrid([RBM, 0.34], [AUTOREC, 0.33], [RANDOM, 0.33]),
      hybrid(...[RBM, SVDPP, SVD_TUNED, CONTENT, AUTOREC].map((part) => [part, 0.1] as const), [
        RANDOM,
        0.5,
      ]),
      hybrid([CONTENT, 0.9], [RANDOM, 0.1]),
      equal(RBM, SVD_TUNED, CONTENT, RANDOM),
      equal(SVD_TUNED, SVD),
    ],
  ),
  example('000-hybrids-3', 'Hybrids .14 to .17 (000)', 'The last is their best.', [
    hybrid([SVD_TUNED, 0.34], [SVD, 0.33], [RANDOM, 0.33]),
    equal(RBM, SVD, SVD_TUNED, CONTENT),
    equal(RBM, SVDPP, SVD_TUNED, RANDOM),
    equal(SVDPP, SVDPP_TUNED, SVD, SVD_TUNED),
  ]),
  example(
    '001-trees',
    'Boosted trees (001)',
    'Trees on what other models say of ratings that those had not seen; theirs had seen them.',
    [['mean'], ['biases'], ['boosted']],
    { protocol: 'split', metrics: 'rmse,mape' },
  ),
  example(
    '003-als',
    'ALS (002, 003)',
    'Rank 5, ten iterations and 0.1: as theirs, without factors below zero, with biases for unseen films; and a peer’s.',
    [
      ['als-wr', { coldStart: 'drop' }],
      ['als-wr', { nonnegative: 'yes', coldStart: 'drop' }],
      ['als-wr'],
      ['als-wr', { factors: 10, iterations: 20, l2: 0.2, coldStart: 'drop' }],
    ],
    { protocol: 'split', metrics: 'rmse,kept' },
  ),
  example(
    '004-scratch',
    'ALS from scratch (004)',
    'Biases alone, 20 factors, the same regularised enough, and 1, 11 and 79 factors: half of the ratings held out.',
    [
      scratch({ factors: 0, epochs: 20 }),
      scratch({ factors: 20, l2: 0.01, epochs: 100 }),
      scratch({ factors: 20, l2: 1.5, epochs: 100 }),
      ...[1, 11, 79].map((factors) => scratch({ factors, l2: 0.01, epochs: 100 })),
    ],
    { protocol: 'split', test: '0.5', metrics: 'rmse' },
  ),
];
