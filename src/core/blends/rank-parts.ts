import { contentRank } from '../models/content-rank';
import { ease } from '../models/ease';
import { ials } from '../models/ials';
import type { Model } from '../models/model';
import { fitting, type Part, type PartFits } from './parts';
import type { Ingredient } from './score-blend';

/** A part that a blend of scores can use. */
export interface RankPart<Name extends string> extends Part<Name> {
  readonly model: Pick<Model, 'rank' | 'explain'>;
}

/** Names of the rank blend's parts in its fit. */
export type RankPartName = 'ials' | 'ease' | 'contentRank';

const IALS = { factors: 64, iterations: 10, l2: 0.01, unobserved: 0.2, weights: 'rating' };

/** The models of the rank blend. */
export const RANK_PARTS: readonly RankPart<RankPartName>[] = [
  {
    name: 'ials',
    effort: 25,
    fit: fitting(ials, IALS),
    model: ials,
  },
  {
    name: 'ease',
    effort: 1,
    fit: fitting(ease, { l2: 100, weights: 'rating' }),
    model: ease,
  },
  {
    name: 'contentRank',
    effort: 0.1,
    fit: fitting(contentRank, {}),
    model: contentRank,
  },
];

/** Weights by greedy forward selection on held-out ratings of ml-latest-small. */
export const RANK_WEIGHTS: Readonly<Record<RankPartName, number>> = {
  ials: 1,
  ease: 0.45,
  contentRank: 0.15,
};

/** The fitted parts that have a weight, in the order of the parts. */
export function ingredientsOf<Name extends string>(
  parts: readonly RankPart<Name>[],
  weights: Partial<Record<Name, number>>,
  fits: Partial<PartFits<Name>>,
): Ingredient[] {
  return parts.flatMap(({ name, model }) => {
    const weight = weights[name];
    const fitted = fits[name];
    return weight === undefined || !fitted ? [] : [{ weight, model, fitted }];
  });
}

/** The setting that steers a blend between what everybody knows and what few do. */
export const adventurousness = {
  type: 'number',
  label: 'Adventurousness',
  help: 'γ: above 0, well-known films lose a little; below 0, they win. Read when ranking: another value needs no other fit.',
  default: 0,
  min: -1,
  max: 2,
  step: 0.05,
} as const;
