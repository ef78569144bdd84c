import type { Dataset } from '../dataset';
import { filmFacts, type FilmFacts } from '../features/film-facts';
import { pairKinds, pairWriter } from '../features/pair-features';
import type { History } from '../history';
import { biases, type FilmBiases } from '../models/biases';
import { contentRidge } from '../models/content-ridge';
import type { FeatureShare, Model, Step } from '../models/model';
import { fitNeighbours } from '../neighbours/neighbour-fit';
import { predictFromFilms } from '../neighbours/similar-films';
import { predictFromPeople } from '../neighbours/similar-people';
import type { Random } from '../random';
import { fitParts, fitting, type Part, type PartFits } from './parts';

type BaseName = 'biases' | 'contentRidge' | 'contentOnly' | 'similarFilms' | 'similarPeople';

interface Base extends Part<BaseName> {
  readonly model: Pick<Model, 'predict'>;
  /** Whether each film takes time, not each history. */
  readonly isSlow?: boolean;
  /** What a correction of its prediction is filed under. */
  readonly kind: FeatureShare['id'];
}

/** Films times ratings of the history that a slow base is asked about at a time. */
const PAIRS_PER_STEP = 50_000;

const SIMILAR = {
  estimate: 'shrunk',
  similarity: 'pearson-baseline',
  shrinkage: 25,
  weights: 'rating',
} as const;

/** Models of stars that are fitted in seconds, with their own defaults. */
const BASES: readonly Base[] = [
  {
    name: 'contentRidge',
    kind: 'mean',
    effort: 12,
    fit: fitting(contentRidge, {}),
    model: contentRidge,
  },
  {
    name: 'contentOnly',
    kind: 'mean',
    effort: 2,
    fit: fitting(contentRidge, { factors: 0 }),
    model: contentRidge,
  },
  { name: 'biases', kind: 'mean', effort: 1, fit: fitting(biases, {}), model: biases },
  {
    // As item-knn and user-knn, without what they keep for ranking.
    name: 'similarFilms',
    kind: 'similar',
    isSlow: true,
    effort: 1,
    fit: (data) => fitNeighbours(data, { ...SIMILAR, neighbours: 40 }, 'byFilm'),
    model: { predict: predictFromFilms },
  },
  {
    name: 'similarPeople',
    kind: 'similar',
    effort: 1,
    fit: (data) => fitNeighbours(data, { ...SIMILAR, neighbours: 80 }, 'ratings'),
    model: { predict: predictFromPeople },
  },
];

/** What the features of (history, film) are made of: fits of the bases, and what is known of films. */
export type PairFit = PartFits<BaseName> & { readonly facts: FilmFacts };

/** Column of the prediction of content-ridge. */
export const RIDGE_COLUMN = 0;

/** What each column tells of: the bases' predictions, then the features of `pairWriter`. */
export const columnKinds = (data: Pick<Dataset, 'films'>): readonly FeatureShare['id'][] => [
  ...BASES.map(({ kind }) => kind),
  ...pairKinds(data),
];

/** Fits what the features need. */
export function* fitPairs(data: Dataset, random: Random): Generator<Step<never>, PairFit> {
  const fits = yield* fitParts(BASES, data, random);
  return { ...fits, facts: filmFacts(data) };
}

/**
 * Features of a history with each of the films, films × columns, row-major; NaN where undefined.
 * @param data What the fit was made on.
 * @yields Every few milliseconds.
 */
export function* pairFeatures(
  fit: PairFit,
  data: Dataset,
  history: History,
  films: Uint32Array,
): Generator<void, Float32Array> {
  const columns = columnKinds(data).length;
  const out = new Float32Array(films.length * columns);
  const stars = new Float32Array(films.length);
  const atOnce = Math.ceil(PAIRS_PER_STEP / (1 + history.films.length));
  for (const [base, { name, model, isSlow }] of BASES.entries()) {
    const most = isSlow ? atOnce : films.length;
    for (let from = 0; from < films.length; from += most) {
      const some = films.subarray(from, from + most);
      model.predict?.(fit[name], data, history, some, stars.subarray(from, from + most));
      yield;
    }
    for (let k = 0; k < films.length; k++) out[k * columns + base] = stars[k];
  }
  const write = pairWriter(data, fit.facts, fit.biases as FilmBiases, history);
  for (let k = 0; k < films.length; k++) {
    write(films[k], out, k * columns + BASES.length);
    if (k % atOnce === atOnce - 1) yield;
  }
  return out;
}
