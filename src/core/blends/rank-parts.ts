import { contentRank } from '../models/content-rank';
import { ease } from '../models/ease';
import { ials } from '../models/ials';
import { popularity } from '../models/popularity';
import { userKnn } from '../models/user-knn';
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

export type EarlyPartName = 'popularity' | 'userKnn' | 'smoothEase';

/** What ranks for those who have given few ratings; fitted in half a second. */
export const EARLY_PARTS: readonly RankPart<EarlyPartName>[] = [
  {
    name: 'popularity',
    effort: 0.1,
    fit: fitting(popularity, { count: 'liked' }),
    model: popularity,
  },
  { name: 'userKnn', effort: 0.1, fit: fitting(userKnn, { weights: 'rating' }), model: userKnn },
  {
    name: 'smoothEase',
    effort: 1,
    fit: fitting(ease, { l2: 150, weights: 'rating' }),
    model: ease,
  },
];

export type Weights<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** Popularity for nobody in particular, then EASE beside it, and similar people from three ratings on. */
export function earlyWeights(ratings: number): Weights<EarlyPartName> {
  if (ratings === 0) return { popularity: 1 };
  if (ratings < 3) return { popularity: 1, smoothEase: 0.5 };
  return { userKnn: 1, popularity: 0.3, smoothEase: 0.3 };
}

/** Weights by greedy forward selection on held-out ratings of ml-latest-small. */
export const RANK_WEIGHTS: Weights<RankPartName> = {
  ials: 1,
  ease: 0.45,
  contentRank: 0.15,
};

/** The fitted parts that have a weight, in the order of the parts. */
export function ingredientsOf<Name extends string>(
  parts: readonly RankPart<Name>[],
  weights: Weights<Name>,
  fits: Partial<PartFits<Name>>,
): Ingredient[] {
  return parts.flatMap(({ name, model }) => {
    const weight = weights[name];
    const fitted = fits[name];
    return weight && fitted ? [{ weight, model, fitted }] : [];
  });
}

/** The setting that steers a blend between what everybody knows and what few do. */
export const adventurousness = {
  type: 'number',
  label: 'Adventurousness',
  help: 'γ: above 0, well-known films lose a little; below 0, they win. Read when ranking: it changes nothing in the parts.',
  default: 0,
  min: -1,
  max: 2,
  step: 0.05,
} as const;
