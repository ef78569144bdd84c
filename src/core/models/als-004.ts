import type { History } from '../history';
import { ridgeShares, ridgeSolver, type RidgeRow } from '../kernels/ridge';
import type { Random } from '../random';
import { starsOf, type Ratings } from '../ratings';
import { biasedRow, biasedStars, explainBiased, type BiasedFilms } from './biased-films';
import { defineModel, explained, type Step } from './model';

/** Multiply-adds between two steps: a few milliseconds. */
const WORK_PER_STEP = 1e6;
/** Films are ranked by u · v + 0.05 b_i. */
const BIAS_IN_RANKING = 0.05;

/** There is no global mean: `mean` is 0. */
type Als004Fitted = BiasedFilms & {
  /** τ / λ and γ / λ: only these ratios matter to the minimum. */
  readonly l2: number;
  readonly l2Bias: number;
};

type Settings = Pick<Als004Fitted, 'factors' | 'l2' | 'l2Bias'>;

/** Vectors, row-major, and biases of users or of films. */
interface Side {
  readonly vectors: Float32Array;
  readonly biases: Float32Array;
}

/**
 * Minimises λ/2 Σ (r − b_u − b_i − u·v)² + γ/2 Σ b² + τ/2 (Σ ‖u‖² + Σ ‖v‖²), no global mean, in epochs: for each user
 * first the bias, then the vector; then the same for each film.
 */
export const als004 = defineModel({
  id: 'als-004',
  label: 'ALS from scratch',
  summary: 'A textbook exercise: biases and tastes by turns, with no mean and the same λ for all.',
  paper:
    'Koren, Bell, Volinsky. Matrix factorization techniques. IEEE Computer 42(8), 2009, in the form of reference system 004.',
  version: 1,
  params: {
    factors: {
      type: 'number',
      label: 'Factors',
      help: 'K: dimensions of taste; 0 leaves the biases alone.',
      default: 10,
      min: 0,
      max: 128,
      step: 1,
    },
    epochs: {
      type: 'number',
      label: 'Epochs',
      help: 'How often users and films are solved in turn.',
      default: 20,
      min: 1,
      max: 200,
      step: 1,
    },
    errorWeight: {
      type: 'number',
      label: 'Weight of the errors',
      help: 'λ: how much the errors count beside both penalties.',
      default: 0.1,
      min: 0.001,
      max: 10,
      step: 0.001,
    },
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'τ: penalty of the factors, the same for rare and popular films.',
      default: 0.2,
      min: 0.001,
      max: 100,
      step: 0.001,
    },
    l2Bias: {
      type: 'number',
      label: 'Bias regularisation',
      help: 'γ: penalty of user and film biases.',
      default: 0.01,
      min: 0.0001,
      max: 100,
      step: 0.0001,
    },
  },

  *fit({ ratings, byFilm }, params, random): Generator<Step<Als004Fitted>, Als004Fitted> {
    const { factors, epochs, errorWeight } = params;
    const settings = { factors, l2: params.l2 / errorWeight, l2Bias: params.l2Bias / errorWeight };
    const users = initialSide(ratings, factors, random);
    const films = initialSide(byFilm, factors, random);
    const total = 2 * epochs;
    const fit = () => ({
      ...settings,
      mean: 0,
      films: films.vectors.slice(),
      filmBiases: films.biases.slice(),
    });

    for (let epoch = 1; epoch <= epochs; epoch++) {
      const done = 2 * (epoch - 1);
      for (const share of solveSide(ratings, users, films, settings))
        yield { done: done + share, total };
      for (const share of solveSide(byFilm, films, users, settings))
        yield { done: done + 1 + share, total };
      const loss = lossOf(ratings, users, films, settings);
      yield { done: done + 2, total, iteration: epoch, loss, state: fit };
    }
    return fit();
  },

  predict(fit, _data, history, films, out) {
    const person = placed(fit, history);
    for (let k = 0; k < films.length; k++) out[k] = biasedStars(fit, person, films[k]);
  },

  rank(fit, _data, history, films, out) {
    const { factors, films: vectors, filmBiases } = fit;
    const row = rankingRow(fit, history);
    const user = ridgeSolver(row.penalties.length)(row);
    for (let k = 0; k < films.length; k++) {
      let score = BIAS_IN_RANKING * filmBiases[films[k]];
      for (let f = 0; f < factors; f++) score += user[f] * vectors[films[k] * factors + f];
      out[k] = score;
    }
  },

  explain(fit, _data, history, film, what) {
    if (what === 'stars')
      return explainBiased(fit, biasedRow(fit, history, penaltiesOf(fit)), film);
    const { factors, films, filmBiases } = fit;
    const row = rankingRow(fit, history);
    const vector = new Float64Array(row.penalties.length);
    vector.set(films.subarray(film * factors, (film + 1) * factors));
    const fromRatings = ridgeShares(row, vector);
    const bias = BIAS_IN_RANKING * filmBiases[film];
    return explained({ film: bias }, fromRatings);
  },

  space: {
    vectors: ({ films, factors }) => ({ values: films, width: factors }),
    place: (fit, _data, history) =>
      Float32Array.from(placed(fit, history).subarray(0, fit.factors)),
  },
});

/** Vectors ~ N(0, 1 / K), biases 0; all 0 for rows without ratings. */
function initialSide({ rows, starts }: Ratings, factors: number, random: Random): Side {
  const vectors = new Float32Array(rows * factors);
  for (let row = 0; row < rows; row++) {
    if (starts[row + 1] === starts[row]) continue;
    for (let f = 0; f < factors; f++)
      vectors[row * factors + f] = random.normal() / Math.sqrt(factors);
  }
  return { vectors, biases: new Float32Array(rows) };
}

/** One half of an epoch. Yields the share of the rows that are done. */
function* solveSide(
  ratings: Ratings,
  own: Side,
  other: Side,
  { factors, l2, l2Bias }: Settings,
): Generator<number, void> {
  const { rows, starts, indices } = ratings;
  const solve = ridgeSolver(factors);
  const penalties = new Float64Array(factors).fill(l2);
  const stars = starsOf(ratings.halfStars);
  let work = 0;
  for (let row = 0; row < rows; row++) {
    const [from, to] = [starts[row], starts[row + 1]];
    if (from === to) continue;
    const vector = own.vectors.subarray(row * factors, (row + 1) * factors);
    const columns = indices.subarray(from, to);
    const targets = stars.subarray(from, to);
    for (let k = 0; k < columns.length; k++) targets[k] -= other.biases[columns[k]];

    // 1. b = Σ (r − b_other − u·v) / (n + γ/λ).
    let sum = 0;
    for (let k = 0; k < columns.length; k++)
      sum += targets[k] - product(vector, other.vectors, columns[k]);
    const bias = sum / (columns.length + l2Bias);
    own.biases[row] = bias;

    // 2. u = (Σ v vᵀ + τ/λ I)⁻¹ Σ v (r − b − b_other).
    for (let k = 0; k < columns.length; k++) targets[k] -= bias;
    vector.set(solve({ fixed: other.vectors, columns, targets, penalties }));
    work += columns.length * (factors + 1) ** 2;
    if (work < WORK_PER_STEP) continue;
    work = 0;
    yield row / rows;
  }
}

function product(vector: Float32Array, others: Float32Array, other: number): number {
  let sum = 0;
  for (let f = 0; f < vector.length; f++) sum += vector[f] * others[other * vector.length + f];
  return sum;
}

/** τ/λ for each factor and γ/λ for the bias, whatever the number of ratings. */
function penaltiesOf({ factors, l2, l2Bias }: Settings): Float64Array {
  const penalties = new Float64Array(factors + 1).fill(l2);
  penalties[factors] = l2Bias;
  return penalties;
}

/** [u; b_u] of a history. */
function placed(fit: Als004Fitted, history: History): Float64Array {
  return ridgeSolver(fit.factors + 1)(biasedRow(fit, history, penaltiesOf(fit)));
}

/** A history as it is placed for a ranking: somebody with one rating has no bias, u = (v vᵀ + τ/λ I)⁻¹ v (r − b_i). */
function rankingRow(fit: Als004Fitted, history: History): RidgeRow {
  const row = biasedRow(fit, history, penaltiesOf(fit));
  if (history.films.length !== 1) return row;
  const { factors } = fit;
  return {
    ...row,
    fixed: row.fixed.subarray(0, factors),
    penalties: row.penalties.subarray(0, factors),
  };
}

/** Twice the loss by λ, taken apart. */
function lossOf(ratings: Ratings, users: Side, films: Side, { factors, l2, l2Bias }: Settings) {
  let error = 0;
  for (let user = 0; user < ratings.rows; user++) {
    const vector = users.vectors.subarray(user * factors, (user + 1) * factors);
    for (let k = ratings.starts[user]; k < ratings.starts[user + 1]; k++) {
      const film = ratings.indices[k];
      const stars = users.biases[user] + films.biases[film] + product(vector, films.vectors, film);
      error += (ratings.halfStars[k] / 2 - stars) ** 2;
    }
  }
  const squares = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0);
  return {
    error,
    factors: l2 * (squares(users.vectors) + squares(films.vectors)),
    biases: l2Bias * (squares(users.biases) + squares(films.biases)),
  };
}
