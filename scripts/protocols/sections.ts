import type { Target } from '../line-up/targets';

/** One protocol, and what is measured by it. */
export interface Section {
  /** Names it on the command line and in the document. */
  readonly id: string;
  /** As `--protocol` takes it. */
  readonly protocol: string;
  /** Metrics of the columns; of several trials, each of them. */
  readonly metrics: readonly string[];
  readonly rows: readonly SectionRow[];
}

export interface SectionRow {
  /** A model as `--model` takes it. */
  readonly spec: string;
  /** Metrics as {@link columnsOf} names them. */
  readonly targets: readonly Target[];
}

const row = (spec: string, ...targets: Target[]): SectionRow => ({ spec, targets });

/** After as many ratings of a newcomer. */
const after = (ratings: number, least: number, aim: number): Target => ({
  metric: `ndcg@10, ${ratings} ${ratings === 1 ? 'rating' : 'ratings'}`,
  least,
  aim,
});

const SVD = 'sgd(preset=surprise)';
const SVD_TUNED = 'sgd(factors=90,epochs=11,learningRate=0.034,l2=0.06,l2Bias=0.06)';
const SVDPP = 'svdpp(preset=surprise)';

/** What the line-up does not measure by. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'time',
    protocol: 'time',
    metrics: ['rmse', 'mae'],
    rows: [
      row('mean'),
      row('biases'),
      row('als'),
      row('svdpp'),
      row('item-knn'),
      row('content-ridge'),
      row('star-mix', { metric: 'rmse', most: 0.834, aim: 0.83 }),
    ],
  },
  {
    id: 'loo-last',
    protocol: 'loo-last',
    metrics: ['hr@10', 'ndcg@10', 'mrr'],
    rows: [
      row('popularity'),
      row('item-knn'),
      row('ials'),
      row('ease:weights=binary,l2=150'),
      row('ease:weights=binary,l2=150,recency=latest'),
      row('adjacency'),
      row(
        'hybrid:adjacency=1,content-rank(recency=latest)=1,ease(weights=binary,l2=150,recency=latest)=0.3',
        { metric: 'hr@10', least: 0.115, aim: 0.13 },
        { metric: 'ndcg@10', least: 0.06, aim: 0.071 },
      ),
    ],
  },
  {
    id: 'cold',
    protocol: 'cold',
    metrics: ['ndcg@10'],
    rows: [
      row('popularity:count=liked'),
      row('user-knn'),
      row('ease:l2=150'),
      row(
        'cold-start',
        after(1, 0.37, 0.381),
        after(3, 0.375, 0.386),
        after(5, 0.375, 0.386),
        after(10, 0.362, 0.374),
      ),
    ],
  },
  {
    id: 'split',
    protocol: 'split:test=0.25',
    metrics: ['rmse', 'mae'],
    rows: [
      row('biases'),
      row('sgd:preset=surprise'),
      row('svdpp:preset=surprise'),
      row(`hybrid:${SVD}=0.5,${SVDPP}=0.5`, { metric: 'rmse', most: 0.86 }),
      row(`hybrid:${SVD_TUNED}=0.5,${SVDPP}=0.5`),
    ],
  },
];
