import type { Dataset } from '../../src/core/dataset';
import { historyOf } from '../../src/core/history';
import { initialVectors, visitRatings, type Factorisation } from '../../src/core/kernels/gradient';
import type { Step } from '../../src/core/models/model';
import { sharedRatings } from '../../src/core/neighbours/shared-ratings';
import type { Random } from '../../src/core/random';
import { identity, meanStars, rowsOf, type Ratings } from '../../src/core/ratings';

/** Similar users and similar films whose ratings are features. */
const SIMILAR = 5;
/** The mean of all, of the user and of the film; ratings of similar users and films; the fitted value. */
export const RECIPE_COLUMNS = 3 + 2 * SIMILAR + 1;

/** Singular vectors by gradient descent, as the Surprise library has them by default. */
const SVD = { factors: 100, epochs: 20, deviation: 0.1 };
const RATES = { learningRate: 0.005, l2: 0.02, l2Bias: 0.02 };
const RATINGS_PER_STEP = 2500;

/** What the recipe knows of some ratings: their means and lengths, and a matrix factorisation of them. */
export interface RecipeFit {
  readonly userMeans: Float64Array;
  readonly filmMeans: Float64Array;
  /** ‖r‖ of each user's and each film's stars. */
  readonly userLengths: Float64Array;
  readonly filmLengths: Float64Array;
  readonly vectors: Factorisation;
}

/** Fits it to these ratings. */
export function* fitRecipe(
  { ratings, byFilm }: Dataset,
  random: Random,
): Generator<Step<never>, RecipeFit> {
  const mean = meanStars(ratings);
  const vectors: Factorisation = {
    factors: SVD.factors,
    mean,
    users: initialVectors(ratings, SVD.factors, SVD.deviation, random),
    userBiases: new Float32Array(ratings.rows),
    films: initialVectors(byFilm, SVD.factors, SVD.deviation, random),
    filmBiases: new Float32Array(byFilm.rows),
  };
  const userOf = rowsOf(ratings);
  const inFile = identity(userOf.length);
  const total = SVD.epochs * inFile.length;
  for (let done = 0; done < total; done += inFile.length) {
    for (let from = 0; from < inFile.length; from += RATINGS_PER_STEP) {
      const order = inFile.subarray(from, from + RATINGS_PER_STEP);
      visitRatings(vectors, ratings, { userOf, order }, RATES);
      yield { done: done + from, total };
    }
  }
  const users = rowNumbers(ratings, mean);
  const films = rowNumbers(byFilm, mean);
  return {
    userMeans: users.means,
    filmMeans: films.means,
    userLengths: users.lengths,
    filmLengths: films.lengths,
    vectors,
  };
}

/** Mean and length of each row of stars; the mean of all for a row without ratings. */
function rowNumbers({ rows, starts, halfStars }: Ratings, mean: number) {
  const means = new Float64Array(rows).fill(mean);
  const lengths = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let [sum, squares] = [0, 0];
    for (let k = starts[row]; k < starts[row + 1]; k++) {
      sum += halfStars[k] / 2;
      squares += (halfStars[k] / 2) ** 2;
    }
    if (starts[row + 1] > starts[row]) means[row] = sum / (starts[row + 1] - starts[row]);
    lengths[row] = Math.sqrt(squares);
  }
  return { means, lengths };
}

/**
 * The recipe's features of a user with each of the films, films × columns, row-major. Whether they leak is up to who
 * asks: they do where the user's rating of the film is among those of the fit.
 */
export function* recipeFeatures(
  fit: RecipeFit,
  data: Dataset,
  user: number,
  films: Uint32Array,
): Generator<void, Float32Array> {
  const out = new Float32Array(films.length * RECIPE_COLUMNS);
  const { userMeans, filmMeans, vectors } = fit;
  const byUsers = starsOfSimilarUsers(fit, data, user);
  const byFilms = starsOfSimilarFilms(fit, data, user);
  for (let k = 0; k < films.length; k++) {
    const film = films[k];
    const row = [
      vectors.mean,
      ...padded(byUsers(film), filmMeans[film]),
      ...padded(byFilms(film), userMeans[user]),
      userMeans[user],
      filmMeans[film],
      svdStars(vectors, user, film),
    ];
    out.set(row, k * RECIPE_COLUMNS);
    if (k % 50 === 49) yield;
  }
  return out;
}

/** μ + b_u + b_i + p_u · q_i. */
function svdStars(
  { factors, mean, users, userBiases, films, filmBiases }: Factorisation,
  user: number,
  film: number,
): number {
  let stars = mean + userBiases[user] + filmBiases[film];
  for (let f = 0; f < factors; f++) stars += users[user * factors + f] * films[film * factors + f];
  return stars;
}

const padded = (stars: readonly number[], filler: number) =>
  Array.from({ length: SIMILAR }, (_, k) => stars[k] ?? filler);

/** A rating beside how similar its user, or its film, is. */
interface Found {
  readonly similarity: number;
  readonly stars: number;
}

/** The stars of the most similar ones. */
const mostSimilar = (found: Found[]): number[] =>
  found
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, SIMILAR)
    .map(({ stars }) => stars);

/** What the other users said of a film whose stars are most like the user's, by the cosine. */
function starsOfSimilarUsers(
  { userLengths }: RecipeFit,
  { ratings, byFilm }: Dataset,
  user: number,
): (film: number) => number[] {
  const history = historyOf(ratings, user);
  const products = new Float64Array(byFilm.cols);
  history.films.forEach((film, h) => {
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      products[byFilm.indices[k]] += (history.halfStars[h] / 2) * (byFilm.halfStars[k] / 2);
    }
  });
  const similarities = products.map((product, other) =>
    other === user || product === 0 ? -1 : product / userLengths[other],
  );
  return (film) => {
    const found: Found[] = [];
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      const similarity = similarities[byFilm.indices[k]];
      if (similarity >= 0) found.push({ similarity, stars: byFilm.halfStars[k] / 2 });
    }
    return mostSimilar(found);
  };
}

/** What the user says of the other films whose stars are most like a film's, by the cosine. */
function starsOfSimilarFilms(
  { filmLengths }: RecipeFit,
  { ratings, byFilm }: Dataset,
  user: number,
): (film: number) => number[] {
  const history = historyOf(ratings, user);
  const { starts, positions, values } = sharedRatings(byFilm, history.films, (film, out) => {
    const start = byFilm.starts[film];
    for (let k = start; k < byFilm.starts[film + 1]; k++) out[k - start] = byFilm.halfStars[k] / 2;
  });
  const products = new Float64Array(history.films.length);
  return (film) => {
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      const rater = byFilm.indices[k];
      const own = byFilm.halfStars[k] / 2;
      for (let a = starts[rater]; a < starts[rater + 1]; a++)
        products[positions[a]] += own * values[a];
    }
    const found: Found[] = [];
    products.forEach((product, k) => {
      const other = history.films[k];
      if (product === 0 || other === film) return;
      found.push({ similarity: product / filmLengths[other], stars: history.halfStars[k] / 2 });
    });
    products.fill(0);
    return mostSimilar(found);
  };
}
