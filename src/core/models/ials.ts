import {
  choiceWeights,
  choiceWeightsParam,
  weightsOf,
  type ChoiceWeights,
} from '../choice-weights';
import type { History } from '../history';
import { solveSide } from '../kernels/alternate';
import { turnToPrincipalFrame } from '../kernels/principal-frame';
import { ridgeShares, ridgeSolver, type RidgeRow } from '../kernels/ridge';
import type { Random } from '../random';
import type { Ratings } from '../ratings';
import { defineModel, explained, type Step } from './model';
import { stepping } from './steps';

/** Films start at a length of about 0.1, whatever the number of factors. */
const INITIAL_LENGTH = 0.1;
/** Share of a half step's work before its rows are turned. */
const SOLVING = 0.8;

type IalsFitted = {
  readonly factors: number;
  readonly l2: number;
  /** w₀: weight of the pull of every product towards 0. */
  readonly unobserved: number;
  /** c by half stars, 11 numbers. */
  readonly weights: Float64Array;
  /** films × factors, row-major, in the frame in which their Gram matrix is diagonal; 0 for films without ratings. */
  readonly films: Float32Array;
  /** That diagonal, Λ = QᵀQ. */
  readonly spectrum: Float64Array;
};

type Settings = Pick<IalsFitted, 'factors' | 'l2' | 'unobserved'>;

/**
 * Minimises Σ_observed c (1 − p·q)² + w₀ Σ_all (p·q)² + Σ ω_u ‖p_u‖² + Σ ω_i ‖q_i‖² with ω_u = λ (n_u + w₀ I) and
 * ω_i = λ (n_i + w₀ U), by turns:
 *
 *   p_u = (w₀ QᵀQ + Σ c q qᵀ + ω_u I)⁻¹ Σ c q.
 *
 * Products do not change when both sides are turned alike, so each side is first turned until its Gram matrix QᵀQ is
 * a diagonal Λ; then w₀ QᵀQ + ω_u I is one too, and every row is a ridge regression with penalties w₀ Λ + ω_u.
 */
export const ials = defineModel({
  id: 'ials',
  label: 'Implicit matrix factorisation',
  summary: 'Learns from what people chose to watch, and a little from what they did not.',
  paper:
    'Hu, Koren, Volinsky. Collaborative filtering for implicit feedback datasets. ICDM 2008; Rendle et al. RecSys 2022.',
  version: 1,
  params: {
    factors: {
      type: 'number',
      label: 'Factors',
      help: 'Dimensions of taste. More fit the data more closely and take longer.',
      default: 64,
      min: 1,
      max: 128,
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
      help: 'λ: penalty of the factors, multiplied by the ratings of a user or film and the weight of all others.',
      default: 0.01,
      min: 0.0001,
      max: 1,
      step: 0.0001,
    },
    unobserved: {
      type: 'number',
      label: 'Weight of the unrated',
      help: 'w₀: how strongly films that somebody did not rate pull towards 0, beside 1 for a rated one.',
      default: 0.2,
      min: 0.001,
      max: 1,
      step: 0.001,
    },
    weights: choiceWeightsParam,
  },

  *fit(
    { ratings, byFilm },
    { weights: kind, iterations, ...settings },
    random,
  ): Generator<Step<IalsFitted>, IalsFitted> {
    const { factors } = settings;
    const users = new Float32Array(ratings.rows * factors);
    const films = initialFilms(byFilm, factors, random);
    const halves = [
      { rows: ratings, fixed: films, solved: users },
      { rows: byFilm, fixed: users, solved: films },
    ].map((half) => ({ ...half, ...choices(kind, half.rows), solve: ridgeSolver(factors) }));
    const total = 2 * iterations;
    let spectrum = yield* stepping(turnToPrincipalFrame(films, factors), () => ({
      done: 0,
      total,
    }));
    const fit = () => ({
      ...settings,
      weights: choiceWeights(kind).slice(),
      films: films.slice(),
      spectrum: spectrum.slice(),
    });

    for (let iteration = 1; iteration <= iterations; iteration++) {
      for (const [h, half] of halves.entries()) {
        const before = 2 * (iteration - 1) + h;
        const others = half.rows.cols;
        const penaltiesOf = (count: number) => penaltiesFor(settings, spectrum, { count, others });
        yield* stepping(solveSide({ ...half, penaltiesOf }), (share) => ({
          done: before + SOLVING * share,
          total,
        }));
        spectrum = yield* stepping(turnToPrincipalFrame(half.solved, factors), (share) => ({
          done: before + SOLVING + (1 - SOLVING) * share,
          total,
        }));
      }
      yield { done: 2 * iteration, total, iteration, state: fit };
    }
    return fit();
  },

  rank(fit, _data, history, films, out) {
    const { factors, films: vectors } = fit;
    const user = ridgeSolver(factors)(rowOf(fit, history));
    for (let k = 0; k < films.length; k++) {
      const row = films[k] * factors;
      let score = 0;
      for (let f = 0; f < factors; f++) score += user[f] * vectors[row + f];
      out[k] = score;
    }
  },

  explain(fit, _data, history, film) {
    const { factors, films } = fit;
    const vector = Float64Array.from(films.subarray(film * factors, (film + 1) * factors));
    const fromRatings = ridgeShares(rowOf(fit, history), vector);
    return explained({}, fromRatings);
  },

  space: {
    vectors: ({ films, factors }) => ({ values: films, width: factors }),
    place: (fit, _data, history) =>
      Float32Array.from(ridgeSolver(fit.factors)(rowOf(fit, history))),
  },
});

/** q ~ N(0, (0.1 / √k)²); 0 for films without ratings. */
function initialFilms({ rows, starts }: Ratings, factors: number, random: Random): Float32Array {
  const deviation = INITIAL_LENGTH / Math.sqrt(factors);
  const films = new Float32Array(rows * factors);
  for (let film = 0; film < rows; film++) {
    if (starts[film + 1] === starts[film]) continue;
    for (let f = 0; f < factors; f++) films[film * factors + f] = deviation * random.normal();
  }
  return films;
}

/** Every rating is a choice, to be predicted as 1. */
function choices(kind: ChoiceWeights, { halfStars }: Ratings) {
  return {
    weights: weightsOf(kind, halfStars),
    targets: new Float64Array(halfStars.length).fill(1),
  };
}

/** w₀ Λ + λ (n + w₀ · others), for a row with n ratings; Λ is that of the other side's vectors. */
function penaltiesFor(
  { l2, unobserved }: Settings,
  spectrum: Float64Array,
  { count, others }: { readonly count: number; readonly others: number },
): Float64Array {
  const own = l2 * (count + unobserved * others);
  return spectrum.map((value) => unobserved * value + own);
}

/** A history as a row to solve against the films. */
function rowOf(fit: IalsFitted, { films, halfStars }: History): RidgeRow {
  const size = { count: films.length, others: fit.films.length / fit.factors };
  return {
    fixed: fit.films,
    columns: films,
    weights: Float64Array.from(halfStars, (h) => fit.weights[h]),
    targets: new Float64Array(films.length).fill(1),
    penalties: penaltiesFor(fit, fit.spectrum, size),
  };
}
