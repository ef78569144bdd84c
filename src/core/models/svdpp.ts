import type { History } from '../history';
import {
  decayPenalties,
  implicitPenalty,
  initialVectors,
  visitUser,
  type ImplicitFactorisation,
} from '../kernels/gradient';
import { ridgeSolver, type RidgeRow } from '../kernels/ridge';
import { permutation } from '../random';
import { meanStars } from '../ratings';
import {
  biasedRow,
  biasedStars,
  countedPenalties,
  explainBiased,
  vectorOf,
  type BiasedFilms,
} from './biased-films';
import { defineModel, type Step } from './model';

/** Multiply-adds between two steps: a few milliseconds. */
const WORK_PER_STEP = 1e6;
/** Penalty of a history's factors, multiplied by its ratings, whatever the films were trained with. */
const FOLD_IN_L2 = 0.1;

/** The defaults of the Surprise library. */
const SURPRISE = { epochs: 20, l2: 0.02, l2Implicit: 0.02, l2Bias: 0.02, initialDeviation: 0.1 };

type SvdppFitted = BiasedFilms & {
  readonly l2Bias: number;
  /** y, films × factors, row-major; 0 for films without ratings. */
  readonly implicit: Float32Array;
};

/**
 * r̂ = μ + b_u + b_i + q_i · (p_u + n_u^−½ Σ_j y_j): a user is a vector and, beside it, the films that they chose to
 * rate. Gradient descent over one user's block of ratings after another, users and ratings in random order.
 */
export const svdpp = defineModel({
  id: 'svdpp',
  label: 'SVD++',
  summary:
    'Matrix factorisation that also learns from which films somebody rated, whatever the stars.',
  paper:
    'Koren. Factorization meets the neighborhood: a multifaceted collaborative filtering model. KDD 2008.',
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
    factors: {
      type: 'number',
      label: 'Factors',
      help: 'Dimensions of taste.',
      default: 20,
      min: 1,
      max: 256,
      step: 1,
    },
    epochs: {
      type: 'number',
      label: 'Epochs',
      help: 'How often all ratings are visited.',
      default: 40,
      min: 1,
      max: 200,
      step: 1,
    },
    learningRate: {
      type: 'number',
      label: 'Learning rate',
      help: 'η: length of a step.',
      default: 0.007,
      min: 0.0001,
      max: 0.05,
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
    l2Implicit: {
      type: 'number',
      label: 'Regularisation of choices',
      help: 'λ_y: how fast the vectors of rated films decay.',
      default: 0.06,
      min: 0.001,
      max: 1,
      step: 0.001,
    },
    l2Bias: {
      type: 'number',
      label: 'Bias regularisation',
      help: 'λ_b: how fast biases decay.',
      default: 0.01,
      min: 0.001,
      max: 1,
      step: 0.001,
    },
    initialDeviation: {
      type: 'number',
      label: 'Initial spread',
      help: 'Standard deviation of the numbers that all vectors start with.',
      default: 0.05,
      min: 0.001,
      max: 1,
      step: 0.001,
    },
  },

  *fit({ ratings, byFilm }, params, random): Generator<Step<SvdppFitted>, SvdppFitted> {
    const { factors, epochs, l2Bias, initialDeviation: deviation } = params;
    const learned: ImplicitFactorisation = {
      factors,
      mean: meanStars(ratings),
      users: initialVectors(ratings, factors, deviation, random),
      userBiases: new Float32Array(ratings.rows),
      films: initialVectors(byFilm, factors, deviation, random),
      filmBiases: new Float32Array(byFilm.rows),
      implicit: initialVectors(byFilm, factors, deviation, random),
    };
    const fit = () => ({
      factors,
      l2Bias,
      mean: learned.mean,
      films: learned.films.slice(),
      filmBiases: learned.filmBiases.slice(),
      implicit: learned.implicit.slice(),
    });
    const memory = { sum: new Float64Array(factors), before: new Float64Array(factors) };
    const { rows, starts, indices } = ratings;
    const total = epochs * indices.length;
    let [done, work] = [0, 0];
    for (let epoch = 1; epoch <= epochs; epoch++) {
      let error = 0;
      for (const user of permutation(rows, random)) {
        const start = starts[user];
        const order = permutation(starts[user + 1] - start, random).map((k) => start + k);
        if (order.length > 0)
          error += visitUser(learned, ratings, { user, order, ...memory }, params);
        done += order.length;
        work += 8 * order.length * factors;
        if (work < WORK_PER_STEP) continue;
        work = 0;
        yield { done, total };
      }
      const loss = {
        error,
        ...decayPenalties(learned, ratings, byFilm, params),
        implicit: implicitPenalty(learned, ratings, params.l2Implicit),
      };
      yield { done, total, iteration: epoch, loss, state: fit };
    }
    return fit();
  },

  predict(fit, _data, history, films, out) {
    const person = foldIn(fit, history);
    for (let k = 0; k < films.length; k++) out[k] = biasedStars(fit, person, films[k]);
  },

  // Beside its share in the solve for [p; b_u], each rating j adds q_i · y_j / √n by being there.
  explain(fit, _data, history, film) {
    const { terms, total, fromRatings } = explainBiased(fit, rowOf(fit, history), film);
    const root = Math.sqrt(history.films.length);
    const vector = vectorOf(fit, film);
    const shares = fromRatings.map((share, k) => {
      const y = history.films[k] * fit.factors;
      return share + vector.reduce((sum, q, f) => sum + q * fit.implicit[y + f], 0) / root;
    });
    const added = shares.reduce((sum, share, k) => sum + share - fromRatings[k], 0);
    return { terms, total: total + added, fromRatings: shares };
  },

  space: {
    vectors: ({ films, factors }) => ({ values: films, width: factors }),
    place: (fit, _data, history) =>
      Float32Array.from(foldIn(fit, history).subarray(0, fit.factors)),
  },
});

/** [p + s; b_u]: everything that meets a film's vector, and the bias. */
function foldIn(fit: SvdppFitted, history: History): Float64Array {
  const person = ridgeSolver(fit.factors + 1)(rowOf(fit, history));
  choiceVector(fit, history).forEach((s, f) => (person[f] += s));
  return person;
}

/** The ridge regression for [p; b_u], on what b_i and q_i · s leave of the ratings. */
function rowOf(fit: SvdppFitted, history: History): RidgeRow {
  const penalties = countedPenalties(fit.factors, history, FOLD_IN_L2, fit.l2Bias);
  const row = biasedRow(fit, history, penalties);
  const s = choiceVector(fit, history);
  const targets = row.targets.map((target, k) => {
    return target - vectorOf(fit, history.films[k]).reduce((sum, q, f) => sum + q * s[f], 0);
  });
  return { ...row, targets };
}

/** s = n^−½ Σ y_j over the films of a history. */
function choiceVector({ factors, implicit }: SvdppFitted, { films }: History): Float64Array {
  const s = new Float64Array(factors);
  const root = 1 / Math.sqrt(films.length);
  for (const film of films) {
    for (let f = 0; f < factors; f++) s[f] += root * implicit[film * factors + f];
  }
  return s;
}
