import { restrict, type Dataset } from '../../src/core/dataset';
import { measureFolds, runTrials, wantedFor } from '../../src/core/evaluation/evaluate';
import { usualJudging, type Mask } from '../../src/core/evaluation/fold';
import { askedMetrics } from '../../src/core/metrics/asked';
import { toEnd } from '../../src/core/models/steps';
import { identity } from '../../src/core/ratings';
import { benchFor, protocolTask } from '../evaluate/inputs';
import { foldsOf } from '../evaluate/threads';
import { fitted } from './fits';
import type { Ready } from './lists';
import { measure } from './measured';
import { forUsers, similarFilms } from './spark-lists';
import { digits, NOTHING, number, text, type Section } from './report';
import { SEED, wants, type Context, type System } from './system';

const PIECES = ['split', 'grid', 'users', 'films'] as const;
const SPLIT = 'split:test=0.2';
const BEST = 'factors=5,iterations=10,l2=0.1';
const PEER = 'factors=10,iterations=20,l2=0.2';

/** A fit of theirs: what it is, train and test RMSE. */
export const SPARK_ROWS: readonly (readonly [
  label: string,
  spec: string,
  train: number | undefined,
  test: number | undefined,
])[] = [
  ['rank 5, maxIter 10, regParam .1, drop', `als-wr:${BEST},coldStart=drop`, 0.6397, 0.8799],
  ['the same, nonnegative', `als-wr:${BEST},coldStart=drop,nonnegative=yes`, undefined, undefined],
  ['the same, biases for unseen films', `als-wr:${BEST}`, undefined, undefined],
  ['a peer: rank 10, 20, .2, drop', `als-wr:${PEER},coldStart=drop`, undefined, 0.88],
];
/** What the peer reports of a fit on everything. */
const PEER_WHOLE = 0.74;

const RANKS = [5, 10, 20];
const ITERATIONS = [10, 20];
const PENALTIES = [0.05, 0.1, 0.15, 0.2];

export const spark: System = {
  id: '003',
  label: 'Spark ALS',
  pieces: PIECES,

  async run(context) {
    const shown = PIECES.filter((piece) => wants(context, piece));
    const whole =
      shown.includes('users') || shown.includes('films') ? wholeFit(context) : undefined;
    const sections: Section[] = [];
    if (shown.includes('split')) sections.push(await split(context));
    if (shown.includes('grid')) sections.push(await grid(context));
    if (whole && shown.includes('users')) sections.push(...forUsers(whole));
    if (whole && shown.includes('films')) sections.push(...similarFilms(whole));
    return { title: `003: ${spark.label}`, sections, due: [] };
  },
};

const wholeFit = ({ data }: Context): Ready => fitted(data, SPARK_ROWS[0][1]);

const ones = (count: number): Mask => new Uint8Array(count).fill(1);

/** RMSE of the very ratings that a model was fitted on. */
function trainRmse(ready: Ready): number {
  const { data } = ready;
  const asked = askedMetrics(['rmse']);
  const all = ones(data.ratings.indices.length);
  const trial = { name: '', users: identity(data.ratings.rows), shown: all, test: all };
  const fold = { heldOut: all.map(() => 0), trials: [trial] };
  const candidate = { ...ready, training: data };
  const outcomes = toEnd(runTrials(candidate, data, fold, usualJudging, wantedFor(asked)));
  return measureFolds(data, [outcomes], [''], 'averaged', asked)[0].scores.rmse.mean;
}

async function split(context: Context): Promise<Section> {
  const { data, progress } = context;
  const specs = SPARK_ROWS.map(([, spec]) => spec);
  const test = await measure(context, SPLIT, specs, ['rmse', 'kept']);
  const training = await trainingPart(data);
  const rows = SPARK_ROWS.map(([label, spec, theirTrain, theirTest], r) => {
    progress(`${spec}: training error`);
    return [
      label,
      digits(theirTrain),
      digits(trainRmse(fitted(training, spec))),
      digits(theirTest),
      digits(test[r].rmse),
      digits(test[r].kept, 3),
    ];
  });
  const whole = trainRmse(fitted(data, SPARK_ROWS[3][1]));
  return {
    heading: 'RMSE, a fifth of the ratings held out',
    setting: `A random split, 80 to 20, seed ${SEED}; theirs has seed 1234 of another generator; theirs | ours.`,
    columns: [
      text('fit'),
      number('train'),
      number('ours'),
      number('test'),
      number('ours'),
      number('predicted'),
    ],
    rows: [
      ...rows,
      ['the peer, on everything', digits(PEER_WHOLE), digits(whole), NOTHING, NOTHING, NOTHING],
    ],
    notes: [
      '“drop” leaves out what cannot be predicted: films without a rating in the training part. The figure gets lower by it; the last column says how much is left.',
      'regParam is multiplied by the number of ratings of a person or film, in theirs and in ours.',
    ],
  };
}

/** What is left of the data without the fifth. */
async function trainingPart(data: Dataset): Promise<Dataset> {
  const { draw, ...rest } = await benchFor(data, protocolTask(SPLIT), { seed: SEED });
  const [{ heldOut }] = foldsOf({ draw, ...rest, wanted: wantedFor([]) });
  return restrict(
    data,
    heldOut.map((held) => 1 - held),
  );
}

async function grid(context: Context): Promise<Section> {
  const points = RANKS.flatMap((rank) =>
    ITERATIONS.flatMap((iterations) => PENALTIES.map((l2) => ({ rank, iterations, l2 }))),
  );
  const specs = points.map(
    ({ rank, iterations, l2 }) =>
      `als-wr:factors=${rank},iterations=${iterations},l2=${l2},coldStart=drop`,
  );
  const results = await measure(context, 'kfold:k=5', specs, ['rmse']);
  const rows = points
    .map((point, p) => ({ ...point, rmse: results[p].rmse }))
    .sort((a, b) => a.rmse - b.rmse)
    .map(({ rank, iterations, l2, rmse }) => [`${rank}`, `${iterations}`, `${l2}`, digits(rmse)]);
  return {
    heading: 'The grid by five folds',
    setting: `Five folds of all ratings, seed ${SEED}, drop; the best first. Their grid is not given; their best is rank 5, maxIter 10, regParam .1.`,
    columns: [number('rank'), number('maxIter'), number('regParam'), number('RMSE')],
    rows,
    notes: [
      'The best figure of a grid flatters: it was chosen by the folds that it is measured on.',
    ],
  };
}
