import { choiceWeights, choiceWeightsParam } from '../choice-weights';
import type { Dataset } from '../dataset';
import type { History } from '../history';
import { gramMatrix } from '../kernels/gram-matrix';
import { invertSpd } from '../linalg/cholesky';
import { recencyWeights } from '../recency';
import { topK } from '../top-k';
import { defineModel, explained, type Step } from './model';

/** Largest matrix that is inverted: 4,096² doubles are 134 MB. */
const LARGEST = 4096;

/** A choice counts e⁻¹ times less for every five films rated since, and never less than this beside the latest. */
const PACE = 5;
const RECENCY_FLOOR = 0.03;

/** How a history asks. */
type Query = {
  /** Whether choices count by their stars. */
  readonly rated: number;
  /** Whether the latest choices count most. */
  readonly latest: number;
};

/** Through the users: K = X Xᵀ + λ I, of which only the inverse is kept. Exact, and small when users are few. */
type DualFit = Query & {
  readonly users: number;
  /** K⁻¹, users × users. */
  readonly inverse: Float32Array;
  /** 1 / (λ d_j) per film, with λ d_j = 1 − x_jᵀ K⁻¹ x_j. */
  readonly scale: Float32Array;
};

/** Through the films: B itself, over the most rated ones. */
type PrimalFit = Query & {
  /** Films that take part; the rest score 0. */
  readonly films: Uint32Array;
  /** B, films × films: row i holds what choosing film i adds to each other film. */
  readonly weights: Float32Array;
};

type EaseFit = DualFit | PrimalFit;

/**
 * score = x B with min ‖X − X B‖² + λ‖B‖², diag B = 0. With P = (XᵀX + λI)⁻¹: B_ij = −P_ij / P_jj (eq. 8 of the paper).
 */
export const ease = defineModel({
  id: 'ease',
  label: 'EASE',
  summary: 'One linear map from what you chose to what you would choose next, solved exactly.',
  paper: 'Steck. Embarrassingly shallow autoencoders for sparse data. WWW 2019. arXiv:1905.03375.',
  version: 1,
  params: {
    l2: {
      type: 'number',
      label: 'Regularisation',
      help: 'λ: higher is smoother and closer to plain popularity among similar people.',
      default: 100,
      min: 1,
      max: 10_000,
      step: 0.1,
    },
    weights: choiceWeightsParam,
    recency: {
      type: 'choice',
      label: 'Recency',
      help: 'Let all films of a history count, or the latest ones most: for what to watch next.',
      default: 'any',
      options: ['any', 'latest'],
    },
  },

  *fit(data, { l2, weights, recency }): Generator<Step<EaseFit>, EaseFit> {
    const query = { rated: weights === 'rating' ? 1 : 0, latest: recency === 'latest' ? 1 : 0 };
    const { rows: users, cols: films } = data.ratings;
    return users <= Math.min(films, LARGEST)
      ? yield* fitDual(data, l2, query)
      : yield* fitPrimal(data, l2, query);
  },

  rank(fitted, data, history, films, out) {
    if ('inverse' in fitted) rankDual(fitted, data, history, films, out);
    else rankPrimal(fitted, history, films, out);
  },

  explain(fitted, data, history, film) {
    const shares =
      'inverse' in fitted
        ? dualWeights(fitted, data, history, film)
        : primalWeights(fitted, history, film);
    const x = queryWeights(fitted, history);
    const fromRatings = shares.map((share, k) => share * x[k]);
    return explained({}, fromRatings);
  },

  remark(fitted, { films }) {
    if ('inverse' in fitted || fitted.films.length === films.count) return undefined;
    const [some, all] = [fitted.films.length, films.count].map((n) => n.toLocaleString('en-GB'));
    return `EASE covers the ${some} most rated of ${all} films.`;
  },
});

const weightsOf = (rated: number) => choiceWeights(rated ? 'rating' : 'binary');

/** x of a history's films; for the latest first, times e^−ρ/5 + 0.03, ρ = 0 for the last one rated. */
function queryWeights({ rated, latest }: Query, history: History): Float64Array {
  const table = weightsOf(rated);
  const x = Float64Array.from(history.halfStars, (h) => table[h]);
  if (!latest) return x;
  const recent = recencyWeights(history, PACE);
  return x.map((weight, k) => weight * (recent[k] + RECENCY_FLOOR));
}

function* fitDual(
  { byFilm }: Dataset,
  l2: number,
  query: Query,
): Generator<Step<EaseFit>, DualFit> {
  const { rows: films, cols: users, starts, indices, halfStars } = byFilm;
  const x = weightsOf(query.rated);
  const total = 5 * users;
  const building = gramMatrix(byFilm, x, { position: (user) => user, size: users, l2 });
  let next = building.next();
  for (; !next.done; next = building.next()) yield { done: (next.value / films) * users, total };
  const k = next.value;
  for (const done of invertSpd(k, users)) yield { done: users + done, total };

  const inverse = Float32Array.from(k);
  const scale = new Float32Array(films);
  for (let film = 0; film < films; film++) {
    let quadratic = 0;
    for (let a = starts[film]; a < starts[film + 1]; a++) {
      const row = indices[a] * users;
      let sum = 0;
      for (let b = starts[film]; b < a; b++) sum += k[row + indices[b]] * x[halfStars[b]];
      const own = x[halfStars[a]];
      quadratic += own * (2 * sum + k[row + indices[a]] * own);
    }
    scale[film] = 1 / (1 - quadratic);
    if (film % 256 === 255) yield { done: (4 + film / films) * users, total };
  }
  const fitted = { ...query, users, inverse, scale };
  const state = () => ({ ...query, users, inverse: inverse.slice(), scale: scale.slice() });
  yield { done: total, total, iteration: 1, state };
  return fitted;
}

function* fitPrimal(data: Dataset, l2: number, query: Query): Generator<Step<EaseFit>, PrimalFit> {
  const { ratings, byFilm } = data;
  const counts = Float32Array.from(
    { length: byFilm.rows },
    (_, film) => byFilm.starts[film + 1] - byFilm.starts[film],
  );
  const films = topK(counts, LARGEST).sort();
  const size = films.length;
  const positions = new Uint32Array(byFilm.rows).fill(size);
  films.forEach((film, at) => (positions[film] = at));

  const total = 4 * size;
  const building = gramMatrix(ratings, weightsOf(query.rated), {
    position: (film) => positions[film],
    size,
    l2,
  });
  let next = building.next();
  for (; !next.done; next = building.next())
    yield { done: (next.value / ratings.rows) * size, total };
  const p = next.value;
  for (const done of invertSpd(p, size)) yield { done: size + done, total };

  const weights = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      weights[i * size + j] = i === j ? 0 : -p[i * size + j] / p[j * size + j];
    }
    if (i % 64 === 63) yield { done: total, total };
  }
  const fitted = { ...query, films, weights };
  const state = () => ({ ...query, films: films.slice(), weights: weights.slice() });
  yield { done: total, total, iteration: 1, state };
  return fitted;
}

/** score = Xᵀ K⁻¹ (X x) / (λ d): equals Σ_i x_i B_ij for every film j outside the history, without ever forming B. */
function rankDual(
  fitted: DualFit,
  { byFilm }: Dataset,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  const { rated, users, inverse, scale } = fitted;
  const x = weightsOf(rated);
  const asked = queryWeights(fitted, history);
  const { starts, indices, halfStars } = byFilm;

  // 1. X x: how much each user shares with the history.
  const shared = new Float64Array(users);
  history.films.forEach((film, h) => {
    const weight = asked[h];
    for (let k = starts[film]; k < starts[film + 1]; k++) {
      shared[indices[k]] += weight * x[halfStars[k]];
    }
  });

  // 2. K⁻¹ (X x), then 3. its dot product with each film's raters.
  const solved = new Float64Array(users);
  for (let u = 0; u < users; u++) {
    let sum = 0;
    for (let v = 0; v < users; v++) sum += inverse[u * users + v] * shared[v];
    solved[u] = sum;
  }
  for (let n = 0; n < films.length; n++) {
    const film = films[n];
    let sum = 0;
    for (let k = starts[film]; k < starts[film + 1]; k++)
      sum += x[halfStars[k]] * solved[indices[k]];
    out[n] = sum * scale[film];
  }
}

/** B_ij = x_iᵀ K⁻¹ x_j / (λ d_j) for each film i of the history. */
function dualWeights(
  { rated, users, inverse, scale }: DualFit,
  { byFilm: { starts, indices, halfStars } }: Dataset,
  history: History,
  film: number,
): Float64Array {
  const x = weightsOf(rated);
  const solved = new Float64Array(users);
  for (let k = starts[film]; k < starts[film + 1]; k++) {
    const row = indices[k] * users;
    const weight = x[halfStars[k]] * scale[film];
    for (let u = 0; u < users; u++) solved[u] += weight * inverse[row + u];
  }
  return Float64Array.from(history.films, (from) => {
    let sum = 0;
    for (let k = starts[from]; k < starts[from + 1]; k++)
      sum += x[halfStars[k]] * solved[indices[k]];
    return sum;
  });
}

function rankPrimal(
  fitted: PrimalFit,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  const size = fitted.films.length;
  const asked = queryWeights(fitted, history);
  const scores = new Float64Array(size + 1); // the last cell stands for all films that take no part
  history.films.forEach((film, h) => {
    const row = positionOf(fitted.films, film);
    if (row === size) return;
    const weight = asked[h];
    for (let j = 0; j < size; j++) scores[j] += weight * fitted.weights[row * size + j];
  });
  for (let n = 0; n < films.length; n++) out[n] = scores[positionOf(fitted.films, films[n])];
}

function primalWeights(fitted: PrimalFit, history: History, film: number): Float64Array {
  const size = fitted.films.length;
  const column = positionOf(fitted.films, film);
  return Float64Array.from(history.films, (from) => {
    const row = positionOf(fitted.films, from);
    return row === size || column === size ? 0 : fitted.weights[row * size + column];
  });
}

/** Where a film stands in an ascending list; the list's length where it does not. */
function positionOf(films: Uint32Array, film: number): number {
  let [low, high] = [0, films.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (films[middle] < film) low = middle + 1;
    else high = middle;
  }
  return films[low] === film ? low : films.length;
}
