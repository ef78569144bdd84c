import type { Dataset } from '../dataset';
import type { History } from '../history';
import { countedNorms, solveSide, squaredError, type HalfStep } from '../kernels/alternate';
import { nonnegativeSolver } from '../kernels/nonnegative-ridge';
import { ridgeShares, ridgeSolver, type RidgeRow } from '../kernels/ridge';
import type { Random } from '../random';
import { starsOf, type Ratings } from '../ratings';
import { fitBiases, userBias } from './biases';
import { defineModel, type Explanation, type Step } from './model';
import { stepping } from './steps';

/** For films and people that training knows nothing of. */
const FALLBACK = { l2User: 3, l2Film: 3, iterations: 15 };

type AlsWrFitted = {
  readonly factors: number;
  readonly l2: number;
  /** 1: factors are ≥ 0. */
  readonly nonnegative: number;
  /** 1: no prediction where training has nothing to say, in place of the biases. */
  readonly drop: number;
  readonly mean: number;
  /** Film biases of the fallback, and λ_u of its user bias. */
  readonly filmBiases: Float32Array;
  readonly l2User: number;
  /** films × factors, row-major; 0 for films without ratings. */
  readonly films: Float32Array;
  /**
   * The same as they were when users were last solved against them. People are placed among these, so that a known
   * user gets the very factors of the training.
   */
  readonly anchors: Float32Array;
};

/**
 * Minimises Σ (r − p·q)² + λ (Σ n_u ‖p_u‖² + Σ n_i ‖q_i‖²) by turns, users first:
 * p_u = (Σ q qᵀ + λ n_u I)⁻¹ Σ r q, optionally under p ≥ 0. No mean and no biases; λ is multiplied by the count.
 */
export const alsWr = defineModel({
  id: 'als-wr',
  label: 'ALS with weighted λ',
  summary: 'Matrix factorisation as Spark does it: stars are a product of tastes, without biases.',
  paper:
    'Zhou, Wilkinson, Schreiber, Pan. Large-scale parallel collaborative filtering for the Netflix Prize. AAIM 2008.',
  version: 1,
  params: {
    factors: {
      type: 'number',
      label: 'Factors',
      help: 'Dimensions of taste; the rank of the factorisation.',
      default: 5,
      min: 1,
      max: 256,
      step: 1,
    },
    iterations: {
      type: 'number',
      label: 'Iterations',
      help: 'How often users and films are solved in turn.',
      default: 10,
      min: 1,
      max: 100,
      step: 1,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ: penalty of the factors, multiplied by the number of ratings of a user or film.',
      default: 0.1,
      min: 0.001,
      max: 100,
      step: 0.001,
    },
    nonnegative: {
      type: 'choice',
      label: 'Only positive factors',
      help: 'Keep every factor at 0 or above, so that tastes only add up.',
      default: 'no',
      options: ['no', 'yes'],
    },
    coldStart: {
      type: 'choice',
      label: 'Unseen films and people',
      help: 'Predict mean and biases where training has no ratings, or leave these cases out.',
      default: 'fallback',
      options: ['fallback', 'drop'],
    },
  },

  *fit(data, params, random): Generator<Step<AlsWrFitted>, AlsWrFitted> {
    const { ratings, byFilm } = data;
    const { factors, iterations, l2 } = params;
    const total = 2 * iterations;
    const fallback = yield* stepping(fitBiases(data, FALLBACK), () => ({ done: 0, total }));
    const settings = {
      factors,
      l2,
      nonnegative: params.nonnegative === 'yes' ? 1 : 0,
      drop: params.coldStart === 'drop' ? 1 : 0,
      mean: fallback.mean,
      l2User: FALLBACK.l2User,
    };
    const users = new Float32Array(ratings.rows * factors);
    const films = initialFilms(byFilm, factors, random);
    const anchors = new Float32Array(films.length);
    const common = {
      solve: solverFor(settings),
      penaltiesOf: (count: number) => penaltiesFor(settings, count),
    };
    const halves: readonly HalfStep[] = [
      {
        ...common,
        rows: ratings,
        fixed: films,
        solved: users,
        targets: starsOf(ratings.halfStars),
      },
      { ...common, rows: byFilm, fixed: users, solved: films, targets: starsOf(byFilm.halfStars) },
    ];
    const fit = () => ({
      ...settings,
      filmBiases: fallback.films.slice(),
      films: films.slice(),
      anchors: anchors.slice(),
    });

    for (let iteration = 1; iteration <= iterations; iteration++) {
      anchors.set(films);
      for (const [h, half] of halves.entries()) {
        const before = 2 * (iteration - 1) + h;
        yield* stepping(solveSide(half), (share) => ({ done: before + share, total }));
      }
      const loss = {
        error: squaredError(halves[0]),
        factors: l2 * (countedNorms(halves[0]) + countedNorms(halves[1])),
      };
      yield { done: 2 * iteration, total, iteration, loss, state: fit };
    }
    return fit();
  },

  predict(fit, data, history, films, out) {
    const product = productFor(fit, data, history);
    const fallback = fit.drop ? () => NaN : fallbackFor(fit, history);
    for (let k = 0; k < films.length; k++) out[k] = product(films[k]) ?? fallback(films[k]);
  },

  // Films are always ranked, also those without predicted stars.
  rank(fit, data, history, films, out) {
    const product = productFor(fit, data, history);
    const fallback = fallbackFor(fit, history);
    for (let k = 0; k < films.length; k++) out[k] = product(films[k]) ?? fallback(films[k]);
  },

  explain(fit, data, history, film, what) {
    const product = productFor(fit, data, history)(film);
    if (product === undefined) {
      const stars = explainFallback(fit, history, film);
      return fit.drop && what === 'stars' ? { ...stars, total: NaN, terms: [] } : stars;
    }
    const { factors, films, nonnegative } = fit;
    const vector = Float64Array.from(films.subarray(film * factors, (film + 1) * factors));
    const bound = Uint8Array.from(foldIn(fit, history), (x) => (nonnegative && x === 0 ? 1 : 0));
    const fromRatings = ridgeShares(rowOf(fit, history), vector, bound);
    return { total: product, terms: [], fromRatings };
  },

  space: {
    vectors: ({ films, factors }) => ({ values: films, width: factors }),
    place: (fit, _data, history) => Float32Array.from(foldIn(fit, history)),
  },
});

type Settings = Pick<AlsWrFitted, 'factors' | 'l2' | 'nonnegative'>;

/** |N(0, 1)| in every factor, normalised to unit length; 0 for films without ratings. */
function initialFilms({ rows, starts }: Ratings, factors: number, random: Random): Float32Array {
  const films = new Float32Array(rows * factors);
  const draw = new Float64Array(factors);
  for (let film = 0; film < rows; film++) {
    if (starts[film + 1] === starts[film]) continue;
    let square = 0;
    for (let f = 0; f < factors; f++) {
      draw[f] = Math.abs(random.normal());
      square += draw[f] * draw[f];
    }
    const length = Math.sqrt(square) || 1;
    for (let f = 0; f < factors; f++) films[film * factors + f] = draw[f] / length;
  }
  return films;
}

const solverFor = ({ factors, nonnegative }: Settings) =>
  nonnegative ? nonnegativeSolver(factors) : ridgeSolver(factors);

const penaltiesFor = ({ factors, l2 }: Settings, count: number) =>
  new Float64Array(factors).fill(l2 * count);

/** The history's factors: one solve against the anchors. */
function foldIn(fit: AlsWrFitted, history: History): Float64Array {
  return solverFor(fit)(rowOf(fit, history), new Float32Array(fit.factors));
}

function rowOf(fit: AlsWrFitted, { films, halfStars }: History): RidgeRow {
  return {
    fixed: fit.anchors,
    columns: films,
    targets: starsOf(halfStars),
    penalties: penaltiesFor(fit, Math.max(1, films.length)),
  };
}

const isRated = ({ byFilm: { starts } }: Dataset, film: number) => starts[film + 1] > starts[film];

/** μ + b_u + b_i, where training knows too little; b_i is 0 for films without ratings. */
function fallbackFor(fit: AlsWrFitted, history: History): (film: number) => number {
  const base = fit.mean + userBias(fit, history);
  return (film) => base + fit.filmBiases[film];
}

function explainFallback(fit: AlsWrFitted, history: History, film: number): Explanation {
  return {
    total: fallbackFor(fit, history)(film),
    terms: [
      { id: 'mean', value: fit.mean },
      { id: 'film', value: fit.filmBiases[film] },
      { id: 'user', value: userBias(fit, history) },
    ],
    fromRatings: new Float64Array(history.films.length),
  };
}

/** p · q, or undefined for a film or a person that training knows nothing of. */
function productFor(
  fit: AlsWrFitted,
  data: Dataset,
  history: History,
): (film: number) => number | undefined {
  const { factors, films } = fit;
  if (!history.films.some((film) => isRated(data, film))) return () => undefined;
  const user = foldIn(fit, history);
  return (film) => {
    if (!isRated(data, film)) return undefined;
    let stars = 0;
    for (let f = 0; f < factors; f++) stars += user[f] * films[film * factors + f];
    return stars;
  };
}
