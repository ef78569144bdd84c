import type { Dataset } from '../dataset';
import { ln } from '../exact-math';
import { coOccurrence } from '../features/co-occurrence';
import { ERAS, writeEra, writeGenres } from '../features/content';
import {
  addOuterProduct,
  explainPersonal,
  personalEffects,
  predictPersonal,
  type FilmEffects,
} from '../features/personal-ridge';
import type { History } from '../history';
import { solveSpd } from '../linalg/cholesky';
import { countOf, type Ratings } from '../ratings';
import { fitBiases, solveBiases } from './biases';
import { copyFit, defineModel, type FeatureShare, type Step } from './model';
import { stepping } from './steps';

const BIAS_ITERATIONS = 15;
const ROUNDS = 3;
/** λ of what the features are worth to everybody. */
const L2_SHARED = 5;
/** Products that the co-occurrence dimensions of ml-latest-small take, for the progress bar. */
const USUAL_PRODUCTS = 160;
const FILMS_PER_STEP = 512;
/** The logarithm of 1 + n from which a film counts as well known: 24 ratings. */
const WELL_KNOWN = 3.2;

/** What a fit leaves behind. */
export type ContentRidgeFit = {
  readonly mean: number;
  readonly factors: number;
  readonly l2: number;
  readonly l2Bias: number;
  /** β: what each feature is worth to everybody, in stars. */
  readonly shared: Float64Array;
  /** b_i = z_i · β + δ_i, in stars. */
  readonly filmBiases: Float32Array;
  /** Films × factors, row-major: the co-occurrence dimensions. */
  readonly places: Float32Array;
};

/**
 * r̂ = μ + b_u + b_i + w_u · z_i. z holds a constant, genres, eras, log(1 + n_i) − 1 with what exceeds 3.2 once more, and
 * co-occurrence dimensions; b_i = z_i · β + δ_i, so a film with few ratings is taken for one of its kind; w_u is a ridge
 * regression per history. Costs N D² + U D³ for D features.
 */
export const contentRidge = defineModel({
  id: 'content-ridge',
  label: 'Content and company',
  summary:
    'What genres, eras, fame and the company that films keep are worth to everybody and to you.',
  paper:
    'Agarwal, Chen. Regression-based latent factor models. KDD 2009; Hoerl, Kennard. Ridge regression. Technometrics 12(1), 1970.',
  version: 1,
  params: {
    factors: {
      type: 'number',
      label: 'Factors',
      help: 'Dimensions of who rates what together. 0 leaves genres, era and fame.',
      default: 16,
      min: 0,
      max: 64,
      step: 1,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ of your own weights: higher keeps you closer to everybody.',
      default: 15,
      min: 0.1,
      max: 1000,
      step: 0.1,
    },
    l2Bias: {
      type: 'number',
      label: 'Bias regularisation',
      help: 'Penalty of user and film biases.',
      default: 3,
      min: 0.1,
      max: 100,
      step: 0.1,
    },
  },

  *fit(data, { factors, l2, l2Bias }): Generator<Step<ContentRidgeFit>, ContentRidgeFit> {
    const { ratings, byFilm } = data;
    const beforeRounds = BIAS_ITERATIONS + USUAL_PRODUCTS + Math.ceil(byFilm.rows / FILMS_PER_STEP);
    const total = beforeRounds + ROUNDS;
    let done = 0;
    const oneMore = () => ({ done: done++, total });

    // 1. Where it starts: biases, and the films' features.
    const settings = { l2User: l2Bias, l2Film: l2Bias, iterations: BIAS_ITERATIONS };
    const { mean, users, films } = yield* stepping(fitBiases(data, settings), oneMore);
    const places = yield* stepping(coOccurrence(data, factors), (products) => ({
      done: done + Math.min(products, USUAL_PRODUCTS),
      total,
    }));
    done += USUAL_PRODUCTS;
    const design = yield* stepping(designOf(data, factors, places), oneMore);

    // 2. By turns: what features are worth to everybody, then what is left to each film and to each user.
    const shared = new Float64Array(design.width);
    const fitted = { mean, factors, l2, l2Bias, shared, filmBiases: films, places };
    for (let round = 1; round <= ROUNDS; round++) {
      const sums = residualSums(byFilm, users, mean);
      solveShared(design, sums, shared);
      solveFilms(design, byFilm, { sums, shared, l2: l2Bias }, films);
      solveBiases(ratings, films, users, mean, l2Bias);
      const state = () => copyFit(fitted);
      yield { done: beforeRounds + round, total, iteration: round, state };
    }
    return fitted;
  },

  predict(fitted, data, history, films, out) {
    predictPersonal(effectsOf(fitted, data), history, films, out);
  },

  explain(fitted, data, history, film) {
    const effects = effectsOf(fitted, data);
    return {
      ...explainPersonal(effects, history, film),
      byFeature: sharesOf(fitted, effects, data, history, film),
    };
  },
});

/** Where each kind of feature starts in z: the constant, genres, eras, fame, places; and how long z is. */
function layoutOf({ films }: Dataset, factors: number) {
  const era = 1 + films.genreNames.length;
  const fame = era + ERAS;
  const place = fame + 2;
  return { genres: 1, era, fame, place, width: place + factors };
}

/** Writes z_i, the features of a film. */
function featureWriter(data: Dataset, factors: number, places: Float32Array) {
  const { films, byFilm } = data;
  const layout = layoutOf(data, factors);
  return (film: number, out: Float64Array, at: number) => {
    out[at] = 1;
    writeGenres(films, film, out, at + layout.genres);
    writeEra(films, film, out, at + layout.era);
    const fame = ln(1 + countOf(byFilm, film));
    out[at + layout.fame] = fame - 1;
    out[at + layout.fame + 1] = Math.max(0, fame - WELL_KNOWN);
    for (let f = 0; f < factors; f++) out[at + layout.place + f] = places[film * factors + f];
  };
}

/** All films' features and the normal matrix of their ratings. */
interface Design {
  readonly width: number;
  /** Films × width, row-major. */
  readonly z: Float64Array;
  /** Σ z zᵀ over the ratings + λI, the lower triangle. */
  readonly normal: Float64Array;
}

function* designOf(
  data: Dataset,
  factors: number,
  places: Float32Array,
): Generator<number, Design> {
  const { byFilm } = data;
  const { width } = layoutOf(data, factors);
  const writeFeatures = featureWriter(data, factors, places);
  const z = new Float64Array(byFilm.rows * width);
  const normal = new Float64Array(width * width);
  for (let film = 0; film < byFilm.rows; film++) {
    writeFeatures(film, z, film * width);
    addOuterProduct(normal, z, film * width, width, countOf(byFilm, film));
    if (film % FILMS_PER_STEP === FILMS_PER_STEP - 1) yield film;
  }
  for (let f = 0; f < width; f++) normal[f * width + f] += L2_SHARED;
  return { width, z, normal };
}

/** Σ (r − μ − b_u) of each film. */
function residualSums(
  { rows, starts, indices, halfStars }: Ratings,
  users: Float32Array,
  mean: number,
): Float64Array {
  const sums = new Float64Array(rows);
  for (let film = 0; film < rows; film++) {
    for (let k = starts[film]; k < starts[film + 1]; k++) {
      sums[film] += halfStars[k] / 2 - mean - users[indices[k]];
    }
  }
  return sums;
}

/** β = Ridge of r − μ − b_u on z over all ratings. */
function solveShared({ width, z, normal }: Design, sums: Float64Array, shared: Float64Array): void {
  shared.fill(0);
  for (let film = 0; film < sums.length; film++) {
    if (sums[film] === 0) continue;
    for (let f = 0; f < width; f++) shared[f] += sums[film] * z[film * width + f];
  }
  solveSpd(normal.slice(), width, shared);
}

/** b_i = z_i · β + δ_i, δ_i = Σ (r − μ − b_u − z_i · β) / (λ + n). */
function solveFilms(
  { width, z }: Design,
  byFilm: Ratings,
  { sums, shared, l2 }: { sums: Float64Array; shared: Float64Array; l2: number },
  films: Float32Array,
): void {
  for (let film = 0; film < byFilm.rows; film++) {
    let expected = 0;
    for (let f = 0; f < width; f++) expected += z[film * width + f] * shared[f];
    const count = countOf(byFilm, film);
    films[film] = expected + (sums[film] - count * expected) / (l2 + count);
  }
}

function effectsOf(fitted: ContentRidgeFit, data: Dataset): FilmEffects {
  const { mean, filmBiases, factors, places, l2, l2Bias } = fitted;
  return {
    mean,
    filmBiases,
    width: layoutOf(data, factors).width,
    writeFeatures: featureWriter(data, factors, places),
    l2User: l2Bias,
    l2,
  };
}

/** The prediction by kind of feature: Σ (β_f + w_f) z_f over each. */
function sharesOf(
  { shared, mean, factors }: ContentRidgeFit,
  effects: FilmEffects,
  data: Dataset,
  history: History,
  film: number,
): FeatureShare[] {
  const { bias, weights } = personalEffects(effects, history);
  const { genres, era, fame, place, width } = layoutOf(data, factors);
  const z = new Float64Array(width);
  effects.writeFeatures(film, z, 0);
  const worth = z.map((value, f) => value * (shared[f] + weights[f]));
  const expected = z.reduce((sum, value, f) => sum + value * shared[f], 0);
  const sum = (from: number, to: number) => worth.subarray(from, to).reduce((s, v) => s + v, 0);
  return [
    { id: 'mean', value: mean },
    { id: 'user', value: bias + sum(0, genres) },
    { id: 'film', value: effects.filmBiases[film] - expected },
    { id: 'genres', value: sum(genres, era) },
    { id: 'era', value: sum(era, fame) },
    { id: 'popularity', value: sum(fame, place) },
    { id: 'company', value: sum(place, width) },
  ];
}
