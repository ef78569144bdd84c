import { fitParts, fitting, type Part, type PartFits } from '../blends/parts';
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

/** Stars that the parts' predictions are measured from: their weights do not sum to 1. */
const CENTRE = 3.5;

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
    const stars = new Float64Array(films.length).fill(CENTRE);
    for (const { name, weight, model } of PARTS) {
      model.predict?.(fitted[name], data, history, films, out);
      for (let k = 0; k < films.length; k++) stars[k] += weight * (out[k] - CENTRE);
    }
    out.set(stars);
  },

  explain(fitted, data, history, film, what) {
    const terms = new Map<TermId, number>();
    const fromRatings = new Float64Array(history.films.length);
    const features = new Map<FeatureShare['id'], number>();
    let centring = CENTRE;
    for (const part of PARTS) {
      const { name, weight, model } = part;
      const own = model.explain?.(fitted[name], data, history, film, what);
      if (!own) continue;
      const bias = part.bias?.(fitted[name], history) ?? 0;
      for (const { id, value } of featuresOf(own, bias)) {
        features.set(id, (features.get(id) ?? 0) + weight * value);
      }
      centring -= weight * CENTRE;
      for (const { id, value } of own.terms) terms.set(id, (terms.get(id) ?? 0) + weight * value);
      own.fromRatings.forEach((share, k) => (fromRatings[k] += weight * share));
    }
    terms.set('centring', centring);
    features.set('mean', (features.get('mean') ?? 0) + centring);
    return {
      ...explained(Object.fromEntries(terms), fromRatings),
      byFeature: Array.from(features, ([id, value]) => ({ id, value })),
    };
  },
});

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
