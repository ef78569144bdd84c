import type { Dataset } from '../dataset';
import { exp } from '../exact-math';
import type { Ratings } from '../ratings';
import { inTimeOrder, recencyWeights } from '../recency';
import { defineModel, explained, type Step } from './model';

/** Added to a film's ratings before its scale, and the power of it. */
const DAMPING = 3;
const USERS_PER_STEP = 64;

type AdjacencyFitted = {
  readonly pace: number;
  /** e^−g/fade for gaps g = 0 … reach; the first is not used. */
  readonly nearness: Float64Array;
  /** Films of each user as they were rated, earliest first; where a user's start is that of the ratings. */
  readonly sequence: Uint32Array;
  /** For each rating, by film, its position in the sequence. */
  readonly places: Uint32Array;
  /** (n + 3)^−¼ of each film. */
  readonly scales: Float32Array;
};

/**
 * M_ij = Σ e^−g/8 over all users who rated i and j with a gap of g = 1 … 24 between them, either way, scaled by
 * (n_i + 3)^−¼ (n_j + 3)^−¼; score_j = Σ_i e^−ρ/3 M_ij over the films i of a history, ρ = 0 for its latest.
 */
export const adjacency = defineModel({
  id: 'adjacency',
  label: 'Next up',
  summary: 'What people watched right before or after the films that you watched last.',
  paper:
    'Garg et al. Sequence and time aware neighborhood for session-based recommendations. SIGIR 2019; Ding, Li. Time weight collaborative filtering. CIKM 2005.',
  version: 1,
  params: {
    reach: {
      type: 'number',
      label: 'Reach',
      help: 'How many films before and after a film count as its neighbours.',
      default: 24,
      min: 1,
      max: 200,
      step: 1,
    },
    fade: {
      type: 'number',
      label: 'Fading of the gap',
      help: 'A neighbour counts e⁻¹ times less for every so many films in between.',
      default: 8,
      min: 0.1,
      max: 100,
      step: 0.1,
    },
    pace: {
      type: 'number',
      label: 'Fading of the history',
      help: 'A film of yours counts e⁻¹ times less for every so many that you rated since.',
      default: 3,
      min: 0.1,
      max: 1000,
      step: 0.1,
    },
  },

  *fit(
    { ratings, byFilm },
    { reach, fade, pace },
  ): Generator<Step<AdjacencyFitted>, AdjacencyFitted> {
    const sequence = new Uint32Array(ratings.indices.length);
    const places = new Uint32Array(ratings.indices.length);
    const total = ratings.rows;
    const next = byFilm.starts.slice();
    for (let user = 0; user < ratings.rows; user++) {
      placeUser(ratings, user, { sequence, places, next });
      if (user % USERS_PER_STEP === USERS_PER_STEP - 1) yield { done: user, total };
    }
    const nearness = Float64Array.from({ length: reach + 1 }, (_, gap) => exp(-gap / fade));
    const scales = Float32Array.from({ length: byFilm.rows }, (_, film) => {
      const count = byFilm.starts[film + 1] - byFilm.starts[film];
      return 1 / Math.sqrt(Math.sqrt(count + DAMPING));
    });
    const fit = () => ({
      pace,
      nearness: nearness.slice(),
      sequence: sequence.slice(),
      places: places.slice(),
      scales: scales.slice(),
    });
    yield { done: total, total, iteration: 1, state: fit };
    return fit();
  },

  rank(fit, data, history, films, out) {
    const scores = new Float64Array(data.byFilm.rows);
    const weights = recencyWeights(history, fit.pace);
    history.films.forEach((from, k) => {
      const weight = weights[k] * fit.scales[from];
      neighbours(fit, data, from, (film, nearness) => (scores[film] += weight * nearness));
    });
    for (let k = 0; k < films.length; k++) out[k] = scores[films[k]] * fit.scales[films[k]];
  },

  explain(fit, data, history, film) {
    const sums = new Float64Array(data.byFilm.rows);
    neighbours(fit, data, film, (other, nearness) => (sums[other] += nearness));
    const fromRatings = recencyWeights(history, fit.pace).map((weight, k) => {
      const from = history.films[k];
      return weight * sums[from] * fit.scales[from] * fit.scales[film];
    });
    return explained({}, fromRatings);
  },
});

/** Writes one user's sequence, and the place of each of its ratings; `next` is the next rating of each film. */
function placeUser(
  { starts, indices, times }: Ratings,
  user: number,
  {
    sequence,
    places,
    next,
  }: {
    readonly sequence: Uint32Array;
    readonly places: Uint32Array;
    readonly next: Uint32Array;
  },
): void {
  const [from, to] = [starts[user], starts[user + 1]];
  const order = inTimeOrder(times ? times.subarray(from, to) : new Uint32Array(to - from));
  order.forEach((position, k) => {
    const film = indices[from + position];
    sequence[from + k] = film;
    places[next[film]++] = from + k;
  });
}

/** Visits every film within reach of a film in somebody's sequence, with e^−g/fade; one visit for each person. */
function neighbours(
  { nearness, sequence, places }: AdjacencyFitted,
  { ratings, byFilm }: Dataset,
  film: number,
  visit: (film: number, nearness: number) => void,
): void {
  for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
    const user = byFilm.indices[k];
    const first = Math.max(ratings.starts[user], places[k] - nearness.length + 1);
    const end = Math.min(ratings.starts[user + 1], places[k] + nearness.length);
    for (let place = first; place < end; place++) {
      const gap = Math.abs(place - places[k]);
      if (gap > 0) visit(sequence[place], nearness[gap]);
    }
  }
}
