import { choiceWeightsParam } from '../choice-weights';
import type { Dataset } from '../dataset';
import { fitBiases } from '../models/biases';
import type { Step } from '../models/model';
import { stepping } from '../models/steps';
import type { ParamSchema, ParamsOf } from '../params';
import { ESTIMATES, levelsOf, momentsOf, type Estimate, type Weighing } from './estimate';
import { SIMILARITIES, type Similarity } from './similarity';

/** Biases under the shrunk estimate, and those of the Surprise library under the classic ones. */
const SHRUNK_BIASES = { l2User: 3, l2Film: 3, iterations: 15 };
const CLASSIC_BIASES = { l2User: 15, l2Film: 10, iterations: 10 };
/** The library's other defaults, which come with the classic estimates. */
const CLASSIC = { neighbours: 40, shrinkage: 100 };

/** The settings that films and users as neighbours share. */
export const neighbourParams = (neighbours: number) =>
  ({
    estimate: {
      type: 'choice',
      label: 'Estimate',
      help: 'What neighbours correct: biases, shrunk towards them where neighbours are few; or, as classic libraries do, plain biases, means, z-scores, or nothing.',
      default: 'shrunk',
      options: ESTIMATES,
      presets: { baseline: CLASSIC, means: CLASSIC, 'z-score': CLASSIC, basic: CLASSIC },
    },
    similarity: {
      type: 'choice',
      label: 'Similarity',
      help: 'How alike two are, over the ratings that they have in common.',
      default: 'pearson-baseline',
      options: SIMILARITIES,
    },
    neighbours: {
      type: 'number',
      label: 'Neighbours',
      help: 'K: how many of the most similar ones are asked.',
      default: neighbours,
      min: 1,
      max: 1000,
      step: 1,
    },
    shrinkage: {
      type: 'number',
      label: 'Shrinkage',
      help: 'As many ratings in common halve a Pearson-baseline similarity.',
      default: 25,
      min: 0,
      max: 1000,
      step: 1,
    },
    weights: choiceWeightsParam,
  }) as const satisfies ParamSchema;

/** Their values. */
export type NeighbourParams = ParamsOf<ReturnType<typeof neighbourParams>>;

/** What both models keep: similarities are worked out on the spot, so nothing is as long as the ratings. */
export type NeighbourFit = {
  /** Places in ESTIMATES and SIMILARITIES. */
  readonly estimate: number;
  readonly similarity: number;
  readonly neighbours: number;
  readonly shrinkage: number;
  /** Whether choices count by their stars. */
  readonly rated: number;
  /** Mean and population standard deviation of all ratings, in stars. */
  readonly mean: number;
  readonly deviation: number;
  readonly l2User: number;
  /** b_u and b_i, in stars. */
  readonly userBiases: Float32Array;
  readonly filmBiases: Float32Array;
  /** Of the rows that are neighbours to each other: see Levels. */
  readonly levels: Float32Array;
  readonly spreads: Float32Array;
};

/** Fits biases, and levels of the rows that are to be neighbours: `byFilm` or `ratings`. */
export function* fitNeighbours(
  data: Dataset,
  { estimate, similarity, neighbours, shrinkage, weights }: NeighbourParams,
  among: 'byFilm' | 'ratings',
): Generator<Step<never>, NeighbourFit> {
  const settings = estimate === 'shrunk' ? SHRUNK_BIASES : CLASSIC_BIASES;
  const total = settings.iterations;
  let done = 0;
  const fit = yield* stepping(fitBiases(data, settings), () => ({ done: ++done, total }));
  const { mean, users, films } = fit;
  const { deviation } = momentsOf(data.ratings.halfStars);
  const biases = among === 'byFilm' ? films : users;
  return {
    estimate: ESTIMATES.indexOf(estimate),
    similarity: SIMILARITIES.indexOf(similarity),
    neighbours,
    shrinkage,
    rated: weights === 'rating' ? 1 : 0,
    mean,
    deviation,
    l2User: settings.l2User,
    userBiases: users,
    filmBiases: films,
    ...levelsOf(estimate, data[among], { mean, biases, deviation }),
  };
}

/** The estimate that a fit was made for. */
export const estimateOf = (fit: NeighbourFit): Estimate => ESTIMATES[fit.estimate];
/** The similarity that it compares by. */
export const similarityKindOf = (fit: NeighbourFit): Similarity => SIMILARITIES[fit.similarity];

/** Classic estimates weigh by the similarity itself and are not damped. */
export function weighingOf(fit: NeighbourFit, shrunk: Omit<Weighing, 'neighbours'>): Weighing {
  const { neighbours } = fit;
  return estimateOf(fit) === 'shrunk'
    ? { neighbours, ...shrunk }
    : { neighbours, power: 1, damping: 0 };
}

/** Writes what a film's ratings are compared by, in the order of its row: residuals of the biases, or the stars. */
export function valueWriter(fit: NeighbourFit, { byFilm }: Pick<Dataset, 'byFilm'>) {
  const { starts, indices, halfStars } = byFilm;
  const { mean, userBiases, filmBiases } = fit;
  const residual = similarityKindOf(fit) === 'pearson-baseline';
  return (film: number, out: Float64Array) => {
    const start = starts[film];
    const base = mean + filmBiases[film];
    for (let k = start; k < starts[film + 1]; k++) {
      const stars = halfStars[k] / 2;
      out[k - start] = residual ? stars - base - userBiases[indices[k]] : stars;
    }
  };
}
