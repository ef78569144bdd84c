import { fitParts, fitting, type PartFits } from '../blends/parts';
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
import { explainBlend, rankBlended, type Blend } from '../blends/score-blend';
import type { Dataset } from '../dataset';
import type { History } from '../history';
import { contentRank } from './content-rank';
import { contentRidge, type ContentRidgeFit } from './content-ridge';
import { ease } from './ease';
import { ials } from './ials';
import {
  copyFit,
  defineModel,
  explained,
  type Explanation,
  type Fitted,
  type Model,
  type Step,
} from './model';
import { popularity } from './popularity';
import { userKnn } from './user-knn';

type QuickName = EarlyPartName | 'stars';
type Name = QuickName | RankPartName;
type ForYouFit = PartFits<QuickName> &
  Partial<PartFits<RankPartName>> & { readonly adventurousness: number };

/** Stars by {@link contentRidge}, as a score. */
const ridge: Model = contentRidge;
const stars: RankPart<Name>['model'] = {
  rank: (fitted, data, history, films, out) => ridge.predict?.(fitted, data, history, films, out),
  explain: (fitted, data, history, film) => starsApart(fitted, data, history, film),
};

/** How many stars more than μ + b_i, which anybody is predicted: what the ratings say without the film's own fame. */
const taste: RankPart<Name>['model'] = {
  rank(fitted, data, history, films, out) {
    const { mean, filmBiases } = fitted as ContentRidgeFit; // the only fit that it is given
    ridge.predict?.(fitted, data, history, films, out);
    for (let k = 0; k < films.length; k++) out[k] -= mean + filmBiases[films[k]];
  },
  explain(fitted, data, history, film) {
    const { fromRatings } = starsApart(fitted, data, history, film);
    return explained({}, fromRatings);
  },
};

/** Fitted in a second. */
const QUICK_PARTS: readonly RankPart<Name>[] = [
  ...EARLY_PARTS,
  { name: 'stars', effort: 1, fit: fitting(contentRidge, {}), model: stars },
];
const PARTS: readonly RankPart<Name>[] = [...QUICK_PARTS, ...RANK_PARTS];

/** Up to here popularity helps most. */
const FEW = 3;
/** From here on the history speaks for itself. */
const SETTLED = 10;
/**
 * Chosen by hand so that lists of different people differ as much as they can without losing NDCG@10 beyond its standard
 * error (`docs/tastes.md`).
 */
const SETTLED_WEIGHTS: Weights<Name | 'taste'> = {
  userKnn: 1,
  smoothEase: 1,
  stars: 1,
  taste: 0.5,
};
/** From here on the rank blend is the better half. */
const MANY = 20;

/**
 * `cold-start` and `rank-blend` find what somebody will watch next, and that is what everybody watches. This ranks for
 * a page: the more ratings there are, the less popularity counts, and the more the stars that they make likely.
 */
export const forYou = defineModel({
  id: 'for-you',
  label: 'Picks for you',
  summary:
    'Similar people and what is watched together, weighed with the stars that your ratings make likely.',
  paper:
    'Cremonesi, Koren, Turrin. RecSys 2010; Jahrer, Töscher, Legenstein. Combining predictions for accurate recommender systems. KDD 2010.',
  version: 1,
  parts: [popularity, userKnn, ease, contentRidge, ials, contentRank],
  params: {
    parts: {
      type: 'choice',
      label: 'Parts',
      help: 'All, or only those that are fitted in a second: without iALS, which helps from 20 ratings on.',
      default: 'all',
      options: ['all', 'quick'],
    },
    adventurousness,
  },

  *fit(data, { parts, adventurousness: gamma }, random): Generator<Step<ForYouFit>, ForYouFit> {
    const fits = yield* fitParts(parts === 'quick' ? QUICK_PARTS : PARTS, data, random);
    const fitted = { ...fits, adventurousness: gamma };
    yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  rank(fitted, data, history, films, out) {
    rankBlended(blendFor(fitted, history.films.length), data, history, films, out);
  },

  remark: (fitted, data) => (ease as Model).remark?.(fitted.smoothEase, data),

  explain(fitted, data, history, film) {
    return explainBlend(blendFor(fitted, history.films.length), data, history, film);
  },
});

function blendFor(fitted: ForYouFit, ratings: number): Blend {
  const { taste: tasteWeight, ...weights } = weightsFor(ratings, fitted.ials !== undefined);
  return {
    ingredients: [
      ...ingredientsOf(PARTS, weights, fitted),
      ...(tasteWeight ? [{ weight: tasteWeight, model: taste, fitted: fitted.stars }] : []),
    ],
    adventurousness: fitted.adventurousness,
  };
}

/**
 * What counts how much: up to three ratings as `cold-start`, from ten on SETTLED_WEIGHTS, in between the straight line from
 * the one to the other; with many, the rank blend and the stars.
 */
function weightsFor(ratings: number, all: boolean): Weights<Name | 'taste'> {
  if (ratings >= MANY && all) return { ...RANK_WEIGHTS, stars: 1 };
  const settled = Math.min(1, Math.max(0, (ratings - FEW) / (SETTLED - FEW)));
  return between(earlyWeights(ratings), SETTLED_WEIGHTS, settled);
}

/** (1 − share) from + share · to. */
function between(
  from: Weights<Name | 'taste'>,
  to: Weights<Name | 'taste'>,
  share: number,
): Weights<Name | 'taste'> {
  const names = Object.keys({ ...from, ...to }) as (Name | 'taste')[]; // those of the two types
  return Object.fromEntries(
    names.map((name) => [name, (1 - share) * (from[name] ?? 0) + share * (to[name] ?? 0)]),
  );
}

function starsApart(fitted: Fitted, data: Dataset, history: History, film: number): Explanation {
  const explanation = ridge.explain?.(fitted, data, history, film, 'stars');
  if (!explanation) throw new Error('content-ridge explains itself');
  return explanation;
}
