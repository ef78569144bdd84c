import type { Dataset } from '../dataset';
import { bestFirst, historyOf, type History, type RatedFilm } from '../history';
import { userBias } from '../models/biases';
import type { Step } from '../models/model';
import { fitNeighbours, type NeighbourFit } from '../neighbours/neighbour-fit';
import { similaritiesTo } from '../neighbours/similar-people';
import { countOf } from '../ratings';
import { topK } from '../top-k';

/** Half stars from which a film counts as liked by two people, and as loved by one. */
const LIKED = 8;
const LOVED = 9;
/** Half stars between two ratings from which people differ. */
const APART = 3;

/** A film that both the history and a user have rated. */
export interface SharedFilm {
  readonly film: number;
  /** Half stars. */
  readonly yours: number;
  readonly theirs: number;
  /** How far each lies above what the film and its rater usually get and give, in stars. */
  readonly yoursAbove: number;
  readonly theirsAbove: number;
}

/** A user who rates like a history, and what that is seen by. */
export interface Person {
  readonly user: number;
  /** Correlation over the shared films, shrunk where they are few: above 0, below 1. */
  readonly similarity: number;
  readonly shared: number;
  /** Liked by both, first what speaks most for the similarity. */
  readonly agree: readonly SharedFilm[];
  /** A star and a half apart or more, the widest first. */
  readonly differ: readonly SharedFilm[];
  /** What they loved and the history lacks, best first. */
  readonly loved: readonly RatedFilm[];
}

/** A film that several of the nearest people loved. */
export interface LovedTogether {
  readonly film: number;
  /** Those who loved it, the nearest first; and how many of the nearest rated it. */
  readonly users: readonly number[];
  readonly raters: number;
}

/** What films get and people give beside the mean of all: what similarity is measured against; once per data set. */
export function peopleLevels(data: Dataset): Generator<Step<never>, NeighbourFit> {
  const params = {
    estimate: 'shrunk',
    similarity: 'pearson-baseline',
    neighbours: 1,
    shrinkage: 25,
    weights: 'rating',
  } as const;
  return fitNeighbours(data, params, 'ratings');
}

/**
 * The users who are most like a history: the correlation of ratings about film and user biases over the n films that both
 * rated, times (n − 1)/(n − 1 + 25). The same by which `user-knn` weighs people.
 * @param unwanted Films that are not to be named as loved, beside those of the history.
 */
export function nearestPeople(
  data: Dataset,
  levels: NeighbourFit,
  history: History,
  { count, unwanted }: { count: number; unwanted: ReadonlySet<number> },
): Person[] {
  const similarities = similaritiesTo(levels, data, history);
  const known = new Set([...history.films, ...unwanted]);
  const near = topK(similarities, count).filter((user) => similarities[user] > 0);
  return Array.from(near, (user) => {
    const shared = sharedFilms(data, levels, history, user);
    const speaksFor = ({ yoursAbove, theirsAbove }: SharedFilm) => yoursAbove * theirsAbove;
    const apart = ({ yours, theirs }: SharedFilm) => Math.abs(yours - theirs);
    return {
      user,
      similarity: similarities[user],
      shared: shared.length,
      agree: shared
        .filter(({ yours, theirs }) => Math.min(yours, theirs) >= LIKED)
        .sort((a, b) => speaksFor(b) - speaksFor(a)),
      differ: shared.filter((film) => apart(film) >= APART).sort((a, b) => apart(b) - apart(a)),
      loved: lovedBy(data, user).filter(({ film }) => !known.has(film)),
    };
  });
}

/** The films that a history and a user have both rated, ascending. */
export function sharedFilms(
  { ratings }: Dataset,
  levels: NeighbourFit,
  history: History,
  user: number,
): SharedFilm[] {
  const { mean, filmBiases, userBiases } = levels;
  const own = userBias(levels, history);
  const { films, halfStars } = historyOf(ratings, user);
  const theirs = new Map(Array.from(films, (film, k) => [film, halfStars[k]]));
  return Array.from(history.films).flatMap((film, k) => {
    const rating = theirs.get(film);
    if (rating === undefined) return [];
    const usual = mean + filmBiases[film];
    return {
      film,
      yours: history.halfStars[k],
      theirs: rating,
      yoursAbove: history.halfStars[k] / 2 - usual - own,
      theirsAbove: rating / 2 - usual - userBiases[user],
    };
  });
}

/** What a user gave four and a half stars or more; who never does, what they gave most. Best first, then the better known. */
export function lovedBy(data: Pick<Dataset, 'ratings' | 'byFilm'>, user: number): RatedFilm[] {
  const history = historyOf(data.ratings, user);
  const known = (film: number) => countOf(data.byFilm, film);
  const from = Math.min(
    LOVED,
    history.halfStars.reduce((most, h) => Math.max(most, h), 0),
  );
  return bestFirst(history, known).filter(({ halfStars }) => halfStars >= from);
}

/** The films that most of these people loved and the history lacks, at least two of them; of equals the less disputed first. */
export function lovedTogether(
  { ratings }: Pick<Dataset, 'ratings'>,
  people: readonly Person[],
  count: number,
): LovedTogether[] {
  const lovers = new Map<number, number[]>();
  for (const { user, loved } of people) {
    for (const { film } of loved) lovers.set(film, [...(lovers.get(film) ?? []), user]);
  }
  const raters = new Map<number, number>();
  for (const { user } of people) {
    for (const film of historyOf(ratings, user).films)
      raters.set(film, (raters.get(film) ?? 0) + 1);
  }
  return [...lovers]
    .filter(([, users]) => users.length > 1)
    .map(([film, users]) => ({ film, users, raters: raters.get(film) ?? 0 }))
    .sort((a, b) => b.users.length - a.users.length || a.raters - b.raters || a.film - b.film)
    .slice(0, count);
}
