import type { Dataset } from '../../src/core/dataset';
import type { Judging, Trial } from '../../src/core/evaluation/fold';
import { historyOf } from '../../src/core/history';
import type { Model } from '../../src/core/models/model';
import { selectRatings } from '../../src/core/ratings';

/** Whose stars, of what, and how they are limited. */
interface Ordered {
  readonly model: Model;
  readonly training: Dataset;
  readonly data: Dataset;
  readonly trial: Trial;
  readonly scale: Judging['scale'];
}

/** The hit rate among ten, where equal stars stand in the order in which the source file first names the films. */
export function hitRateByAppearance({ model, training, data, trial, scale }: Ordered): number {
  const first = firstAppearances(training);
  const films = Uint32Array.from(first.keys()).filter((film) => first[film] < Infinity);
  const tests = selectRatings(data.ratings, trial.test);
  const stars = new Float32Array(films.length);
  let hits = 0;
  for (const user of trial.users) {
    const history = historyOf(training.ratings, user);
    model.predict?.({}, training, history, films, stars);
    for (let k = 0; k < stars.length; k++) {
      stars[k] = Math.min(scale[1], Math.max(scale[0], stars[k]));
    }
    const known = new Set(history.films);
    const { films: asked } = historyOf(tests, user);
    if (asked.some((test) => placeOf(test, { films, stars, first, known }) < 10)) hits += 1;
  }
  return hits / trial.users.length;
}

/** The place of a film by stars, then by first appearance; Infinity for one that is not among them. */
function placeOf(
  test: number,
  {
    films,
    stars,
    first,
    known,
  }: { films: Uint32Array; stars: Float32Array; first: Float64Array; known: ReadonlySet<number> },
): number {
  const at = films.indexOf(test);
  if (at < 0) return Infinity;
  let before = 0;
  for (let k = 0; k < films.length; k++) {
    if (known.has(films[k])) continue;
    const earlier = stars[k] === stars[at] && first[films[k]] < first[test];
    if (stars[k] > stars[at] || earlier) before += 1;
  }
  return before;
}

/** The row of the source file that first rates each film; Infinity where none does. */
function firstAppearances({ ratings: { indices, order }, films }: Dataset): Float64Array {
  const first = new Float64Array(films.count).fill(Infinity);
  indices.forEach((film, k) => (first[film] = Math.min(first[film], order ? order[k] : k)));
  return first;
}
