import { fitParts, type PartFits } from '../blends/parts';
import {
  adventurousness,
  EARLY_PARTS,
  earlyWeights,
  ingredientsOf,
  RANK_PARTS,
  RANK_WEIGHTS,
  type EarlyPartName,
  type RankPart,
  type RankPartName,
  type Weights,
} from '../blends/rank-parts';
import { explainBlend, rankBlended } from '../blends/score-blend';
import { contentRank } from './content-rank';
import { ease } from './ease';
import { ials } from './ials';
import { copyFit, defineModel, type Step } from './model';
import { popularity } from './popularity';
import { userKnn } from './user-knn';

type Name = EarlyPartName | RankPartName;
type ColdStartFit = PartFits<Name> & {
  readonly adventurousness: number;
  readonly blendFrom: number;
};

const PARTS: readonly RankPart<Name>[] = [...EARLY_PARTS, ...RANK_PARTS];

/** From so many ratings on iALS takes popularity's place. */
const MANY = 20;
const MANY_WEIGHTS: Weights<Name> = { userKnn: 1, smoothEase: 0.3, ials: 0.3 };

/** Popularity for nobody in particular, similar people from three ratings on, the rank blend for those who gave many. */
export const coldStart = defineModel({
  id: 'cold-start',
  label: 'From the first rating on',
  summary: 'Ranks with the models that are best for as many ratings as you have given.',
  paper:
    'Schein et al. Methods and metrics for cold-start recommendations. SIGIR 2002; Cremonesi, Koren, Turrin. RecSys 2010.',
  version: 1,
  parts: [popularity, userKnn, ease, ials, contentRank],
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
  const few = ratings < MANY ? earlyWeights(ratings) : MANY_WEIGHTS;
  const weights: Weights<Name> = ratings >= fitted.blendFrom ? RANK_WEIGHTS : few;
  return {
    ingredients: ingredientsOf(PARTS, weights, fitted),
    adventurousness: fitted.adventurousness,
  };
}
