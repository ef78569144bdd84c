import { fitParts, type PartFits } from '../blends/parts';
import {
  adventurousness,
  ingredientsOf,
  RANK_PARTS,
  RANK_WEIGHTS,
  type RankPartName,
} from '../blends/rank-parts';
import { explainBlend, rankBlended } from '../blends/score-blend';
import { contentRank } from './content-rank';
import { ease } from './ease';
import { ials } from './ials';
import { copyFit, defineModel, type Step } from './model';

type RankBlendFit = PartFits<RankPartName> & { readonly adventurousness: number };

/** z(iALS) + .45 z(EASE) + .15 z(content-rank) − γ 1.6 z(log(1 + n)). */
export const rankBlend = defineModel({
  id: 'rank-blend',
  label: 'Rank blend',
  summary: 'Two views of who watches what together, with a little of genres and eras.',
  paper:
    'Cremonesi, Koren, Turrin. RecSys 2010; Jahrer, Töscher, Legenstein. Combining predictions for accurate recommender systems. KDD 2010.',
  version: 1,
  parts: [ials, ease, contentRank],
  params: { adventurousness },

  *fit(data, { adventurousness: gamma }, random): Generator<Step<RankBlendFit>, RankBlendFit> {
    const fits = yield* fitParts(RANK_PARTS, data, random);
    const fitted = { ...fits, adventurousness: gamma };
    yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  rank(fitted, data, history, films, out) {
    rankBlended(blendOf(fitted), data, history, films, out);
  },

  explain(fitted, data, history, film) {
    return explainBlend(blendOf(fitted), data, history, film);
  },
});

const blendOf = (fitted: RankBlendFit) => ({
  ingredients: ingredientsOf(RANK_PARTS, RANK_WEIGHTS, fitted),
  adventurousness: fitted.adventurousness,
});
