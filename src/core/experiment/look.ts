import { ratedFilms } from '../dataset';
import type { History } from '../history';
import { countOf } from '../ratings';
import { topK } from '../top-k';
import type { Experiment } from './experiment';
import type { RunState } from './running';

/** Half stars that a rating can be. */
const LEVELS = 10;
/** Films of the strip: as many as fit on a phone. */
const STRIP_FILMS = 40;

/** Vectors of films, row by row. */
export interface Strip {
  readonly films: Uint32Array;
  readonly width: number;
  readonly values: Float32Array;
}

/** Vectors of a fit, as far as they are drawn; all absent where it has none. */
export interface Vectors {
  readonly strip?: Strip;
  readonly film?: Float32Array;
  readonly you?: Float32Array;
}

/** Of the films most rated in training, of one film, and of a history; none of the latter where it is empty. */
export function vectorsOf(
  { model: { space }, training }: Experiment,
  { fitted }: RunState,
  watched: { readonly film: number; readonly you: History },
): Vectors {
  const vectors = fitted && space?.vectors(fitted);
  if (!fitted || !space || !vectors?.width) return {};
  const { values, width } = vectors;
  const rowOf = (film: number) => values.slice(film * width, (film + 1) * width);
  const films = mostRated(training.byFilm, ratedFilms(training));
  const strip = { films, width, values: new Float32Array(films.length * width) };
  films.forEach((film, k) => strip.values.set(rowOf(film), k * width));
  const { film, you } = watched;
  return {
    strip,
    ...(film < training.films.count && { film: rowOf(film) }),
    ...(you.films.length > 0 && { you: space.place(fitted, training, you).slice() }),
  };
}

function mostRated(byFilm: Experiment['training']['byFilm'], films: Uint32Array): Uint32Array {
  const counts = Float32Array.from(films, (film) => countOf(byFilm, film));
  return Uint32Array.from(topK(counts, STRIP_FILMS), (at) => films[at]);
}

/** How many ratings are, and are predicted to be, each number of half stars; those without a prediction count nowhere. */
export interface Levels {
  /** By half stars, 1 … 10. */
  readonly actual: Uint32Array;
  /** The same of predictions, to the nearest half star. */
  readonly predicted: Uint32Array;
  /** counts[10 (true − 1) + predicted − 1]. */
  readonly confusion: Uint32Array;
}

export function levelsOf(stars: Float32Array, halfStars: Uint8Array): Levels {
  const actual = new Uint32Array(LEVELS);
  const predicted = new Uint32Array(LEVELS);
  const confusion = new Uint32Array(LEVELS * LEVELS);
  for (let k = 0; k < stars.length; k++) {
    if (Number.isNaN(stars[k])) continue;
    actual[halfStars[k] - 1] += 1;
    const level = Math.min(LEVELS, Math.max(1, Math.round(2 * stars[k])));
    predicted[level - 1] += 1;
    confusion[LEVELS * (halfStars[k] - 1) + level - 1] += 1;
  }
  return { actual, predicted, confusion };
}
