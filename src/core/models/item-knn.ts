import { choiceWeights, weightsOf } from '../choice-weights';
import type { Dataset } from '../dataset';
import type { History } from '../history';
import { dampedCosine, nearestThresholds } from '../neighbours/choice-cosine';
import { fitNeighbours, neighbourParams, type NeighbourFit } from '../neighbours/neighbour-fit';
import { sharedRatings } from '../neighbours/shared-ratings';
import { explainFromFilms, predictFromFilms } from '../neighbours/similar-films';
import { copyFit, defineModel, type Step } from './model';
import { stepping } from './steps';

/** Films that may vouch for another one in a ranking. */
const RANKING_NEIGHBOURS = 100;
const WORK_PER_STEP = 1e6;

type ItemKnnFit = NeighbourFit & {
  /** ‖x_i‖ of each film's choices. */
  readonly norms: Float64Array;
  /** Least similarity of the films that vouch for each film. */
  readonly thresholds: Float64Array;
};

/**
 * Stars: r̂ = b_ui + Σ_j w_j e_uj / (δ + Σ_j w_j) over the K films j of the history that are most similar to i, by who
 * rated both; e = r − b. Ranking: score_i = Σ_j x_j s_ij over the films j of the history among i's nearest,
 * s_ij = x_i · x_j / (‖x_i‖ ‖x_j‖ + 10).
 */
export const itemKnn = defineModel({
  id: 'item-knn',
  label: 'Similar films',
  summary: 'A film is rated as you rated the films that people rated like it.',
  paper:
    'Sarwar et al. Item-based collaborative filtering. WWW 2001; Koren. Factor in the neighbors. TKDD 4(1), 2010; Deshpande, Karypis. Item-based top-N. TOIS 22(1), 2004.',
  version: 1,
  params: neighbourParams(40),

  *fit(data, params): Generator<Step<ItemKnnFit>, ItemKnnFit> {
    const films = data.byFilm.rows;
    const total = 2 * films;
    const fit = yield* stepping(fitNeighbours(data, params, 'byFilm'), (step) => ({
      done: (step.done / step.total) * films,
      total,
    }));
    const search = nearestThresholds(data, {
      rated: params.weights === 'rating',
      count: RANKING_NEIGHBOURS,
      workPerStep: WORK_PER_STEP,
    });
    const near = yield* stepping(search, (film) => ({ done: films + film, total }));
    const fitted = { ...fit, ...near };
    yield { done: total, total, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  predict(fitted, data, history, films, out) {
    predictFromFilms(fitted, data, history, films, out);
  },

  rank(fitted, data, history, films, out) {
    const shares = new Float64Array(history.films.length);
    const vouch = voucher(fitted, data, history);
    for (let n = 0; n < films.length; n++) out[n] = vouch(films[n], shares);
  },

  explain(fitted, data, history, film, what) {
    if (what === 'stars') return explainFromFilms(fitted, data, history, film);
    const fromRatings = new Float64Array(history.films.length);
    const total = voucher(fitted, data, history)(film, fromRatings);
    return { total, terms: [], fromRatings };
  },
});

/** Scores films by Σ_j x_j s_ij over the films j of the history that vouch for i; writes the summands too. */
function voucher({ rated, norms, thresholds }: ItemKnnFit, { byFilm }: Dataset, history: History) {
  const kind = rated ? 'rating' : 'binary';
  const x = choiceWeights(kind);
  const chosen = weightsOf(kind, history.halfStars);
  const { starts, positions, values } = sharedRatings(byFilm, history.films, (film, out) => {
    const start = byFilm.starts[film];
    for (let k = start; k < byFilm.starts[film + 1]; k++) out[k - start] = x[byFilm.halfStars[k]];
  });
  const products = new Float64Array(history.films.length);

  return (film: number, shares: Float64Array): number => {
    // 1. x_i · x_j, users ascending as in the fit, so that a similarity at the threshold has the same bits.
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      const user = byFilm.indices[k];
      const own = x[byFilm.halfStars[k]];
      const end = starts[user + 1];
      for (let a = starts[user]; a < end; a++) products[positions[a]] += own * values[a];
    }
    // 2. Those that are near enough.
    let score = 0;
    for (let k = 0; k < products.length; k++) {
      const other = history.films[k];
      const similarity = dampedCosine(products[k], norms[film], norms[other]);
      const vouches = other !== film && similarity >= thresholds[film];
      shares[k] = vouches ? chosen[k] * similarity : 0;
      score += shares[k];
      products[k] = 0;
    }
    return score;
  };
}
