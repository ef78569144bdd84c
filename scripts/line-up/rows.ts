import type { Target } from './targets';

/** What the line-up measures by. */
export type Protocol = 'kfold' | 'holdout';

/** One line of the table: a model as `--model` takes it, what it is measured on, and what it has to reach. */
export interface Row {
  readonly spec: string;
  readonly protocol: Protocol;
  readonly targets: readonly Target[];
}

const RMSE = 'rmse';
const MAE = 'mae';
const NDCG = 'ndcg@10';

const stars = (spec: string, ...targets: Target[]): Row => ({ spec, protocol: 'kfold', targets });
const lists = (spec: string, ...targets: Target[]): Row => ({ spec, protocol: 'holdout', targets });

/** Every figure of the line-up, each kind from the simplest model to the most elaborate. */
export const ROWS: readonly Row[] = [
  stars('random'),
  stars('mean'),
  stars('damped-mean'),
  stars('biases'),
  stars('content'),
  stars('als-004'),
  stars('als-wr:factors=5,l2=0.1,iterations=10,coldStart=drop', {
    metric: RMSE,
    least: 0.875,
    most: 0.882,
  }),
  stars('als-wr:factors=5,l2=0.1,iterations=10,nonnegative=yes,coldStart=drop'),
  stars('als'),
  stars('sgd:preset=surprise', { metric: RMSE, most: 0.875, aim: 0.865 }),
  stars('sgd:preset=tuned', { metric: RMSE, most: 0.852, aim: 0.848 }),
  stars('svdpp:preset=surprise'),
  stars('svdpp:preset=tuned', { metric: RMSE, most: 0.852, aim: 0.848 }),
  stars('user-knn', { metric: RMSE, least: 0.8488, most: 0.8508 }),
  stars('item-knn', { metric: RMSE, least: 0.84, most: 0.842 }),
  stars('content-stars'),
  stars(
    'content-ridge',
    { metric: RMSE, least: 0.8052, most: 0.8072 },
    { metric: MAE, least: 0.616, most: 0.618 },
  ),
  stars('rbm', { metric: RMSE, most: 0.955, aim: 0.946 }),
  stars('autorec', { metric: RMSE, most: 0.855, aim: 0.849 }),
  stars('hybrid'),
  stars('hybrid:svdpp=0.5,sgd=0.5'),
  stars('star-mix', { metric: RMSE, most: 0.801, aim: 0.799 }, { metric: MAE, most: 0.613 }),
  stars('boosted', { metric: RMSE, most: 0.8, aim: 0.791 }),

  lists('damped-mean'),
  lists('popularity:count=all'),
  lists('popularity:count=liked'),
  lists('content-rank'),
  lists('adjacency'),
  lists('als'),
  lists('rp3beta'),
  lists('user-knn'),
  lists('item-knn'),
  lists('ease:weights=binary,l2=150'),
  lists('ease'),
  lists('ials:weights=binary'),
  lists('ials', { metric: NDCG, least: 0.298, aim: 0.306 }),
  lists('rank-blend', { metric: NDCG, least: 0.319 }, { metric: 'recall@20', least: 0.313 }),
  lists(
    'rank-blend:adventurousness=0.25',
    { metric: NDCG, aim: 0.325 },
    { metric: 'recall@20', aim: 0.322 },
  ),
  lists('cold-start'),
  lists('for-you'),
];

/** The model that a row is of. */
export const idOf = ({ spec }: Row): string => spec.split(':')[0];
