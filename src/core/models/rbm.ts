import type { Dataset } from '../dataset';
import { ln, sigmoid } from '../exact-math';
import { historyOf } from '../history';
import {
  hiddenInput,
  LEVELS,
  levelShares,
  machineTeacher,
  type Machine,
} from '../kernels/boltzmann';
import { expectedStars, starsByRating } from '../kernels/boltzmann-gradient';
import { permutation, type Random } from '../random';
import { countOf, meanStars, type Ratings } from '../ratings';
import { defineModel, explained, type Step } from './model';

/** Numbers read or written between two steps: a few milliseconds. */
const WORK_PER_STEP = 1e6;
const INITIAL_DEVIATION = 0.01;
/** Ratings of everybody's levels that are added to each film's own. */
const LEVEL_DAMPING = 5;
const LOWEST_SHARE = 1e-6;
/** η of the biases, by that of the weights. */
const BIAS_RATE = 0.1;
/** All rates are multiplied by this after each epoch. */
const COOLING = 0.96;
type RbmFitted = {
  readonly factors: number;
  /** Mean of all ratings, in stars. */
  readonly mean: number;
  readonly weights: Float32Array;
  readonly levelBiases: Float32Array;
  readonly offsets: Float32Array;
};

/**
 * A restricted Boltzmann machine with ten-way visible units, one for each film that somebody rated, and binary hidden
 * ones. Predicts the stars to be expected when the hidden units are what the history makes them, in the mean.
 */
export const rbm = defineModel({
  id: 'rbm',
  label: 'Boltzmann machine',
  summary: 'A small neural network of tastes that are on or off, learnt by redrawing ratings.',
  paper:
    'Salakhutdinov, Mnih, Hinton. Restricted Boltzmann machines for collaborative filtering. ICML 2007.',
  version: 1,
  params: {
    factors: {
      type: 'number',
      label: 'Hidden units',
      help: 'Tastes that somebody has or has not.',
      default: 50,
      min: 1,
      max: 256,
      step: 1,
    },
    epochs: {
      type: 'number',
      label: 'Epochs',
      help: 'How often all users are visited.',
      default: 20,
      min: 1,
      max: 200,
      step: 1,
    },
    learningRate: {
      type: 'number',
      label: 'Learning rate',
      help: 'η: length of the first steps; they shorten with each epoch.',
      default: 0.05,
      min: 0.001,
      max: 0.5,
      step: 0.001,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ: how fast the weights of a film decay when it is visited.',
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.001,
    },
  },

  *fit(data, params, random): Generator<Step<RbmFitted>, RbmFitted> {
    const { factors, epochs, learningRate, l2 } = params;
    const { ratings } = data;
    const users = ratings.rows;
    const total = (epochs + 1) * users;
    const machine: Machine = {
      factors,
      weights: new Float32Array(ratings.cols * LEVELS * factors),
      levelBiases: levelBiasesOf(data),
      offsets: new Float32Array(factors),
    };
    for (const share of drawWeights(machine, data.byFilm, random))
      yield { done: share * users, total };
    const fit = () => ({
      factors,
      mean: meanStars(ratings),
      weights: machine.weights.slice(),
      levelBiases: machine.levelBiases.slice(),
      offsets: machine.offsets.slice(),
    });

    const teach = machineTeacher(machine, mostOf(ratings), random);
    let rate = learningRate;
    let work = 0;
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const rates = { weights: rate, biases: BIAS_RATE * rate, keep: 1 - l2 * rate };
      const order = permutation(users, random);
      let error = 0;
      for (let k = 0; k < users; k++) {
        error += teach(historyOf(ratings, order[k]), rates);
        work += 3 * LEVELS * factors * countOf(ratings, order[k]);
        if (work < WORK_PER_STEP) continue;
        work = 0;
        yield { done: epoch * users + k, total };
      }
      rate *= COOLING;
      yield { done: (epoch + 1) * users, total, iteration: epoch, loss: { error }, state: fit };
    }
    return fit();
  },

  predict(fit, _data, history, films, out) {
    const hidden = new Float64Array(fit.factors);
    hiddenInput(fit, history, hidden);
    for (let f = 0; f < hidden.length; f++) hidden[f] = sigmoid(hidden[f]);
    const shares = new Float64Array(LEVELS);
    for (let k = 0; k < films.length; k++) out[k] = levelShares(fit, films[k], hidden, shares);
  },

  explain(fit, _data, history, film) {
    const { mean, factors, offsets } = fit;
    const input = new Float64Array(factors);
    hiddenInput(fit, history, input);
    const nobody = expectedStars(fit, film, Float64Array.from(offsets));
    const fromRatings = starsByRating(fit, history, film, input);
    return explained({ mean, film: nobody - mean }, fromRatings);
  },
});

/** Normal numbers for the films that have ratings, 0 for the others. @yields Now and then, the share of films done. */
function* drawWeights(
  { factors, weights }: Machine,
  byFilm: Ratings,
  random: Random,
): Generator<number> {
  const width = LEVELS * factors;
  let work = 0;
  for (let film = 0; film < byFilm.rows; film++) {
    if (countOf(byFilm, film) === 0) continue;
    for (let k = film * width; k < (film + 1) * width; k++) {
      weights[k] = INITIAL_DEVIATION * random.normal();
    }
    work += 12 * width;
    if (work < WORK_PER_STEP) continue;
    work = 0;
    yield film / byFilm.rows;
  }
}

/** log((n_ik + 5 π_k) / (n_i + 5) + 1e-6) with π_k the share of level k among all ratings; films × 10. */
function levelBiasesOf({ ratings, byFilm }: Dataset): Float32Array {
  const everywhere = new Float64Array(LEVELS);
  for (const half of ratings.halfStars) everywhere[half - 1] += 1 / ratings.halfStars.length;
  const biases = new Float32Array(byFilm.rows * LEVELS);
  const counts = new Float64Array(LEVELS);
  for (let film = 0; film < byFilm.rows; film++) {
    counts.fill(0);
    for (const half of historyOf(byFilm, film).halfStars) counts[half - 1] += 1;
    const all = countOf(byFilm, film) + LEVEL_DAMPING;
    for (let k = 0; k < LEVELS; k++) {
      const share = (counts[k] + LEVEL_DAMPING * everywhere[k]) / all;
      biases[film * LEVELS + k] = ln(share + LOWEST_SHARE);
    }
  }
  return biases;
}

/** The most ratings that a row has. */
const mostOf = (ratings: Ratings) =>
  Array.from({ length: ratings.rows }, (_, row) => countOf(ratings, row)).reduce(
    (most, count) => Math.max(most, count),
    0,
  );
