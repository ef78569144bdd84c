import { readMix } from '../blends/mix';
import { fitParts, fitting, type PartFits } from '../blends/parts';
import { explainBlend, rankBlended } from '../blends/score-blend';
import { explainMix, mixStars } from '../blends/star-blend';
import {
  copyFit,
  defineModel,
  explained,
  rankFilms,
  type Explanation,
  type Fitted,
  type Model,
  type Step,
} from './model';
import { named } from './named';

type HybridFit = {
  /** One per part. */
  readonly weights: Float64Array;
  /** Named "0 svdpp": the part's place in the mix, and its model. */
  readonly parts: PartFits;
};

interface FittedPart {
  readonly weight: number;
  readonly model: Model;
  readonly fitted: Fitted;
}

/**
 * r̂ = 3.5 + Σ_m w_m (r̂_m − 3.5); its ranking is that of its stars if no part has a ranking of its own, else
 * Σ_m w_m z_m with z-scores over the films outside the history. Without stars of every part there are none: NaN.
 * @param models Those that a mix may hold; the hybrid itself is not among them.
 */
export function hybridOf(models: readonly Model[]) {
  const parts = models.map(accountable);

  const partsOf = ({ weights, parts: fits }: HybridFit): readonly FittedPart[] =>
    Object.entries(fits).map(([name, fitted], k) => ({
      weight: weights[k],
      model: named(parts, name.slice(name.indexOf(' ') + 1)),
      fitted,
    }));

  return defineModel({
    id: 'hybrid',
    label: 'Hybrid',
    summary: 'Any models with any weights, added up.',
    paper:
      'Burke. Hybrid recommender systems: survey and experiments. UMUAI 12, 2002; Jahrer, Töscher, Legenstein. Combining predictions for accurate recommender systems. KDD 2010.',
    version: 1,
    parts: models,
    params: {
      mix: {
        type: 'text',
        label: 'Mix',
        help: `Models and their weights; settings of a model in parentheses, as in sgd(factors=90)=0.5,svdpp=0.5. There are ${models.map(({ id }) => id).join(', ')}.`,
        default: 'content-ridge=0.5,user-knn=0.5',
        check: (text: string) => void readMix(text, models),
      },
    },

    foldsIn: ({ mix }) =>
      readMix(mix, models).every(({ model, params }) => model.foldsIn?.(params) ?? true),

    *fit(data, { mix }, random): Generator<Step<HybridFit>, HybridFit> {
      const mixed = readMix(mix, models);
      const fits = yield* fitParts(
        mixed.map(({ model, params }, k) => ({
          name: `${k} ${model.id}`,
          effort: 1,
          fit: fitting(model, params),
        })),
        data,
        random,
      );
      const fitted = { weights: Float64Array.from(mixed, ({ weight }) => weight), parts: fits };
      yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
      return fitted;
    },

    predict(fitted, data, history, films, out) {
      mixStars(partsOf(fitted), data, history, films, out);
    },

    rank(fitted, data, history, films, out) {
      const ingredients = partsOf(fitted);
      if (isRankedByStars(ingredients)) mixStars(ingredients, data, history, films, out);
      else rankBlended({ ingredients, adventurousness: 0 }, data, history, films, out);
    },

    explain(fitted, data, history, film, what) {
      const ingredients = partsOf(fitted);
      if (what === 'score' && !isRankedByStars(ingredients)) {
        return explainBlend({ ingredients, adventurousness: 0 }, data, history, film);
      }
      const ratings = history.films.length;
      const accounts = ingredients.flatMap(({ weight, model, fitted: fit }) => {
        const own = model.predict && model.explain?.(fit, data, history, film, what);
        return own && !Number.isNaN(own.total) ? [{ weight, own }] : [];
      });
      if (accounts.length === ingredients.length) return explainMix(accounts, ratings);
      return { total: NaN, terms: [], fromRatings: new Float64Array(ratings) };
    },
  });
}

const isRankedByStars = (parts: readonly FittedPart[]) =>
  parts.every(({ model }) => model.predict && !model.rank);

/** The model; where it does not explain itself, its number counts whole. */
function accountable(model: Model): Model {
  if (model.explain) return model;
  return {
    ...model,
    explain(fitted, data, history, film, what): Explanation {
      const out = new Float32Array(1);
      const films = Uint32Array.of(film);
      if (what === 'score') rankFilms(model, fitted, data, history, films, out);
      else model.predict?.(fitted, data, history, films, out);
      return explained({ centring: out[0] }, new Float64Array(history.films.length));
    },
  };
}
