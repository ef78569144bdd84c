// The ratings of ratings.json, and the people whose numbers golden.json holds.
import { expect } from 'vitest';
import { historyFrom, historyOf, type History } from '../../src/core/history';
import { rankFilms, type Fitted, type Model } from '../../src/core/models/model';
import { datasetFrom, worstMiss } from '../fixtures';
import golden from './golden.json';
import source from './ratings.json';

export const triplets = source.user.map((user, k) => ({
  user,
  film: source.film[k],
  halfStars: source.halfStars[k],
}));
export const data = datasetFrom(source.users, source.films, triplets);
export const allFilms = Uint32Array.from({ length: source.films }, (_, film) => film);
export const visitor = historyFrom(golden.visitor);
/** A few known users, and the visitor. */
export const asked = [...golden.shownUsers.map((user) => historyOf(data.ratings, user)), visitor];

/** Stars or scores of every film for each of the people asked. */
export function numbersFor(model: Model, fit: Fitted, people: readonly History[], of = data) {
  return people.map((history) => {
    const films = allFilms.subarray(0, of.films.count);
    const out = new Float32Array(films.length);
    rankFilms(model, fit, of, history, films, out);
    return out;
  });
}

/** To 1e-5: fits are kept as Float32. */
export function expectNear(actual: readonly ArrayLike<number>[], expected: readonly number[][]) {
  const misses = expected.map((row, k) => worstMiss(actual[k], row));
  expect(Math.max(...misses)).toBeLessThan(1e-5);
}

/** Several ranking models add a term for films of the history itself, which are never shown: numbers without them. */
export const outside = (scores: ArrayLike<number>, history: History) =>
  Array.from(scores).filter((_, film) => !history.films.includes(film));
