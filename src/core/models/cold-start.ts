import { fitParts, fitting, type PartFits } from '../blends/parts';
import {
  adventurousness,
  ingredientsOf,
  RANK_PARTS,
  RANK_WEIGHTS,
  type RankPart,
  type RankPartName,
} from '../blends/rank-parts';
import { explainBlend, rankBlended } from '../blends/score-blend';
import { ease } from './ease';
import { copyFit, defineModel, type Step } from './model';
import { popularity } from './popularity';
import { userKnn } from './user-knn';

type Name = 'popularity' | 'smoothEase' | 'userKnn' | RankPartName;
type ColdStartFit = PartFits<Name> & {
  readonly adventurousness: number;
  readonly blendFrom: number;
};

const PARTS: readonly RankPart<Name>[] = [
  {
    name: 'popularity',
    effort: 0.1,
    fit: fitting(popularity, { count: 'liked' }),
    model: popularity,
  },
  {
    name: 'userKnn',
    effort: 0.1,
    fit: fitting(userKnn, { weights: 'rating' }),
    model: userKnn,
  },
  {
    name: 'smoothEase',
    effort: 1,
    fit: fitting(ease, { l2: 150, weights: 'rating' }),
    model: ease,
  },
  ...RANK_PARTS,
];

/** Which models rank, by the number of ratings from which on they do. */
const STAGES: readonly {
  readonly from: number;
  readonly weights: Partial<Record<Name, number>>;
}[] = [
  { from: 0, weights: { popularity: 1 } },
  { from: 1, weights: { popularity: 1, smoothEase: 0.5 } },
  { from: 3, weights: { userKnn: 1, popularity: 0.3, smoothEase: 0.3 } },
  { from: 20, weights: { userKnn: 1, smoothEase: 0.3, ials: 0.3 } },
];

/** Popularity for nobody in particular, similar people from three ratings on, the rank blend for those who gave many. */
export const coldStart = defineModel({
  id: 'cold-start',
  label: 'From the first rating on',
  summary: 'Ranks with the models that are best for as many ratings as you have given.',
  paper:
    'Schein et al. Methods and metrics for cold-start recommendations. SIGIR 2002; Cremonesi, Koren, Turrin. RecSys 2010.',
  version: 1,
  params: {
    blendFrom: {
      type: 'number',
      label: 'Rank blend from',
      help: 'How many ratings it takes until the rank blend takes over.',
      default: 40,
      min: 0,
      max: 10_000,
      step: 1,
    },
    adventurousness,
  },

  *fit(
    data,
    { blendFrom, adventurousness: gamma },
    random,
  ): Generator<Step<ColdStartFit>, ColdStartFit> {
    const fits = yield* fitParts(PARTS, data, random);
    const fitted = { ...fits, blendFrom, adventurousness: gamma };
    yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  rank(fitted, data, history, films, out) {
    rankBlended(blendFor(fitted, history.films.length), data, history, films, out);
  },

  explain(fitted, data, history, film) {
    return explainBlend(blendFor(fitted, history.films.length), data, history, film);
  },
});

function blendFor(fitted: ColdStartFit, ratings: number) {
  const stage = STAGES.findLast(({ from }) => ratings >= from);
  const weights = ratings >= fitted.blendFrom ? RANK_WEIGHTS : stage?.weights;
  return {
    ingredients: ingredientsOf(PARTS, weights ?? {}, fitted),
    adventurousness: fitted.adventurousness,
  };
}
