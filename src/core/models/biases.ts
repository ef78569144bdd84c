import type { History } from '../history';
import { meanStars, type Ratings } from '../ratings';
import { defineModel } from './model';

/** Film and user effects around the mean, in stars. */
export interface Biases {
  readonly mean: number;
  readonly users: Float32Array;
  readonly films: Float32Array;
}

/**
 * r ≈ μ + b_u + b_i, minimising Σ (r − r̂)² + λ_u Σ b_u² + λ_i Σ b_i² by turns, films first.
 * @yields After each iteration, the biases so far.
 */
export function* fitBiases(
  { ratings, byFilm }: { readonly ratings: Ratings; readonly byFilm: Ratings },
  { l2User, l2Film, iterations }: { l2User: number; l2Film: number; iterations: number },
): Generator<Biases, Biases> {
  const mean = meanStars(ratings);
  const users = new Float32Array(ratings.rows);
  const films = new Float32Array(ratings.cols);
  for (let iteration = 0; iteration < iterations; iteration++) {
    solveBiases(byFilm, users, films, mean, l2Film);
    solveBiases(ratings, films, users, mean, l2User);
    yield { mean, users, films };
  }
  return { mean, users, films };
}

/** b_row ← Σ (r − μ − b_col) / (λ + n). */
export function solveBiases(
  { rows, starts, indices, halfStars }: Ratings,
  fixed: Float32Array,
  solved: Float32Array,
  mean: number,
  l2: number,
): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = starts[row]; k < starts[row + 1]; k++) {
      sum += halfStars[k] / 2 - mean - fixed[indices[k]];
    }
    const weight = l2 + starts[row + 1] - starts[row];
    solved[row] = weight > 0 ? sum / weight : 0;
  }
}

/** What a history's bias is measured by: μ and b_i in stars, and λ_u. */
export type FilmBiases = {
  readonly mean: number;
  readonly filmBiases: Float32Array;
  readonly l2User: number;
};

/** A history's own bias, by the same line. */
export function userBias(
  { mean, filmBiases, l2User }: FilmBiases,
  { films, halfStars }: History,
): number {
  let sum = 0;
  for (let k = 0; k < films.length; k++) sum += halfStars[k] / 2 - mean - filmBiases[films[k]];
  return films.length ? sum / (l2User + films.length) : 0;
}

/** The same by rating: each adds (r − μ − b_i) / (λ_u + n). */
export function userBiasByRating(
  { mean, filmBiases, l2User }: FilmBiases,
  { films, halfStars }: History,
): Float64Array {
  const weight = l2User + films.length;
  return Float64Array.from(
    films,
    (film, k) => (halfStars[k] / 2 - mean - filmBiases[film]) / weight,
  );
}

/** r̂ = μ + b_u + b_i, with the least Σ (r − r̂)² + λ_u Σ b_u² + λ_i Σ b_i². */
export const biases = defineModel({
  id: 'biases',
  label: 'User and film biases',
  summary: 'The mean, plus how generous you are, plus how well the film is liked.',
  paper: 'Koren, Bell, Volinsky. Matrix factorization techniques. IEEE Computer 42(8), 2009.',
  version: 1,
  params: {
    l2User: {
      type: 'number',
      label: 'User regularisation',
      help: 'λ_u: as many average ratings are added to every user.',
      default: 4,
      min: 0,
      max: 100,
      step: 0.1,
    },
    l2Film: {
      type: 'number',
      label: 'Film regularisation',
      help: 'λ_i: as many average ratings are added to every film.',
      default: 2,
      min: 0,
      max: 100,
      step: 0.1,
    },
    iterations: {
      type: 'number',
      label: 'Iterations',
      help: 'How often films and users are solved in turn.',
      default: 15,
      min: 1,
      max: 100,
      step: 1,
    },
  },

  *fit(data, { l2User, l2Film, iterations }) {
    let done = 0;
    const fit = fitBiases(data, { l2User, l2Film, iterations });
    for (let next = fit.next(); ; next = fit.next()) {
      const { mean, films } = next.value;
      if (next.done) return { mean, l2User, filmBiases: films };
      done += 1;
      const state = () => ({ mean, l2User, filmBiases: films.slice() });
      yield { done, total: iterations, iteration: done, state };
    }
  },

  predict(fitted, _data, history, films, out) {
    const base = fitted.mean + userBias(fitted, history);
    for (let k = 0; k < films.length; k++) out[k] = base + fitted.filmBiases[films[k]];
  },

  explain(fitted, _data, history, film) {
    const user = userBias(fitted, history);
    const { mean, filmBiases } = fitted;
    return {
      total: mean + user + filmBiases[film],
      terms: [
        { id: 'mean', value: mean },
        { id: 'film', value: filmBiases[film] },
        { id: 'user', value: user },
      ],
      fromRatings: new Float64Array(history.films.length),
    };
  },
});
