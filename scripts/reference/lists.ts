import { ratedFilms, type Dataset } from '../../src/core/dataset';
import type { History } from '../../src/core/history';
import { rankFilms, type Fitted, type Model } from '../../src/core/models/model';
import { topK } from '../../src/core/top-k';

/** A fitted model, with the data that it was fitted on. */
export interface Ready {
  readonly model: Model;
  readonly fitted: Fitted;
  readonly data: Dataset;
}

/** The first films of a list, and what they are ordered by: predicted stars, or the model's own score. */
export function firstFilms(
  { model, fitted, data }: Ready,
  history: History,
  count: number,
  by: 'stars' | 'score',
): readonly { readonly film: number; readonly value: number }[] {
  const known = new Set(history.films);
  const films = ratedFilms(data).filter((film) => !known.has(film));
  const values = new Float32Array(films.length);
  if (by === 'stars') model.predict?.(fitted, data, history, films, values);
  else rankFilms(model, fitted, data, history, films, values);
  return Array.from(topK(values, count), (at) => ({ film: films[at], value: values[at] }));
}

/** "The Matrix (1999)". */
export function titleOf({ films }: Pick<Dataset, 'films'>, film: number): string {
  const year = films.years[film];
  return year > 0 ? `${films.titles[film]} (${year})` : films.titles[film];
}
