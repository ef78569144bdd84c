import type { Dataset } from '../dataset';
import type { History } from '../history';
import { alsKernel, type AlsSettings } from '../kernels/als';
import { solveSpd } from '../linalg/cholesky';
import type { Random } from '../random';
import { meanStars, type Ratings } from '../ratings';
import { fitBiases } from './biases';
import { defineModel, explained, type Step } from './model';

/** Rows solved between two steps: about a millisecond. */
const ROWS_PER_STEP = 32;
/** Films given their first factors between two steps: about a millisecond. */
const FILMS_PER_STEP = 256;
const INITIAL_DEVIATION = 0.1;
const INITIAL_BIASES = { l2User: 3, l2Film: 3, iterations: 15 };

type AlsFitted = {
  readonly mean: number;
  readonly factors: number;
  readonly l2: number;
  readonly l2Bias: number;
  /** films × (factors + 1), row-major: a film's factors, then its bias. */
  readonly films: Float32Array;
};

/**
 * r̂ = μ + b_u + b_i + p_u · q_i, with the least Σ (r − r̂)² + λ (Σ √n_u ‖p_u‖² + Σ √n_i ‖q_i‖²) + λ_b (Σ b_u² + Σ b_i²)
 * that solving users and films by turns comes to; factors and bias of a row are solved together.
 */
export const als = defineModel({
  id: 'als',
  label: 'Matrix factorisation',
  summary:
    'A few numbers for every film and every person; the better they go together, the more stars.',
  paper:
    'Koren, Bell, Volinsky. Matrix factorization techniques. IEEE Computer 42(8), 2009; Zhou et al. AAIM 2008.',
  version: 1,
  params: {
    factors: {
      type: 'number',
      label: 'Factors',
      help: 'Dimensions of taste. More fit the data more closely and take longer.',
      default: 32,
      min: 1,
      max: 256,
      step: 1,
    },
    iterations: {
      type: 'number',
      label: 'Iterations',
      help: 'How often users and films are solved in turn.',
      default: 12,
      min: 1,
      max: 100,
      step: 1,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ: penalty of the factors, multiplied by the square root of the number of ratings.',
      default: 1,
      min: 0.001,
      max: 100,
      step: 0.001,
    },
    l2Bias: {
      type: 'number',
      label: 'Bias regularisation',
      help: 'Penalty of user and film biases.',
      default: 3,
      min: 0.001,
      max: 100,
      step: 0.001,
    },
  },

  *fit(data, { factors, iterations, l2, l2Bias }, random): Generator<Step<AlsFitted>, AlsFitted> {
    const { ratings, byFilm } = data;
    const settings = { factors, mean: meanStars(ratings), l2, l2Bias };
    const kernel = alsKernel(settings);
    const users = new Float32Array(ratings.rows * (factors + 1));
    const films = yield* initialFilms(data, factors, random);
    const rows = ratings.rows + byFilm.rows;
    const total = iterations * rows;

    for (let iteration = 1; iteration <= iterations; iteration++) {
      const before = (iteration - 1) * rows;
      for (let row = 0; row < ratings.rows; row += ROWS_PER_STEP) {
        kernel.solveRows(ratings, films, users, row, Math.min(row + ROWS_PER_STEP, ratings.rows));
        yield { done: before + row, total };
      }
      for (let row = 0; row < byFilm.rows; row += ROWS_PER_STEP) {
        kernel.solveRows(byFilm, users, films, row, Math.min(row + ROWS_PER_STEP, byFilm.rows));
        yield { done: before + ratings.rows + row, total };
      }
      yield {
        done: iteration * rows,
        total,
        iteration,
        loss: lossOf(ratings, byFilm, users, films, settings),
        state: () => ({ ...settings, films: films.slice() }),
      };
    }
    return { ...settings, films };
  },

  predict({ films: vectors, ...settings }, _data, history, films, out) {
    const { factors, mean } = settings;
    const width = factors + 1;
    const user = foldIn(settings, vectors, history);
    for (let k = 0; k < films.length; k++) {
      const row = films[k] * width;
      let stars = mean + user[factors] + vectors[row + factors];
      for (let f = 0; f < factors; f++) stars += user[f] * vectors[row + f];
      out[k] = stars;
    }
  },

  // r̂ = μ + b_i + Σ_j (w_iᵀ A⁻¹ w_j)(r_j − μ − b_j), with A = Σ w wᵀ + D the matrix of the history's solve.
  explain({ films: vectors, ...settings }, _data, history, film) {
    const { factors, mean } = settings;
    const width = factors + 1;
    const weights = designVector(vectors, film, factors);
    solveSpd(historyMatrix(settings, vectors, history), width, weights);

    const fromRatings = Float64Array.from(history.films, (rated, k) => {
      const w = designVector(vectors, rated, factors);
      const target = history.halfStars[k] / 2 - mean - vectors[rated * width + factors];
      return target * w.reduce((sum, value, f) => sum + value * weights[f], 0);
    });
    const filmBias = vectors[film * width + factors];
    return explained({ mean, film: filmBias }, fromRatings);
  },

  space: {
    vectors({ films, factors }) {
      const width = factors + 1;
      const values = new Float32Array((films.length / width) * factors);
      for (let film = 0; film < films.length / width; film++) {
        values.set(films.subarray(film * width, film * width + factors), film * factors);
      }
      return { values, width: factors };
    },
    place({ films, ...settings }, _data, history) {
      return foldIn(settings, films, history).subarray(0, settings.factors);
    },
  },
});

/** q ~ N(0, 0.1²), biases from the bias model; the first half-step sets films without ratings to 0. */
function* initialFilms(
  data: Dataset,
  factors: number,
  random: Random,
): Generator<Step<AlsFitted>, Float32Array> {
  const { byFilm } = data;
  const width = factors + 1;
  const films = new Float32Array(byFilm.rows * width);
  const biases = fitBiases(data, INITIAL_BIASES);
  let next = biases.next();
  for (; !next.done; next = biases.next()) yield { done: 0, total: 1 };
  for (let film = 0; film < byFilm.rows; film++) {
    for (let f = 0; f < factors; f++) films[film * width + f] = INITIAL_DEVIATION * random.normal();
    films[film * width + factors] = next.value.films[film];
    if (film % FILMS_PER_STEP === 0) yield { done: 0, total: 1 };
  }
  return films;
}

/** The history's factors and bias: one solve against the fixed films. */
function foldIn(
  settings: AlsSettings,
  vectors: Float32Array,
  { films, halfStars }: History,
): Float32Array {
  const user = new Float32Array(settings.factors + 1);
  const row = { starts: Uint32Array.of(0, films.length), indices: films, halfStars };
  alsKernel(settings).solveRows(row, vectors, user, 0, 1);
  return user;
}

/** A = Σ w wᵀ + diag(λ√n, …, λ_b), both triangles. */
function historyMatrix(
  { factors, l2, l2Bias }: AlsSettings,
  vectors: Float32Array,
  { films }: History,
): Float64Array {
  const width = factors + 1;
  const a = new Float64Array(width * width);
  for (const film of films) {
    const w = designVector(vectors, film, factors);
    for (let i = 0; i < width; i++) for (let j = 0; j < width; j++) a[i * width + j] += w[i] * w[j];
  }
  // An empty history has no solve to explain; any positive diagonal keeps it at zero.
  const penalty = l2 * Math.sqrt(Math.max(1, films.length));
  for (let f = 0; f < factors; f++) a[f * width + f] += penalty;
  a[factors * width + factors] += l2Bias;
  return a;
}

/** w = [q; 1]. */
function designVector(vectors: Float32Array, film: number, factors: number): Float64Array {
  const at = film * (factors + 1);
  const w = Float64Array.from(vectors.subarray(at, at + factors + 1));
  w[factors] = 1;
  return w;
}

/** The objective taken apart: Σ (r − r̂)², λ Σ √n ‖·‖² of both sides, λ_b Σ b². */
function lossOf(
  ratings: Ratings,
  byFilm: Ratings,
  users: Float32Array,
  films: Float32Array,
  { factors, mean, l2, l2Bias }: AlsSettings,
): Readonly<Record<string, number>> {
  const width = factors + 1;
  let error = 0;
  for (let u = 0; u < ratings.rows; u++) {
    const user = u * width;
    for (let k = ratings.starts[u]; k < ratings.starts[u + 1]; k++) {
      const film = ratings.indices[k] * width;
      let miss = ratings.halfStars[k] / 2 - mean - users[user + factors] - films[film + factors];
      for (let f = 0; f < factors; f++) miss -= users[user + f] * films[film + f];
      error += miss * miss;
    }
  }
  const [a, b] = [penalties(ratings, users, factors), penalties(byFilm, films, factors)];
  return { error, factors: l2 * (a.factors + b.factors), biases: l2Bias * (a.biases + b.biases) };
}

function penalties({ rows, starts }: Ratings, vectors: Float32Array, factors: number) {
  let [sum, biases] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const at = row * (factors + 1);
    let square = 0;
    for (let f = 0; f < factors; f++) square += vectors[at + f] * vectors[at + f];
    sum += Math.sqrt(starts[row + 1] - starts[row]) * square;
    biases += vectors[at + factors] * vectors[at + factors];
  }
  return { factors: sum, biases };
}
