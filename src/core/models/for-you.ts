import { fitParts, fitting, type PartFits } from '../blends/parts';
import {
  adventurousness,
  ingredientsOf,
  RANK_PARTS,
  RANK_WEIGHTS,
  type RankPart,
  type RankPartName,
} from '../blends/rank-parts';
import { explainBlend, rankBlended, type Blend } from '../blends/score-blend';
import type { Dataset } from '../dataset';
import { historyFrom, type History } from '../history';
import { contentRidge } from './content-ridge';
import { ease } from './ease';
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

type QuickName = 'popularity' | 'userKnn' | 'smoothEase' | 'stars';
type Name = QuickName | RankPartName;
type ForYouFit = PartFits<QuickName> &
  Partial<PartFits<RankPartName>> & { readonly adventurousness: number };

/** Stars by {@link contentRidge}, as a score. */
const ridge: Model = contentRidge;
const stars: RankPart<Name>['model'] = {
  rank: (fitted, data, history, films, out) => ridge.predict?.(fitted, data, history, films, out),
  explain: (fitted, data, history, film) => starsApart(fitted, data, history, film),
};

/** How many stars more than anybody's the history makes them: what the ratings say without the film's own fame. */
const taste: RankPart<Name>['model'] = {
  rank(fitted, data, history, films, out) {
    const anybody = new Float32Array(films.length);
    ridge.predict?.(fitted, data, historyFrom([]), films, anybody);
    ridge.predict?.(fitted, data, history, films, out);
    for (let k = 0; k < films.length; k++) out[k] -= anybody[k];
  },
  explain(fitted, data, history, film) {
    const { fromRatings } = starsApart(fitted, data, history, film);
    return explained({}, fromRatings);
  },
};

/** Fitted in a second. */
const QUICK_PARTS: readonly RankPart<Name>[] = [
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
  { name: 'stars', effort: 1, fit: fitting(contentRidge, {}), model: stars },
];
const PARTS: readonly RankPart<Name>[] = [...QUICK_PARTS, ...RANK_PARTS];

/** From here on the history speaks for itself, and popularity no longer helps. */
const SETTLED = 10;
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
 * What counts how much, by how many ratings there are: as `cold-start` up to three, then ever less popularity. Chosen by
 * hand so that lists of different people differ as much as they can without losing NDCG@10 beyond its standard error
 * (`docs/tastes.md`).
 */
function weightsFor(ratings: number, all: boolean): Partial<Record<Name | 'taste', number>> {
  if (ratings === 0) return { popularity: 1 };
  if (ratings < 3) return { popularity: 1, smoothEase: 0.5 };
  if (ratings >= MANY && all) return { ...RANK_WEIGHTS, stars: 1 };
  const settled = Math.min(1, (ratings - 3) / (SETTLED - 3));
  return {
    userKnn: 1,
    smoothEase: 0.3 + 0.7 * settled,
    ...(settled < 1 && { popularity: 0.3 * (1 - settled) }),
    ...(settled > 0 && { stars: settled, taste: 0.5 * settled }),
  };
}

function starsApart(fitted: Fitted, data: Dataset, history: History, film: number): Explanation {
  const explanation = ridge.explain?.(fitted, data, history, film, 'stars');
  if (!explanation) throw new Error('content-ridge explains itself');
  return explanation;
}
