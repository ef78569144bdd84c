import { choiceWeights } from '../choice-weights';
import type { Dataset } from '../dataset';
import type { History } from '../history';
import { kthLargest } from '../kth-largest';
import { rankFilms } from '../models/model';
import { countOf } from '../ratings';
import { topK } from '../top-k';
import { chancesToKnow } from './acquaintance';
import { chooseOnboarding } from './onboarding';
import type { FittedModel } from './picks';
import type { Likeness } from './variety';

/** Who is asked, and what they need not be asked. */
export interface Asked {
  readonly history: History;
  /** Films that they say not to have seen. */
  readonly notSeen: Uint32Array;
  /** Films not to ask about, whatever the reason. */
  readonly passed: ReadonlySet<number>;
}

/** How films to ask about are chosen. */
interface QuestionOptions {
  readonly count: number;
  /** Films that are alike tell less together. */
  readonly likeness: Likeness;
}

/** A film to ask about, and the chance that it is known. */
export interface Question {
  readonly film: number;
  readonly chance: number;
}

/** So many of the best films are the picks that an answer may move. */
const PICKS_AT_STAKE = 100;
/** A film is asked about where more than this share of all people have rated it, or it is among so many most rated. */
const KNOWN_TO = 0.04;
const MOST_RATED = 400;
/** Added to the root of a film's number of ratings: what few people say of it moves little. */
const DAMPING = 3;
/** Ratings that are added to a film's own before their mean is taken, and the squared weight of each of them. */
const [PRIOR_RATINGS, PRIOR_SQUARE] = [3, 0.45];

/**
 * Films to ask somebody about, the most telling first: those with the largest
 *
 *   (chance that they know it) × (how much an answer is expected to move the picks).
 *
 * Films that are chosen together count less, the more they are like those before them. Who has rated nothing is asked
 * {@link chooseOnboarding}. Rubens, Elahi, Sugiyama, Kaplan. Active learning in recommender systems. Recommender Systems
 * Handbook, 2015; the chance to know a film as in Rashid et al. IUI 2002.
 */
export function chooseQuestions(
  ranking: FittedModel,
  { history, notSeen, passed }: Asked,
  { count, likeness }: QuestionOptions,
): Question[] {
  const { data } = ranking;
  const said = { rated: history.films, notSeen };
  if (history.films.length === 0) {
    const films = chooseOnboarding(data, count, passed);
    const chances = chancesToKnow(data, said, films);
    return Array.from(films, (film, k) => ({ film, chance: chances[k] }));
  }
  const films = askable(data, history, passed);
  const chances = chancesToKnow(data, said, films);
  const movements = expectedMovements(data, films, picksAtStake(ranking, history));
  const worth = movements.map((movement, k) => chances[k] * movement);
  const chosen = greedily(films, worth, { count, likeness });
  return chosen.map((at) => ({ film: films[at], chance: chances[at] }));
}

/** The films that would be picked first. */
function picksAtStake({ model, fitted, data }: FittedModel, history: History): Uint32Array {
  const rated = new Set(history.films);
  const films = filmsOf(data).filter((film) => countOf(data.byFilm, film) > 0 && !rated.has(film));
  const scores = new Float32Array(films.length);
  rankFilms(model, fitted, data, history, films, scores);
  return topK(scores, PICKS_AT_STAKE).map((at) => films[at]);
}

/** Films that enough people know, neither rated nor passed. */
function askable(data: Dataset, { films }: History, passed: ReadonlySet<number>): Uint32Array {
  const rated = new Set(films);
  const least = leastRatings(data);
  return filmsOf(data).filter(
    (film) => countOf(data.byFilm, film) >= least && !rated.has(film) && !passed.has(film),
  );
}

/** How many ratings a film that is asked about has at least: where most films have been rated by few, fewer. */
function leastRatings({ ratings, byFilm }: Dataset): number {
  const counts = Float64Array.from({ length: byFilm.rows }, (_, film) => countOf(byFilm, film));
  const known = Math.floor(KNOWN_TO * ratings.rows) + 1;
  const ofMostRated = kthLargest(counts, counts.length, Math.min(MOST_RATED, counts.length));
  return Math.max(1, Math.min(known, ofMostRated));
}

const filmsOf = ({ byFilm }: Dataset) =>
  Uint32Array.from({ length: byFilm.rows }, (_, film) => film);

/**
 * How much an answer about each film is expected to move the picks. As a choice, a rating weighs x = 1 from four stars, ½
 * from three and 0.1 below, and moves a pick j that is like the film by x s_fj:
 *
 *   E[x_f²] Σ_j s_fj,   s_fj = Σ_u x_uf x_uj / √n_u / (√n_f + 3),
 *
 * the sum being over the picks, the film itself among them where it is one: its answer takes it out. O(ratings of the
 * films and of the picks).
 * @returns One number per film, no unit.
 */
export function expectedMovements(
  { ratings, byFilm }: Pick<Dataset, 'ratings' | 'byFilm'>,
  films: Uint32Array,
  picks: Uint32Array,
): Float64Array {
  const x = choiceWeights('rating');
  // How much each person likes the picks: Σ_j x_uj / √n_u.
  const likings = new Float64Array(ratings.rows);
  for (const pick of picks) {
    for (let k = byFilm.starts[pick]; k < byFilm.starts[pick + 1]; k++) {
      likings[byFilm.indices[k]] += x[byFilm.halfStars[k]];
    }
  }
  for (let user = 0; user < ratings.rows; user++) {
    likings[user] /= Math.sqrt(Math.max(1, countOf(ratings, user)));
  }
  return Float64Array.from(films, (film) => {
    let [like, squares] = [0, PRIOR_RATINGS * PRIOR_SQUARE];
    for (let k = byFilm.starts[film]; k < byFilm.starts[film + 1]; k++) {
      const weight = x[byFilm.halfStars[k]];
      like += weight * likings[byFilm.indices[k]];
      squares += weight * weight;
    }
    const count = countOf(byFilm, film);
    return ((squares / (count + PRIOR_RATINGS)) * like) / (Math.sqrt(count) + DAMPING);
  });
}

/** Places of the films of the most worth; what is like an earlier one counts for less. */
function greedily(
  films: Uint32Array,
  worth: Float64Array,
  { count, likeness }: QuestionOptions,
): number[] {
  const left = worth.slice();
  const chosen: number[] = [];
  while (chosen.length < count) {
    const [best] = topK(left, 1);
    if (best === undefined) break;
    chosen.push(best);
    left[best] = -Infinity;
    if (chosen.length === count) break;
    films.forEach((film, at) => (left[at] *= 1 - likeness(film, films[best])));
  }
  return chosen;
}
