/** A search that is ready to run. */
export interface SearchPreset {
  readonly id: string;
  readonly title: string;
  /** What it looks for, and from where, in plain words. */
  readonly says: string;
  /** As {@link parseSpace} reads it. */
  readonly space: string;
  /** Settings to draw; absent for a grid. */
  readonly random?: number;
  readonly protocol: string;
  /** Of the protocol; the rest are its defaults. */
  readonly protocolParams: Readonly<Record<string, string>>;
  readonly metric: string;
  readonly seed: number;
  /** Seconds of one core on 100,000 ratings, from a measurement. */
  readonly seconds: number;
}

const folds = (k: number) => ({ protocol: 'kfold', protocolParams: { k: String(k) } });
const half = { protocol: 'split', protocolParams: { test: '0.5' } };
const usual = { metric: 'rmse', seed: 1 };
const SCRATCH = 'errorWeight=0.1,l2=0.01,l2Bias=0.001';

/** The first is what the room opens with. Those with a number are the searches of the systems of that number. */
export const searchPresets: readonly [SearchPreset, ...SearchPreset[]] = [
  {
    id: 'quick',
    title: 'A quick one',
    says: 'How many factors, and how much regularisation? Four by three settings of alternating least squares.',
    space: 'als:factors=4|8|16|32,l2=0.3|1|3',
    ...folds(5),
    ...usual,
    seconds: 30,
  },
  {
    id: 'spark',
    title: 'Rank, iterations, regularisation (003)',
    says: 'The grid of 003 by five folds. Its write-up gives only what it chose, rank 5, 10 iterations and 0.1; the values around that are ours.',
    space: 'als-wr:factors=5|10|20,iterations=5|10|20,l2=0.05|0.1|0.2,coldStart=drop',
    ...folds(5),
    metric: 'rmse',
    seed: 1234,
    seconds: 60,
  },
  {
    id: 'scratch-factors',
    title: 'Number of factors (004, K)',
    says: 'Ever more factors with hardly any regularisation, 100 epochs each, on one half: 004 got worse up to 11 factors, and better only far beyond.',
    space: `als-004:factors=1|2|5|11|20|40|79,epochs=100,${SCRATCH}`,
    ...half,
    ...usual,
    seconds: 40,
  },
  {
    id: 'scratch-error',
    title: 'Weight of the errors (004, λ)',
    says: 'How much the errors count beside the penalties, five epochs on one half: 004 had 1.01, 1.24, 1.57 and 2.13. Here predictions are kept within the scale, so that the wildest miss by less.',
    space: 'als-004:errorWeight=0.01|0.1|1|5,factors=20,epochs=5,l2=0.01,l2Bias=0.001',
    ...half,
    ...usual,
    seconds: 3,
  },
  {
    id: 'scratch-penalty',
    title: 'Penalty of the factors (004, τ)',
    says: 'The penalty of the factors, five epochs on one half. 004 varied it on 25 million ratings only, where 0.2 was best.',
    space: 'als-004:l2=0.01|0.1|0.2|0.5|1|2|5,factors=20,epochs=5,errorWeight=0.1,l2Bias=0.001',
    ...half,
    ...usual,
    seconds: 3,
  },
  {
    id: 'scratch-bias',
    title: 'Penalty of the biases (004, γ)',
    says: 'The penalty of the biases, five epochs on one half: 004 had 1.01, 0.934, 0.972 and 1.43, whose shape, and last figure, its own equations have without factors only: so there are none here.',
    space: 'als-004:l2Bias=0.01|0.1|1|5,factors=0,epochs=5,errorWeight=0.1',
    ...half,
    ...usual,
    seconds: 2,
  },
  {
    id: 'course-svd',
    title: 'SVD at random (000)',
    says: 'Fifty draws, five folds each. 000 chose 90 factors, 11 epochs, a rate of 0.034 and 0.06, with an error of 0.8554; there one number regularised factors and biases alike.',
    space:
      'sgd:preset=surprise,factors=10|30|50|70|90,epochs=10..30,learningRate=0.001|0.012|0.023|0.034|0.045|0.056|0.067|0.078|0.089|0.1,l2=0.01|0.02|0.03|0.04|0.05|0.06|0.07|0.08|0.09|0.1',
    random: 50,
    ...folds(5),
    ...usual,
    seconds: 190,
  },
  {
    id: 'course-rbm',
    title: 'Boltzmann machine (000)',
    says: 'Hidden units and learning rate. 000 chose 40 and 0.2 with an error of 1.2809, from machines that began anew with every batch and so had learnt nothing.',
    space: 'rbm:factors=20|30|40,learningRate=0.1|0.15|0.2',
    ...folds(5),
    ...usual,
    seconds: 190,
  },
  {
    id: 'course-autorec',
    title: 'Autoencoder (000)',
    says: 'Hidden units and learning rate by two folds. 000 tried 100 and 200 by 0.1 and 0.2 and got 1.9064 from networks that had learnt nothing; here rates end at 0.05, and far smaller ones do best.',
    space: 'autorec:factors=100|200,learningRate=0.001|0.01|0.05',
    ...folds(2),
    ...usual,
    seconds: 70,
  },
];
