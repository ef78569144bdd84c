import type { Picture } from '../../../charts/glossary/picture';
import { metrics } from '../../../core/metrics/registry';
import {
  corner,
  covered,
  genres,
  likeness,
  newcomers,
  picked,
  rated,
  shape,
  tags,
  tailByCount,
  tailByRank,
  top,
} from './counts';
import type { AtHand } from './facts';
import {
  divergence,
  factor,
  fitting,
  iterations,
  learningRates,
  loss,
  places,
  vector,
} from './fits';
import { judged } from './lists';
import { baseline, biases, dampings, famous, levels, misses, pull, quantiles } from './stars';
import {
  alike,
  codes,
  draws,
  everyCombination,
  hidden,
  luck,
  piles,
  protocolSketch,
  someCombinations,
  tenths,
} from './tests';

const OWN = {
  alike,
  baseline,
  biases,
  codes,
  corner,
  covered,
  dampings,
  divergence,
  draws,
  'every-combination': everyCombination,
  factor,
  famous,
  genres,
  hidden,
  iterations,
  'learning-rates': learningRates,
  levels,
  likeness,
  loss,
  luck,
  mae: (at: AtHand) => misses(at, 'mae'),
  mape: (at: AtHand) => misses(at, 'mape'),
  newcomer: (at: AtHand) => places(at, true),
  newcomers,
  overfitting: (at: AtHand) => fitting(at, 'over'),
  picked,
  piles,
  pull,
  quantiles,
  rated,
  rmse: (at: AtHand) => misses(at, 'rmse'),
  shape,
  'some-combinations': someCombinations,
  tags,
  'tail-by-count': tailByCount,
  'tail-by-rank': tailByRank,
  tenths,
  top,
  underfitting: (at: AtHand) => fitting(at, 'under'),
  vector,
} as const satisfies Readonly<Record<string, (at: AtHand) => Picture | undefined>>;

/** A picture by its name; "list:ndcg" is a list as that metric sees it, "people:kfold" what that protocol does. */
export type PictureId = keyof typeof OWN | `list:${string}` | `people:${string}`;

/** Undefined where the data at hand have too little for it. Throws nothing for any name. */
export function pictureOf(id: PictureId, at: AtHand): Picture | undefined {
  if (at.library.ratings === 0) return undefined;
  const [kind, name = ''] = id.split(':');
  if (kind === 'people') return protocolSketch(name);
  const metric = kind === 'list' ? metrics.find((one) => one.id === name) : undefined;
  if (metric) return judged(at, metric);
  return kind in OWN ? OWN[kind as keyof typeof OWN](at) : undefined; // checked
}
