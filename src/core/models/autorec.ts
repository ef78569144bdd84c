import type { Dataset } from '../dataset';
import { historyOf, userWith } from '../history';
import { adam } from '../kernels/adam';
import {
  autoencoder,
  backwards,
  decay,
  encode,
  partsOf,
  type Autoencoder,
  type Column,
} from '../kernels/autoencoder';
import { permutation } from '../random';
import { identity } from '../ratings';
import { fitBiases, userBias, userBiasByRating, type Biases, type FilmBiases } from './biases';
import { defineModel, explained, type Step } from './model';
import { stepping, toEnd } from './steps';

/** Multiply-adds between two steps: a few milliseconds. */
const WORK_PER_STEP = 1e6;
/** Of one number, in multiply-adds. */
const WORK_OF_SIGMOID = 50;
/** Films whose gradients are added up for one step of the descent. */
const BATCH = 256;
const BIASES = { l2User: 4, l2Film: 2, iterations: 15 };

type AutorecFitted = FilmBiases & {
  readonly factors: number;
  /** σ(V x + c), films × factors, row-major. */
  readonly hidden: Float32Array;
  /** W, users × factors, row-major. */
  readonly decoder: Float32Array;
  /** d, one per user. */
  readonly outputBiases: Float32Array;
};

/**
 * r̂ = μ + b_u + b_i + f_u(x_i), with f(x) = W σ(V x + c) + d and x_i the residuals of the film's ratings by user. W has a
 * row for each user of the data: a history that none of them has gets the biases only.
 */
export const autorec = defineModel({
  id: 'autorec',
  label: 'Autoencoder',
  summary: 'A small neural network that completes a film’s column of ratings.',
  paper:
    'Sedhain, Menon, Sanner, Xie. AutoRec: autoencoders meet collaborative filtering. WWW Companion 2015.',
  version: 1,
  foldsIn: () => false,
  params: {
    factors: {
      type: 'number',
      label: 'Hidden units',
      help: 'Numbers that a film’s ratings are squeezed into.',
      default: 200,
      min: 1,
      max: 500,
      step: 1,
    },
    epochs: {
      type: 'number',
      label: 'Epochs',
      help: 'How often all films are visited.',
      default: 30,
      min: 1,
      max: 200,
      step: 1,
    },
    learningRate: {
      type: 'number',
      label: 'Learning rate',
      help: 'η: length of a step.',
      default: 0.001,
      min: 0.0001,
      max: 0.05,
      step: 0.0001,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ: penalty of the weights.',
      default: 0.003,
      min: 0,
      max: 1,
      step: 0.0001,
    },
  },

  *fit(data, params, random): Generator<Step<AutorecFitted>, AutorecFitted> {
    const { factors, epochs, learningRate, l2 } = params;
    const total = epochs + 1;
    const biases = yield* stepping(fitBiases(data, BIASES), () => ({ done: 0, total }));
    const columns = columnsOf(data, biases);
    const network = autoencoder(data.ratings.rows, factors, random);
    const fit = (hidden: Float32Array) => fittedOf(network, biases, hidden);
    const rated = identity(columns.length).filter((film) => columns[film].users.length > 0);

    const addGradient = backwards(network);
    const descend = adam(learningRate);
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = permutation(rated.length, random);
      let [error, work] = [0, 0];
      for (let from = 0; from < order.length; from += BATCH) {
        const batch = order.subarray(from, from + BATCH);
        for (const k of batch) {
          const column = columns[rated[k]];
          error += addGradient(column, 1 / batch.length);
          work += 5 * factors * column.users.length;
          if (work < WORK_PER_STEP) continue;
          work = 0;
          yield { done: epoch - 1 + from / order.length, total };
        }
        decay(network, l2);
        descend(network.all);
        work += network.all.values.length;
      }
      const state = () => fit(toEnd(hiddenOf(network, columns)));
      yield { done: epoch, total, iteration: epoch, loss: { error }, state };
    }
    const hidden = yield* stepping(hiddenOf(network, columns), (share) => ({
      done: epochs + share,
      total,
    }));
    return fit(hidden);
  },

  predict(fitted, data, history, films, out) {
    const base = fitted.mean + userBias(fitted, history);
    const user = userWith(data.ratings, history);
    for (let k = 0; k < films.length; k++) {
      out[k] = base + fitted.filmBiases[films[k]] + completed(fitted, films[k], user);
    }
  },

  explain(fitted, data, history, film) {
    const { mean, filmBiases } = fitted;
    const neighbours = completed(fitted, film, userWith(data.ratings, history));
    const fromRatings = userBiasByRating(fitted, history);
    return explained({ mean, film: filmBiases[film], neighbours }, fromRatings);
  },
});

/** What biases leave of the ratings, film by film. */
function columnsOf({ byFilm }: Dataset, { mean, users, films }: Biases): readonly Column[] {
  return Array.from({ length: byFilm.rows }, (_, film) => {
    const { films: raters, halfStars } = historyOf(byFilm, film);
    const residuals = Float64Array.from(
      raters,
      (user, k) => halfStars[k] / 2 - mean - users[user] - films[film],
    );
    return { users: raters, residuals };
  });
}

/** σ(V x + c) of every film, films × factors. @yields Now and then, the share of films done. */
function* hiddenOf(
  network: Autoencoder,
  columns: readonly Column[],
): Generator<number, Float32Array> {
  const { factors } = network;
  const parts = partsOf(network, network.all.values);
  const hidden = new Float32Array(columns.length * factors);
  const row = new Float64Array(factors);
  let work = 0;
  for (let film = 0; film < columns.length; film++) {
    encode(parts, columns[film], row);
    hidden.set(row, film * factors);
    work += (columns[film].users.length + WORK_OF_SIGMOID) * factors;
    if (work < WORK_PER_STEP) continue;
    work = 0;
    yield film / columns.length;
  }
  yield 1;
  return hidden;
}

function fittedOf(network: Autoencoder, { mean, films }: Biases, hidden: Float32Array) {
  const { decoder, outputBiases } = partsOf(network, network.all.values);
  return {
    mean,
    filmBiases: films.slice(),
    l2User: BIASES.l2User,
    factors: network.factors,
    hidden,
    decoder: Float32Array.from(decoder),
    outputBiases: Float32Array.from(outputBiases),
  };
}

/** f_u(x_i), in stars; 0 for nobody of the data. */
function completed(fitted: AutorecFitted, film: number, user: number | undefined): number {
  if (user === undefined) return 0;
  const { factors, hidden, decoder, outputBiases } = fitted;
  let stars = outputBiases[user];
  for (let f = 0; f < factors; f++) {
    stars += decoder[user * factors + f] * hidden[film * factors + f];
  }
  return stars;
}
