import type { Dataset } from '../dataset';
import type { History } from '../history';
import { userBias, userBiasByRating } from '../models/biases';
import type { Explanation } from '../models/model';
import { countOf } from '../ratings';
import {
  intoShares,
  levelOf,
  neighboursUpTo,
  onBiases,
  predictBy,
  type Estimator,
  type Neighbours,
} from './estimate';
import {
  estimateOf,
  similarityKindOf,
  valueWriter,
  weighingOf,
  type NeighbourFit,
} from './neighbour-fit';
import { longestRow } from './shared-ratings';
import { addPair, similarityOf, SUMS } from './similarity';

const SHRUNK = { power: 1, damping: 0.5 } as const;

/** Unclipped stars of the given films, by the people who rated alike what they and the history both rated. */
export function predictFromPeople(
  fitted: NeighbourFit,
  data: Dataset,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  predictBy(estimatorFor(fitted, data, history, films), films, out);
}

/**
 * The stars taken apart. What the neighbours say is one term: it comes from their ratings, not from the history's.
 * The history's own level, b_u = Σ ε / (λ + n) or its mean, is shared out among its ratings.
 */
export function explainFromPeople(
  fitted: NeighbourFit,
  data: Dataset,
  history: History,
  film: number,
): Explanation {
  const { mean } = fitted;
  const { near, startFrom, deviation } = estimatorFor(fitted, data, history, Uint32Array.of(film));
  const start = startFrom(film);
  let neighbours = 0;
  for (let k = 0; k < near.count; k++) neighbours += near.shares[k] * deviation(near.rows[k], film);

  const fromRatings = levelByRating(fitted, data, history, film);
  const own = fromRatings.reduce((sum, share) => sum + share, 0);
  const isBare = estimateOf(fitted) === 'basic' && near.count > 0;
  const startTerms = [
    { id: 'mean', value: mean },
    { id: 'film', value: start - mean - own },
  ] as const;
  return {
    total: start + neighbours,
    terms: [...(isBare ? [] : startTerms), { id: 'neighbours', value: neighbours }],
    fromRatings,
  };
}

/** What each rating adds to the history's own level, about the mean of all. */
function levelByRating(
  fitted: NeighbourFit,
  { byFilm }: Dataset,
  history: History,
  film: number,
): Float64Array {
  const kind = estimateOf(fitted);
  if (onBiases(kind)) return userBiasByRating(fitted, history);
  const { films, halfStars } = history;
  if (kind === 'basic' || countOf(byFilm, film) === 0) return new Float64Array(films.length);
  return Float64Array.from(halfStars, (h) => (h / 2 - fitted.mean) / films.length);
}

function estimatorFor(
  fitted: NeighbourFit,
  { byFilm }: Dataset,
  history: History,
  films: Uint32Array,
): Estimator {
  const { mean, deviation: ofAll, filmBiases, levels, spreads } = fitted;
  const kind = estimateOf(fitted);
  const bias = userBias(fitted, history);
  const own = levelOf(kind, history.halfStars, { mean, bias, deviation: ofAll });
  const filmBias = (film: number) => (onBiases(kind) ? filmBiases[film] : 0);
  const weighing = weighingOf(fitted, SHRUNK);
  const near = neighboursUpTo(longestRow(byFilm, films));
  const scratch = near.shares.slice();
  const similarities = similaritiesTo(fitted, { byFilm }, history);

  return {
    near,
    startFrom(film) {
      listRaters(byFilm, film, similarities, near);
      intoShares(near, weighing, scratch);
      if (kind === 'basic') return near.count > 0 ? 0 : mean;
      if (onBiases(kind)) return own.level + filmBias(film);
      return history.films.length > 0 && countOf(byFilm, film) > 0 ? own.level : mean;
    },
    deviation(rating, film) {
      const user = byFilm.indices[rating];
      const deviation = byFilm.halfStars[rating] / 2 - levels[user] - filmBias(film);
      return (own.spread * deviation) / spreads[user];
    },
  };
}

/** Lists the places of a film's ratings by people who are like the history. */
function listRaters(
  { starts, indices }: Dataset['byFilm'],
  film: number,
  similarities: Float64Array,
  near: Neighbours,
): void {
  near.count = 0;
  for (let k = starts[film]; k < starts[film + 1]; k++) {
    const similarity = similarities[indices[k]];
    if (!(similarity > 0)) continue;
    near.rows[near.count] = k;
    near.shares[near.count++] = similarity;
  }
}

/** How alike each user and the history are, over the films that both rated; one per user. */
export function similaritiesTo(
  fitted: NeighbourFit,
  { byFilm }: Pick<Dataset, 'byFilm'>,
  history: History,
): Float64Array {
  const { mean, filmBiases, shrinkage } = fitted;
  const kind = similarityKindOf(fitted);
  const bias = userBias(fitted, history);
  const writeValues = valueWriter(fitted, { byFilm });
  const values = new Float64Array(longestRow(byFilm, history.films));
  const sums = new Float64Array(byFilm.cols * SUMS);
  history.films.forEach((film, h) => {
    const stars = history.halfStars[h] / 2;
    const x = kind === 'pearson-baseline' ? stars - mean - filmBiases[film] - bias : stars;
    writeValues(film, values);
    const start = byFilm.starts[film];
    for (let k = start; k < byFilm.starts[film + 1]; k++) {
      addPair(sums, byFilm.indices[k] * SUMS, x, values[k - start]);
    }
  });
  return Float64Array.from({ length: byFilm.cols }, (_, user) =>
    similarityOf(kind, sums, user * SUMS, shrinkage),
  );
}
