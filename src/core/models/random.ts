import type { History } from '../history';
import { seeded } from '../random';
import { meanStars, type Ratings } from '../ratings';
import { clipStars } from '../stars';
import { defineModel } from './model';

/**
 * The random model: stars drawn from a bell curve like that of all ratings, the same each time they are asked for; and an
 * order of films that is drawn once per fit, the same for everybody.
 */
export const random = defineModel({
  id: 'random',
  label: 'Random',
  summary: 'Draws stars at random, spread as all ratings are: the bottom of every table.',
  paper: 'Hug. Surprise: a Python library for recommender systems. JOSS 5(52), 2020.',
  version: 2,
  params: {},

  *fit({ ratings }, _params, draw) {
    const mean = meanStars(ratings);
    const fit = { mean, deviation: deviationOf(ratings, mean), salt: draw.below(2 ** 32) };
    yield { done: 1, total: 1, iteration: 1, state: () => ({ ...fit }) };
    return fit;
  },

  // N(μ, σ²), clipped, from a seed of their own for each film and history.
  predict({ mean, deviation, salt }, _data, history, films, out) {
    const person = hashOf(history, salt);
    for (let k = 0; k < films.length; k++) {
      const draw = seeded(mixed(person, films[k])).normal();
      out[k] = clipStars(mean + deviation * draw);
    }
  },

  // U(0, 1), not the stars: of those many are exactly 5, and each rating would draw them anew.
  rank({ salt }, _data, _history, films, out) {
    for (let k = 0; k < films.length; k++) out[k] = seeded(mixed(salt, films[k])).next();
  },
});

/** Population standard deviation of the ratings, in stars. */
function deviationOf({ halfStars }: Ratings, mean: number): number {
  let squares = 0;
  for (let k = 0; k < halfStars.length; k++) squares += (halfStars[k] / 2 - mean) ** 2;
  return Math.sqrt(squares / halfStars.length);
}

/** A word that stands for a history: another one for nearly every other. */
function hashOf({ films, halfStars }: History, salt: number): number {
  return films.reduce((hash, film, k) => mixed(mixed(hash, film), halfStars[k]), salt);
}

/** One step of FNV-1a on whole words (Fowler, Noll, Vo). */
const mixed = (hash: number, word: number) => Math.imul(hash ^ word, 0x01000193) >>> 0;
