import type { Dataset } from '../dataset';
import { ln } from '../exact-math';
import { ERAS, writeEra, writeGenres } from '../features/content';
import { explainPersonal, predictPersonal, type FilmEffects } from '../features/personal-ridge';
import { countOf } from '../ratings';
import { fitBiases } from './biases';
import { copyFit, defineModel, type Step } from './model';
import { stepping } from './steps';

const BIASES = { l2User: 4, l2Film: 2, iterations: 12 };

type ContentStarsFit = {
  readonly mean: number;
  readonly l2: number;
  /** b_i, in stars. */
  readonly filmBiases: Float32Array;
};

/** r̂ = μ + b_u + b_i + w_u · z_i, z_i = [1, genres, eras, log(1 + n_i) − 1] and w_u a ridge regression per history. */
export const contentStars = defineModel({
  id: 'content-stars',
  label: 'Content for you alone',
  summary: 'Biases, and what each genre, era and fame are worth to you. A part of blends.',
  paper: 'Agarwal, Chen. Regression-based latent factor models. KDD 2009.',
  version: 1,
  params: {
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ of your own weights: higher keeps you closer to everybody.',
      default: 15,
      min: 0.1,
      max: 1000,
      step: 0.1,
    },
  },

  *fit(data, { l2 }): Generator<Step<ContentStarsFit>, ContentStarsFit> {
    const total = BIASES.iterations;
    let done = 0;
    const fit = yield* stepping(fitBiases(data, BIASES), () => ({ done: done++, total }));
    const fitted = { mean: fit.mean, l2, filmBiases: fit.films };
    yield { done: total, total, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  predict(fitted, data, history, films, out) {
    predictPersonal(effectsOf(fitted, data), history, films, out);
  },

  explain(fitted, data, history, film) {
    return explainPersonal(effectsOf(fitted, data), history, film);
  },
});

function effectsOf(
  { mean, l2, filmBiases }: ContentStarsFit,
  { films, byFilm }: Dataset,
): FilmEffects {
  const era = 1 + films.genreNames.length;
  const fame = era + ERAS;
  return {
    mean,
    filmBiases,
    width: fame + 1,
    writeFeatures(film, out, at) {
      out[at] = 1;
      writeGenres(films, film, out, at + 1);
      writeEra(films, film, out, at + era);
      out[at + fame] = ln(1 + countOf(byFilm, film)) - 1;
    },
    l2User: BIASES.l2User,
    l2,
  };
}
