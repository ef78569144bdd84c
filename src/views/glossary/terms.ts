import { protocols } from '../../core/evaluation/protocols/registry';
import { metrics } from '../../core/metrics/registry';
import type { PictureId } from './pictures/registry';

/** A word of the Lab or of Data, explained. */
export interface Term {
  readonly id: string;
  readonly name: string;
  /** One to three sentences, with the formula in words where there is one. */
  readonly text: string;
  readonly picture: PictureId;
  /** Ids of terms that help. */
  readonly also?: readonly string[];
}

const term = (
  id: string,
  name: string,
  text: string,
  picture: PictureId,
  also: readonly string[] = [],
): Term => ({ id, name, text, picture, also });

/** The data. */
const DATA: readonly Term[] = [
  term(
    'rating',
    'Rating',
    'How many stars one person gave one film, with the time. All that a model learns from here is a long list of them.',
    'famous',
    ['half-star', 'data-set'],
  ),
  term(
    'half-star',
    'Half star',
    'The smallest step of a rating: there are ten, from ½ to 5. Many people use whole stars far more often than half ones.',
    'levels',
    ['rating'],
  ),
  term(
    'data-set',
    'Data set',
    'A fixed collection of ratings, films and tags, with a mark (SHA-256) that tells it apart from every other. The same data and settings give the same figures.',
    'shape',
    ['sparsity', 'run-code'],
  ),
  term(
    'sparsity',
    'Sparsity',
    'How empty the table of all people and all films is: one minus ratings divided by people times films. Recommending is a guess at the empty squares.',
    'corner',
    ['rating', 'long-tail'],
  ),
  term(
    'genre',
    'Genre',
    'A label that the data set’s editors gave a film; a film can have several, or none. Models that learn from ratings alone never see it.',
    'genres',
    ['tag'],
  ),
  term(
    'tag',
    'Tag',
    'A word that a person attached to a film in their own spelling. Few people write tags, so what is not tagged may still be true of a film.',
    'tags',
    ['genre'],
  ),
  term(
    'mean',
    'Mean',
    'The sum divided by how many there are. A mean of few ratings says little.',
    'famous',
    ['damped-mean', 'median'],
  ),
  term(
    'median',
    'Median',
    'The value in the middle when all are put in order: half are at most as large. A few huge values move the mean, and not the median.',
    'quantiles',
    ['mean', 'quantile'],
  ),
  term(
    'quantile',
    'Quantile',
    'The value that a given share does not exceed: the 0.9 quantile is as large as nine in ten, or larger. The median is the 0.5 quantile.',
    'quantiles',
    ['median'],
  ),
  term(
    'damped-mean',
    'Damped mean',
    'A mean as if some more people had given the mean of all: stars plus damping times the mean of all, divided by ratings plus damping. Few ratings move it little, many decide it.',
    'pull',
    ['mean', 'penalty'],
  ),
  term(
    'popularity',
    'Popularity',
    'How many people rated a film, whatever they gave it. It is a strong rival of any model: what many have seen, the next person has probably seen too.',
    'top',
    ['long-tail', 'baseline'],
  ),
  term(
    'long-tail',
    'Long tail',
    'A few films have most of the ratings, and very many have a handful each: the tail. Models know the head well and guess at the tail.',
    'tail-by-rank',
    ['popularity', 'power-law', 'log-log-axes'],
  ),
  term(
    'rank-size',
    'Rank–size chart',
    'Everything in order of size: the place along one axis, the size along the other. Drawn with axes that multiply, large and small fit in one picture.',
    'tail-by-rank',
    ['log-log-axes', 'long-tail'],
  ),
  term(
    'log-log-axes',
    'Log-log axes',
    'Axes on which each step multiplies by the same factor, here ten, instead of adding. A power law is a straight line there, but not everything that looks straight is one.',
    'tail-by-rank',
    ['power-law', 'rank-size'],
  ),
  term(
    'power-law',
    'Power law',
    'How many there are of size x falls as x to the power of minus the exponent: twice the size, always the same fraction as many. Other curves, such as the lognormal, can look the same over a short stretch.',
    'tail-by-count',
    ['exponent', 'log-log-axes'],
  ),
  term(
    'exponent',
    'Exponent',
    'How steeply a power law falls: with exponent 2, ten times the size is a hundred times rarer. It is fitted by maximum likelihood, from a smallest size on, and has an error.',
    'tail-by-count',
    ['power-law', 'standard-error'],
  ),
  term(
    'brush',
    'Brush',
    'Drag across a chart to pick a part of it; all other charts then show the ratings of that part alone. Esc, or a click, takes it back.',
    'picked',
  ),
  term(
    'cold-start',
    'Cold start',
    'A new person or a new film has no ratings, so there is nothing to learn from. Models fall back on what is known otherwise: the mean, popularity, genres.',
    'newcomers',
    ['folding-in', 'sparsity'],
  ),
];

/** Learning. */
const LEARNING: readonly Term[] = [
  term(
    'factor',
    'Factor',
    'A scale that a model makes up itself, such that films at one end are liked by much the same people. It gets no name; some factors can be read, many cannot.',
    'factor',
    ['vector', 'folding-in'],
  ),
  term(
    'vector',
    'Vector',
    'All factors of one film or one person: a short list of numbers. A film suits a person as far as their numbers, multiplied one by one and added up, are large.',
    'vector',
    ['factor'],
  ),
  term(
    'bias',
    'Bias',
    'How far a film is rated above or below the mean of all, or how generous a person is. Mean plus the two biases is already a good prediction.',
    'biases',
    ['baseline', 'penalty'],
  ),
  term(
    'baseline',
    'Baseline',
    'A prediction so simple that nobody would call it a model, such as the mean of all. A figure says something only beside it.',
    'baseline',
    ['mean', 'popularity', 'bias'],
  ),
  term(
    'loss',
    'Loss',
    'The one number that learning makes small: the sum of squared misses, plus penalties. It is counted on the ratings learnt from, so a small loss is not yet a good model.',
    'loss',
    ['penalty', 'rmse', 'overfitting'],
  ),
  term(
    'penalty',
    'Penalty (regularisation)',
    'A price on large factors and biases, added to the loss: the strength λ times their squares. What rests on few ratings stays near the mean; what rests on many hardly notices.',
    'pull',
    ['loss', 'overfitting', 'damped-mean'],
  ),
  term(
    'iteration',
    'Iteration (epoch)',
    'One round of learning: an epoch goes through all ratings once, an iteration improves every number once. More rounds fit the ratings learnt from ever closer.',
    'iterations',
    ['learning-rate', 'overfitting'],
  ),
  term(
    'learning-rate',
    'Learning rate',
    'How far each step goes down the slope of the loss. Too small, and learning takes for ever; too large, and it steps over the mark.',
    'learning-rates',
    ['divergence', 'iteration'],
  ),
  term(
    'divergence',
    'Divergence',
    'When each step makes the loss larger instead of smaller, numbers grow until they cannot be written any more. A smaller learning rate or a larger penalty helps.',
    'divergence',
    ['learning-rate'],
  ),
  term(
    'overfitting',
    'Overfitting',
    'Learning the chance in the ratings along with the taste: the error on what was learnt from goes on falling, while the error on what was held out rises.',
    'overfitting',
    ['underfitting', 'penalty', 'held-out'],
  ),
  term(
    'underfitting',
    'Underfitting',
    'A model too simple, or held back too much, to learn what there is: both errors stay high, close to each other.',
    'underfitting',
    ['overfitting'],
  ),
  term(
    'folding-in',
    'Folding in',
    'Working out the numbers of a new person from their ratings, with all films left as they are. It takes a moment, where training anew would take much longer.',
    'newcomer',
    ['cold-start', 'factor'],
  ),
  term(
    'hyper-parameter',
    'Hyper-parameter',
    'A number that somebody chooses before learning begins, such as how many factors or how strong the penalty; parameters are what is learnt.',
    'dampings',
    ['grid-search', 'random-search'],
  ),
];

/** Measuring. */
const MEASURING: readonly Term[] = [
  term(
    'held-out',
    'Held out',
    'Ratings that the model is not shown while it learns, and that it is judged by. What was learnt from says nothing of how good predictions are.',
    'hidden',
    ['split', 'overfitting'],
  ),
  term(
    'split',
    'Split',
    'Which ratings are learnt from and which are held out. By chance, by time or by person: each asks another question.',
    'hidden',
    ['held-out', 'fold', 'seed'],
  ),
  term(
    'fold',
    'Fold',
    'One part of the ratings, or of the people, that a model must do without; it is trained afresh for each.',
    'piles',
    ['k-fold', 'held-out'],
  ),
  term(
    'k-fold',
    'k-fold cross-validation',
    'All ratings are dealt into k piles, and each pile is predicted by a model that has seen the others. The figure is the mean over the piles.',
    'people:kfold',
    ['fold', 'standard-error'],
  ),
  term(
    'seed',
    'Seed',
    'A number from which all that is left to chance follows: the split, the first values, the order. The same seed draws the same on every device.',
    'draws',
    ['run-code', 'split'],
  ),
  term(
    'run-code',
    'Run code',
    'Six characters that follow from the data, every setting, the round and every number that the model keeps to predict with. The same of all these gives the same code on every machine; another code says that something differs. That others share a code by chance happens once in 1,074 million.',
    'codes',
    ['seed', 'data-set'],
  ),
  term(
    'standard-error',
    'Standard error',
    'How far a mean would typically be off if other people had been drawn: the spread of the values divided by the root of how many there are.',
    'tenths',
    ['alike'],
  ),
  term(
    'alike',
    'Statistically alike',
    'Two figures whose difference, person by person, is less than two of its standard errors: another draw of people might turn them round.',
    'alike',
    ['standard-error'],
  ),
  term(
    'nested-estimate',
    'Nested estimate',
    'The best of many settings is partly lucky, so its own figure flatters it. A nested estimate chooses anew within each part, and judges that on ratings which the choice has not seen.',
    'luck',
    ['held-out', 'grid-search'],
  ),
  term(
    'grid-search',
    'Grid search',
    'Trying every combination of some values of each setting. With each further setting the combinations multiply.',
    'every-combination',
    ['random-search', 'hyper-parameter'],
  ),
  term(
    'random-search',
    'Random search',
    'Trying settings drawn by chance between two ends. Where only one of several settings matters, it tries more different values of that one than a grid of the same size.',
    'some-combinations',
    ['grid-search', 'seed'],
  ),
];

/** Formulas in words, and pictures, of metrics; their names and sentences are the registry’s. */
const METRICS: Readonly<
  Record<string, readonly [formula: string, picture: PictureId, also: readonly string[]]>
> = {
  rmse: [
    'The root of the mean of the squared misses, in stars: large misses count for more.',
    'rmse',
    ['mae', 'loss'],
  ],
  mae: ['The mean of the misses, whichever their direction, in stars.', 'mae', ['rmse']],
  mape: [
    'The mean of each miss divided by the stars that were given, in per cent: a miss on a bad rating weighs more.',
    'mape',
    ['mae'],
  ],
  kept: ['Ratings predicted, divided by ratings held out.', 'rated', ['cold-start']],
  ndcg: [
    'A hit at place p adds one divided by log₂ of p + 1; the sum is divided by that of the best possible list, so 1 is perfect.',
    'list:ndcg',
    ['recall', 'mrr'],
  ],
  precision: ['Hits on the list, divided by its length.', 'list:precision', ['recall']],
  recall: [
    'Hits on the list, divided by all hidden films that were liked.',
    'list:recall',
    ['precision'],
  ],
  hr: [
    '1 for a person with at least one hit on the list, else 0; the mean over people.',
    'list:hr',
    ['recall'],
  ],
  chr: ['The hit rate among hidden films with at least so many stars.', 'list:chr', ['hr']],
  rhr: [
    'The hit rate among hidden films with exactly so many stars: for low stars, a hit is a bad sign.',
    'list:rhr',
    ['hr'],
  ],
  arhr: [
    'One divided by the place of the best hit on the list, 0 without one; the mean over people.',
    'list:arhr',
    ['mrr', 'hr'],
  ],
  mrr: [
    'One divided by the place of the best hidden film among all films; the mean over people.',
    'list:mrr',
    ['arhr'],
  ],
  coverage: [
    'Films on anybody’s list, divided by all rated films.',
    'covered',
    ['long-tail', 'user-coverage'],
  ],
  'user-coverage': [
    'People with at least one such film on their list, divided by all.',
    'list:user-coverage',
    ['coverage'],
  ],
  diversity: [
    'One minus the mean likeness of all pairs of films on a list. Lists of obscure films are diverse by definition, so more is not simply better.',
    'likeness',
    ['novelty'],
  ],
  novelty: [
    'The mean place of the listed films in the order of popularity. Neither end is good in itself.',
    'list:novelty',
    ['popularity', 'self-information'],
  ],
  'self-information': [
    'Minus log₂ of the share of people who rated a film, the mean over the list: 0 bits is what everybody knows.',
    'list:self-information',
    ['novelty'],
  ],
};

const metricTerms = metrics.map(({ id, label, summary }): Term => {
  const [formula, picture, also] = METRICS[id] ?? ['', `list:${id}`, []];
  return term(id, label, `${summary} ${formula}`.trim(), picture, also);
});

const protocolTerms = protocols.map(({ id, label, summary, tells, hides }) =>
  term(`protocol-${id}`, label, `${summary} ${tells} ${hides}`, `people:${id}`, [
    'split',
    'held-out',
  ]),
);

/** Every word that is explained, in the order of a reading. */
export const terms: readonly Term[] = [
  ...DATA,
  ...LEARNING,
  ...MEASURING,
  ...metricTerms,
  ...protocolTerms,
];

export const termOf = (id: string): Term | undefined => terms.find((one) => one.id === id);
