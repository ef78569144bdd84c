import { fitParts, fitting, type Part, type PartFits } from '../blends/parts';
import { centring, explainMix, mixStars } from '../blends/star-blend';
import type { Dataset } from '../dataset';
import type { History } from '../history';
import { fitNeighbours } from '../neighbours/neighbour-fit';
import { explainFromFilms, predictFromFilms } from '../neighbours/similar-films';
import { explainFromPeople, predictFromPeople } from '../neighbours/similar-people';
import { biases, userBias, userBiasByRating, type FilmBiases } from './biases';
import { contentRidge } from './content-ridge';
import { itemKnn } from './item-knn';
import {
  copyFit,
  defineModel,
  explained,
  type Explanation,
  type FeatureShare,
  type Fitted,
  type Model,
  type Step,
  type TermId,
} from './model';
import { userKnn } from './user-knn';

const SIMILAR = {
  estimate: 'shrunk',
  similarity: 'pearson-baseline',
  shrinkage: 25,
  weights: 'rating',
} as const;

type Name = 'biases' | 'contentRidge' | 'similarFilms' | 'similarPeople';

interface StarPart extends Part<Name> {
  readonly weight: number;
  readonly model: Pick<Model, 'predict' | 'explain'>;
  /** b_u, which is among what its ratings add; absent where it has an account by kind of feature itself. */
  bias?(fitted: Fitted, history: History): number;
}

/** The weights are least squares on predictions for held-out ratings of ml-latest-small. */
const PARTS: readonly StarPart[] = [
  {
    name: 'biases',
    weight: -0.57,
    effort: 1,
    fit: fitting(biases, { l2User: 4, l2Film: 2, iterations: 15 }),
    model: { ...biases, explain: explainBiases },
    bias: userBias,
  },
  {
    name: 'contentRidge',
    weight: 0.84,
    effort: 12,
    fit: fitting(contentRidge, { factors: 16, l2: 15, l2Bias: 3 }),
    model: contentRidge,
  },
  {
    // As item-knn and user-knn, without what they keep for ranking.
    name: 'similarFilms',
    weight: 0.28,
    effort: 1,
    fit: (data) => fitNeighbours(data, { ...SIMILAR, neighbours: 40 }, 'byFilm'),
    model: { predict: predictFromFilms, explain: explainFromFilms },
    bias: userBias,
  },
  {
    name: 'similarPeople',
    weight: 0.39,
    effort: 1,
    fit: (data) => fitNeighbours(data, { ...SIMILAR, neighbours: 80 }, 'ratings'),
    model: { predict: predictFromPeople, explain: explainFromPeople },
    bias: userBias,
  },
];

/** r̂ = 3.5 + Σ_m w_m (r̂_m − 3.5). */
export const starMix = defineModel({
  id: 'star-mix',
  label: 'Star mix',
  summary: 'Biases, content, similar films and similar people, each where it is strong.',
  paper:
    'Bell, Koren. Lessons from the Netflix Prize challenge. SIGKDD Explorations 9(2), 2007; Sill et al. arXiv:0911.0460, 2009.',
  version: 1,
  parts: [biases, contentRidge, itemKnn, userKnn],
  params: {},

  *fit(data, _params, random): Generator<Step<PartFits<Name>>, PartFits<Name>> {
    const fitted = yield* fitParts(PARTS, data, random);
    yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  predict(fitted, data, history, films, out) {
    mixStars(ingredientsOf(fitted), data, history, films, out);
  },

  explain(fitted, data, history, film, what) {
    const features = new Map<FeatureShare['id'], number>([['mean', centring(PARTS)]]);
    const accounts = PARTS.flatMap((part) => {
      const { name, weight, model } = part;
      const own = model.explain?.(fitted[name], data, history, film, what);
      return own ? [{ weight, own, bias: part.bias?.(fitted[name], history) ?? 0 }] : [];
    });
    for (const { weight, own, bias } of accounts) {
      for (const { id, value } of featuresOf(own, bias)) {
        features.set(id, (features.get(id) ?? 0) + weight * value);
      }
    }
    return {
      ...explainMix(accounts, history.films.length),
      byFeature: Array.from(features, ([id, value]) => ({ id, value })),
    };
  },
});

const ingredientsOf = (fitted: PartFits<Name>) =>
  PARTS.map(({ name, weight, model }) => ({ weight, model, fitted: fitted[name] }));

/** A part's account by kind of feature: its own, or its terms, the user's bias, and what else its ratings add. */
function featuresOf(
  { terms, fromRatings, byFeature }: Explanation,
  bias: number,
): readonly FeatureShare[] {
  if (byFeature) return byFeature;
  const ratings = fromRatings.reduce((sum, share) => sum + share, 0);
  const named = terms.map(({ id, value }) => ({ id: FEATURE_OF[id], value }));
  return [...named, { id: 'user', value: bias }, { id: 'similar', value: ratings - bias }];
}

const FEATURE_OF: Readonly<Record<TermId, FeatureShare['id']>> = {
  mean: 'mean',
  centring: 'mean',
  film: 'film',
  user: 'user',
  popularity: 'popularity',
  neighbours: 'similar',
};

/** As the other parts explain themselves: a user's bias is shared out among the ratings that it comes from. */
function explainBiases(
  fitted: FilmBiases,
  _data: Dataset,
  history: History,
  film: number,
): Explanation {
  const { mean, filmBiases } = fitted;
  const fromRatings = userBiasByRating(fitted, history);
  return explained({ mean, film: filmBiases[film] }, fromRatings);
}
