import type { History } from '../history';
import {
  decayPenalties,
  initialVectors,
  visitRatings,
  type Factorisation,
} from '../kernels/gradient';
import { ridgeSolver, type RidgeRow } from '../kernels/ridge';
import { permutation } from '../random';
import { identity, meanStars, rowsOf } from '../ratings';
import {
  biasedRow,
  biasedStars,
  countedPenalties,
  explainBiased,
  type BiasedFilms,
} from './biased-films';
import { defineModel, type Step } from './model';

/** Multiply-adds between two steps: a few milliseconds. */
const WORK_PER_STEP = 1e6;
const INITIAL_DEVIATION = 0.1;
/** Penalty of a history's factors, multiplied by its ratings, whatever the films were trained with. */
const FOLD_IN_L2 = 0.1;

/** The defaults of the Surprise library. */
const SURPRISE = { factors: 100, epochs: 20, learningRate: 0.005, l2: 0.02, l2Bias: 0.02 };

type SgdFitted = BiasedFilms & { readonly l2Bias: number };

/**
 * r̂ = μ + b_u + b_i + p_u · q_i, by one step down the gradient of (r − r̂)² + λ_b (b_u² + b_i²) + λ (‖p_u‖² + ‖q_i‖²)
 * for one rating after another.
 */
export const sgd = defineModel({
  id: 'sgd',
  label: 'SVD by gradient descent',
  summary: 'The factorisation of the Netflix Prize: learns from one rating after another.',
  paper:
    'Funk. Netflix update: try this at home. 2006; Hug. Surprise: a Python library for recommender systems. JOSS 5(52), 2020.',
  version: 1,
  params: {
    preset: {
      type: 'choice',
      label: 'Preset',
      help: 'Settings that predict well on small data sets, or the defaults of the Surprise library.',
      default: 'tuned',
      options: ['tuned', 'surprise'],
      presets: { surprise: SURPRISE },
    },
    order: {
      type: 'choice',
      label: 'Order',
      help: 'Shuffle the ratings in every epoch, or go through them user by user as Surprise does.',
      default: 'shuffled',
      options: ['shuffled', 'by-user'],
    },
    factors: {
      type: 'number',
      label: 'Factors',
      help: 'Dimensions of taste.',
      default: 64,
      min: 1,
      max: 256,
      step: 1,
    },
    epochs: {
      type: 'number',
      label: 'Epochs',
      help: 'How often all ratings are visited.',
      default: 60,
      min: 1,
      max: 200,
      step: 1,
    },
    learningRate: {
      type: 'number',
      label: 'Learning rate',
      help: 'η: length of a step.',
      default: 0.01,
      min: 0.0001,
      max: 0.3,
      step: 0.0001,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ: how fast factors decay.',
      default: 0.1,
      min: 0.001,
      max: 1,
      step: 0.001,
    },
    l2Bias: {
      type: 'number',
      label: 'Bias regularisation',
      help: 'λ_b: how fast biases decay.',
      default: 0.05,
      min: 0.001,
      max: 1,
      step: 0.001,
    },
  },

  *fit({ ratings, byFilm }, params, random): Generator<Step<SgdFitted>, SgdFitted> {
    const { factors, epochs, l2Bias } = params;
    const learned: Factorisation = {
      factors,
      mean: meanStars(ratings),
      users: initialVectors(ratings, factors, INITIAL_DEVIATION, random),
      userBiases: new Float32Array(ratings.rows),
      films: initialVectors(byFilm, factors, INITIAL_DEVIATION, random),
      filmBiases: new Float32Array(byFilm.rows),
    };
    const fit = () => ({
      factors,
      l2Bias,
      mean: learned.mean,
      films: learned.films.slice(),
      filmBiases: learned.filmBiases.slice(),
    });
    const userOf = rowsOf(ratings);
    const inFile = identity(userOf.length);
    const total = epochs * inFile.length;
    const perStep = Math.max(1, Math.floor(WORK_PER_STEP / (4 * factors)));
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = params.order === 'shuffled' ? permutation(inFile.length, random) : inFile;
      let error = 0;
      for (let from = 0; from < order.length; from += perStep) {
        yield { done: (epoch - 1) * order.length + from, total };
        const part = { userOf, order: order.subarray(from, from + perStep) };
        error += visitRatings(learned, ratings, part, params);
      }
      const loss = { error, ...decayPenalties(learned, ratings, byFilm, params) };
      yield { done: epoch * order.length, total, iteration: epoch, loss, state: fit };
    }
    return fit();
  },

  predict(fit, _data, history, films, out) {
    const person = foldIn(fit, history);
    for (let k = 0; k < films.length; k++) out[k] = biasedStars(fit, person, films[k]);
  },

  explain(fit, _data, history, film) {
    return explainBiased(fit, rowOf(fit, history), film);
  },

  space: {
    vectors: ({ films, factors }) => ({ values: films, width: factors }),
    place: (fit, _data, history) =>
      Float32Array.from(foldIn(fit, history).subarray(0, fit.factors)),
  },
});

/** Σ over the ratings of a history in place of one after another: the exact minimum, with the films fixed. */
function foldIn(fit: SgdFitted, history: History): Float64Array {
  return ridgeSolver(fit.factors + 1)(rowOf(fit, history));
}

function rowOf(fit: SgdFitted, history: History): RidgeRow {
  const penalties = countedPenalties(fit.factors, history, FOLD_IN_L2, fit.l2Bias);
  return biasedRow(fit, history, penalties);
}
