import { choiceWeights, choiceWeightsParam } from '../choice-weights';
import type { Dataset } from '../dataset';
import { power } from '../exact-math';
import type { History } from '../history';
import { kthLargest } from '../kth-largest';
import type { Ratings } from '../ratings';
import { defineModel, explained, type Step } from './model';

/** Multiply-adds between two steps: a few milliseconds. */
const WORK_PER_STEP = 1e6;

type Rp3BetaFitted = {
  readonly alpha: number;
  /** x by half stars, 11 numbers. */
  readonly weights: Float64Array;
  /** Sparse rows, films × films: the films that each film leads to, ascending, and W_ij. */
  readonly starts: Uint32Array;
  readonly films: Uint32Array;
  readonly walks: Float32Array;
};

/**
 * A walk of three steps: from a film of the history to somebody who chose it, and on to another film of theirs, each
 * step taken in proportion to the weights, to the power α; popular films are damped by their degree to the power β:
 *
 *   W_ij = Σ_u (x_ui / d_i)ᵅ (x_uj / d_u)ᵅ / d_jᵝ,   score_j = Σ_i (x_i / d)ᵅ W_ij.
 */
export const rp3beta = defineModel({
  id: 'rp3beta',
  label: 'Random walk',
  summary: 'From your films to people who chose them, and on to what else those people chose.',
  paper:
    'Paudel, Christoffel, Newell, Bernstein. Updatable, accurate, diverse, and scalable recommendations for interactive applications. TiiS 7(1), 2017.',
  version: 1,
  params: {
    alpha: {
      type: 'number',
      label: 'Exponent of the steps',
      help: 'α: below 1, rare ways are taken more often than their share.',
      default: 0.8,
      min: 0.01,
      max: 3,
      step: 0.01,
    },
    beta: {
      type: 'number',
      label: 'Damping of the popular',
      help: 'β: 0 lets popular films win, 1 takes all of their popularity away.',
      default: 0.3,
      min: 0,
      max: 2,
      step: 0.01,
    },
    neighbours: {
      type: 'number',
      label: 'Neighbours',
      help: 'How many films can be reached from each film.',
      default: 200,
      min: 1,
      max: 10_000,
      step: 1,
    },
    weights: choiceWeightsParam,
  },

  *fit(data, params): Generator<Step<Rp3BetaFitted>, Rp3BetaFitted> {
    const { rows: total } = data.byFilm;
    const weights = choiceWeights(params.weights);
    const walk = walker(data, weights, params);
    const rows: Row[] = [];
    let work = 0;
    for (let film = 0; film < total; film++) {
      const walks = walk(film);
      rows.push(strongest(walks, params.neighbours));
      work += walks.work;
      if (work < WORK_PER_STEP) continue;
      work = 0;
      yield { done: film, total };
    }
    const fit = () => ({ alpha: params.alpha, weights: weights.slice(), ...joined(rows) });
    yield { done: total, total, iteration: 1, state: fit };
    return fit();
  },

  rank({ starts, films: reached, walks, ...fit }, data, history, films, out) {
    const scores = new Float64Array(data.byFilm.rows);
    const chosen = firstSteps(fit, history);
    history.films.forEach((from, h) => {
      for (let k = starts[from]; k < starts[from + 1]; k++) {
        scores[reached[k]] += chosen[h] * walks[k];
      }
    });
    for (let k = 0; k < films.length; k++) out[k] = scores[films[k]];
  },

  explain({ starts, films: reached, walks, ...fit }, _data, history, film) {
    const fromRatings = firstSteps(fit, history).map((step, h) => {
      const [from, to] = [starts[history.films[h]], starts[history.films[h] + 1]];
      const at = reached.subarray(from, to).indexOf(film);
      return at < 0 ? 0 : step * walks[from + at];
    });
    return explained({}, fromRatings);
  },
});

/** (x_i / d)ᵅ for each film of a history. */
function firstSteps(
  { alpha, weights }: Pick<Rp3BetaFitted, 'alpha' | 'weights'>,
  { halfStars }: History,
): Float64Array {
  const chosen = Float64Array.from(halfStars, (h) => weights[h]);
  const degree = chosen.reduce((sum, x) => sum + x, 0);
  return chosen.map((x) => power(x / degree, alpha));
}

/** One film's row of the fit. */
interface Row {
  readonly films: Uint32Array;
  readonly walks: Float32Array;
}

/** The so many films with the largest W_ij, and those level with the last of them. */
function strongest({ films, weights }: Walks, count: number): Row {
  const values = Float64Array.from(films, (film) => weights[film]);
  const least = values.length > count ? kthLargest(values, values.length, count) : 0;
  const kept = films.filter((film) => weights[film] >= least).sort();
  return { films: kept, walks: Float32Array.from(kept, (film) => weights[film]) };
}

function joined(rows: readonly Row[]): Pick<Rp3BetaFitted, 'starts' | 'films' | 'walks'> {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach(({ films }, row) => (starts[row + 1] = starts[row] + films.length));
  const films = new Uint32Array(starts[rows.length]);
  const walks = new Float32Array(films.length);
  rows.forEach((row, r) => {
    films.set(row.films, starts[r]);
    walks.set(row.walks, starts[r]);
  });
  return { starts, films, walks };
}

/** Where the walks from one film lead: valid until the next walk. */
interface Walks {
  /** Films j that share a rater with it, itself left out. */
  readonly films: Uint32Array;
  /** W_ij by film; 0 for all others. */
  readonly weights: Float64Array;
  /** Multiply-adds that they took. */
  readonly work: number;
}

/** A function that walks from a film to all others. */
function walker(
  { ratings, byFilm }: Dataset,
  x: Float64Array,
  { alpha, beta }: { readonly alpha: number; readonly beta: number },
): (from: number) => Walks {
  const { starts, indices, halfStars } = ratings;
  const powers = x.map((weight) => power(weight, alpha));
  const filmDegrees = degreesOf(byFilm, x);
  const filmRoots = filmDegrees.map((degree) => inversePower(degree, alpha));
  const damping = filmDegrees.map((degree) => inversePower(degree, beta));
  const userRoots = degreesOf(ratings, x).map((degree) => inversePower(degree, alpha));
  const weights = new Float64Array(byFilm.rows);
  const touched = new Uint32Array(byFilm.rows);
  let size = 0;
  return (from) => {
    for (let t = 0; t < size; t++) weights[touched[t]] = 0;
    size = 0;
    let work = 0;
    for (let k = byFilm.starts[from]; k < byFilm.starts[from + 1]; k++) {
      const user = byFilm.indices[k];
      const step = powers[byFilm.halfStars[k]] * userRoots[user];
      const end = starts[user + 1];
      for (let a = starts[user]; a < end; a++) {
        const film = indices[a];
        const sum = weights[film];
        if (sum === 0 && film !== from) touched[size++] = film;
        weights[film] = sum + step * powers[halfStars[a]];
      }
      work += end - starts[user];
    }
    weights[from] = 0;
    const root = filmRoots[from];
    for (let t = 0; t < size; t++) weights[touched[t]] *= root * damping[touched[t]];
    return { films: touched.subarray(0, size), weights, work: work + 4 * size };
  };
}

/** Sum of the weights of each row. */
function degreesOf({ rows, starts, halfStars }: Ratings, x: Float64Array): Float64Array {
  const degrees = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let k = starts[row]; k < starts[row + 1]; k++) degrees[row] += x[halfStars[k]];
  }
  return degrees;
}

/** 1 / degree^a; 0 for rows without ratings. */
const inversePower = (degree: number, a: number) => (degree === 0 ? 0 : 1 / power(degree, a));
