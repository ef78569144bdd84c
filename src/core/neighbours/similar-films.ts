import type { Dataset } from '../dataset';
import type { History } from '../history';
import { userBias, userBiasByRating } from '../models/biases';
import { explained, type Explanation } from '../models/model';
import { countOf } from '../ratings';
import {
  intoShares,
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
import { longestRow, sharedRatings } from './shared-ratings';
import { addPair, clearPair, similarityOf, SUMS } from './similarity';

const SHRUNK = { power: 2, damping: 0.1 } as const;

/** Unclipped stars of the given films, by the films of the history that people rated alike. */
export function predictFromFilms(
  fitted: NeighbourFit,
  data: Dataset,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  predictBy(estimatorFor(fitted, data, history, films), films, out);
}

function estimatorFor(
  fitted: NeighbourFit,
  { byFilm }: Dataset,
  history: History,
  films: Uint32Array,
): Estimator {
  const { mean, levels, spreads } = fitted;
  const kind = estimateOf(fitted);
  const bias = historyBias(fitted, history);
  const weighing = weighingOf(fitted, SHRUNK);
  const near = neighboursUpTo(history.films.length);
  const scratch = near.shares.slice();
  const findNeighbours = neighbourFinder(fitted, { byFilm }, history, films);

  return {
    near,
    startFrom(film) {
      findNeighbours(film, near);
      intoShares(near, weighing, scratch);
      if (kind === 'basic') return near.count > 0 ? 0 : mean;
      if (onBiases(kind)) return levels[film] + bias;
      return history.films.length > 0 && countOf(byFilm, film) > 0 ? levels[film] : mean;
    },
    deviation(rating, film) {
      const rated = history.films[rating];
      const deviation = history.halfStars[rating] / 2 - levels[rated] - bias;
      return (spreads[film] * deviation) / spreads[rated];
    },
  };
}

/** b_u, where the estimate stands on biases. */
const historyBias = (fitted: NeighbourFit, history: History) =>
  onBiases(estimateOf(fitted)) ? userBias(fitted, history) : 0;

/** Lists the films of the history that are like a film, over those who rated both, in the history's order. */
function neighbourFinder(
  fitted: NeighbourFit,
  { byFilm }: Pick<Dataset, 'byFilm'>,
  history: History,
  films: Uint32Array,
) {
  const kind = similarityKindOf(fitted);
  const writeValues = valueWriter(fitted, { byFilm });
  const { starts, positions, values } = sharedRatings(byFilm, history.films, writeValues);
  const own = new Float64Array(longestRow(byFilm, films));
  const sums = new Float64Array(history.films.length * SUMS);

  return (film: number, near: Neighbours) => {
    writeValues(film, own);
    const start = byFilm.starts[film];
    for (let k = start; k < byFilm.starts[film + 1]; k++) {
      const user = byFilm.indices[k];
      const x = own[k - start];
      const end = starts[user + 1];
      for (let a = starts[user]; a < end; a++) {
        addPair(sums, positions[a] * SUMS, x, values[a]);
      }
    }
    near.count = 0;
    for (let at = 0; at < sums.length; at += SUMS) {
      if (sums[at] === 0) continue;
      const similarity = similarityOf(kind, sums, at, fitted.shrinkage);
      clearPair(sums, at);
      if (!(similarity > 0)) continue;
      near.rows[near.count] = at / SUMS;
      near.shares[near.count++] = similarity;
    }
  };
}

/**
 * The stars by rating. Where the estimate stands on biases, b_u = Σ ε / (λ + n) is taken apart too: a rating adds
 * (a_j + (1 − Σ a) / (λ + n)) ε_j, with ε_j = r_j − μ − b_j and a_j its share.
 */
export function explainFromFilms(
  fitted: NeighbourFit,
  data: Dataset,
  history: History,
  film: number,
): Explanation {
  const { mean } = fitted;
  const estimator = estimatorFor(fitted, data, history, Uint32Array.of(film));
  const bias = historyBias(fitted, history);
  const start = estimator.startFrom(film);
  const { near } = estimator;
  const fromRatings = onBiases(estimateOf(fitted))
    ? userBiasByRating(fitted, history)
    : new Float64Array(history.films.length);
  for (let k = 0; k < near.count; k++) {
    fromRatings[near.rows[k]] += near.shares[k] * estimator.deviation(near.rows[k], film);
  }
  return explained({ mean, film: start - bias - mean }, fromRatings);
}
