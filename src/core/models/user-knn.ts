import { choiceWeights } from '../choice-weights';
import type { Dataset } from '../dataset';
import type { History } from '../history';
import { kthLargest } from '../kth-largest';
import { choiceNorm, choiceNorms, dampedCosine } from '../neighbours/choice-cosine';
import { fitNeighbours, neighbourParams, type NeighbourFit } from '../neighbours/neighbour-fit';
import { explainFromPeople, predictFromPeople } from '../neighbours/similar-people';
import type { Ratings } from '../ratings';
import { copyFit, defineModel, explained, type Step } from './model';

/** People who are asked for a ranking. */
const RANKING_NEIGHBOURS = 80;

type UserKnnFit = NeighbourFit & {
  /** ‖x_v‖ of each user's choices. */
  readonly norms: Float64Array;
};

/**
 * Stars: r̂ = b_ui + Σ_v w_v e_vi / (δ + Σ_v w_v) over the K people v who rated i and are most similar, by what both
 * rated; e = r − b. Ranking: score_i = Σ_v s_v x_vi over the 80 nearest people v, s_v = x · x_v / (‖x‖ ‖x_v‖ + 10).
 */
export const userKnn = defineModel({
  id: 'user-knn',
  label: 'Similar people',
  summary: 'A film is rated as people did who rated other films like you.',
  paper:
    'Herlocker et al. An algorithmic framework for collaborative filtering. SIGIR 1999; Koren. Factor in the neighbors. TKDD 4(1), 2010.',
  version: 1,
  params: neighbourParams(80),

  *fit(data, params): Generator<Step<UserKnnFit>, UserKnnFit> {
    const fit = yield* fitNeighbours(data, params, 'ratings');
    const norms = choiceNorms(data.ratings, choiceWeights(params.weights));
    const fitted = { ...fit, norms };
    yield { done: 1, total: 1, iteration: 1, state: () => copyFit(fitted) };
    return fitted;
  },

  predict(fitted, data, history, films, out) {
    predictFromPeople(fitted, data, history, films, out);
  },

  rank(fitted, { ratings, byFilm }, history, films, out) {
    const x = choiceWeights(fitted.rated ? 'rating' : 'binary');
    const near = nearestPeople(fitted, { ratings, byFilm }, history);
    for (let n = 0; n < films.length; n++) {
      let score = 0;
      for (let k = byFilm.starts[films[n]]; k < byFilm.starts[films[n] + 1]; k++) {
        score += near[byFilm.indices[k]] * x[byFilm.halfStars[k]];
      }
      out[n] = score;
    }
  },

  explain(fitted, data, history, film, what) {
    if (what === 'stars') return explainFromPeople(fitted, data, history, film);
    const fromRatings = sharesOfScore(fitted, data, history, film);
    return explained({}, fromRatings);
  },
});

/** s_v of the nearest people, those level with the last of them included; 0 for everybody else. */
function nearestPeople(
  { rated, norms }: UserKnnFit,
  { ratings, byFilm }: Pick<Dataset, 'ratings' | 'byFilm'>,
  history: History,
): Float64Array {
  const x = choiceWeights(rated ? 'rating' : 'binary');
  const similarities = new Float64Array(byFilm.cols);
  history.films.forEach((film, h) => {
    const own = x[history.halfStars[h]];
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      similarities[byFilm.indices[k]] += own * x[byFilm.halfStars[k]];
    }
  });
  const norm = choiceNorm(history.halfStars, x);
  for (let user = 0; user < similarities.length; user++) {
    if (similarities[user] === 0) continue;
    const same = isSame(ratings, user, history);
    similarities[user] = same ? 0 : dampedCosine(similarities[user], norm, norms[user]);
  }
  if (similarities.length <= RANKING_NEIGHBOURS) return similarities;
  const least = kthLargest(similarities.slice(), similarities.length, RANKING_NEIGHBOURS);
  return similarities.map((similarity) => (similarity >= least ? similarity : 0));
}

/** Whether a user is who the history is of: a neighbour who has nothing to add, and would be the nearest. */
function isSame({ starts, indices, halfStars }: Ratings, user: number, history: History): boolean {
  const start = starts[user];
  if (starts[user + 1] - start !== history.films.length) return false;
  return history.films.every(
    (film, k) => indices[start + k] === film && halfStars[start + k] === history.halfStars[k],
  );
}

/** x_j Σ_v x_vj x_vi / (‖x‖ ‖x_v‖ + 10) of each rating j, over the nearest people v. */
function sharesOfScore(
  fitted: UserKnnFit,
  { ratings, byFilm }: Dataset,
  history: History,
  film: number,
): Float64Array {
  const { norms } = fitted;
  const { starts, indices, halfStars } = byFilm;
  const x = choiceWeights(fitted.rated ? 'rating' : 'binary');
  const near = nearestPeople(fitted, { ratings, byFilm }, history);
  const norm = choiceNorm(history.halfStars, x);
  const support = new Float64Array(byFilm.cols); // what a user who chose film j adds, by x_j x_vj
  for (let k = starts[film]; k < starts[film + 1]; k++) {
    const user = indices[k];
    if (near[user] > 0) support[user] = dampedCosine(x[halfStars[k]], norm, norms[user]);
  }
  return Float64Array.from(history.films, (rated, h) => {
    let sum = 0;
    for (let k = starts[rated]; k < starts[rated + 1]; k++) {
      sum += support[indices[k]] * x[halfStars[k]];
    }
    return sum * x[history.halfStars[h]];
  });
}
