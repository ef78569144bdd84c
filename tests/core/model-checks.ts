import type { Dataset } from '../../src/core/dataset';
import type { History } from '../../src/core/history';
import { rankFilms, type Fitted, type Model, type Step } from '../../src/core/models/model';
import { resolveParams } from '../../src/core/params';
import { seeded } from '../../src/core/random';

export const nobody: History = { films: new Uint32Array(), halfStars: new Uint8Array() };

/** Films 0 … count − 1. */
export const upTo = (count: number) => Uint32Array.from({ length: count }, (_, film) => film);

/** Ranking scores of the films; cells that the model leaves alone are NaN. */
export function scoresOf(
  model: Model,
  fit: Fitted,
  data: Dataset,
  history: History,
  films: Uint32Array = upTo(data.films.count),
): Float32Array {
  const out = new Float32Array(films.length).fill(NaN);
  rankFilms(model, fit, data, history, films, out);
  return out;
}

/** Predicted stars of the films; none for a model without stars. */
export function starsOf(
  model: Model,
  fit: Fitted,
  data: Dataset,
  history: History,
  films: Uint32Array = upTo(data.films.count),
): Float32Array {
  if (!model.predict) return new Float32Array();
  const out = new Float32Array(films.length).fill(NaN);
  model.predict(fit, data, history, films, out);
  return out;
}

/** How far an explanation is from the number it takes apart, and how many shares it lists. */
export function explanationOf(
  model: Model,
  fit: Fitted,
  data: Dataset,
  history: History,
  film: number,
  what: 'stars' | 'score',
) {
  const numbers = what === 'stars' ? starsOf : scoresOf;
  const [value] = numbers(model, fit, data, history, Uint32Array.of(film));
  const explanation = model.explain?.(fit, data, history, film, what);
  if (!explanation) throw new Error(`${model.id} explains nothing`);
  const { terms, fromRatings, total } = explanation;
  const parts = [...terms.map((term) => term.value), ...fromRatings];
  const sum = parts.reduce((all, part) => all + part, 0);
  const scale = what === 'stars' ? 1 : Math.abs(value) || 1;
  return {
    miss: Math.max(Math.abs(sum - value), Math.abs(total - value)) / scale,
    shares: fromRatings.length,
  };
}

/** Every step of a fit with default parameters, and the fit. */
export function stepsOf(model: Model, data: Dataset): { steps: Step[]; fit: Fitted } {
  const running = model.fit(data, resolveParams(model.params), seeded(7));
  const steps: Step[] = [];
  for (let next = running.next(); ; next = running.next()) {
    if (next.done) return { steps, fit: next.value };
    steps.push(next.value);
  }
}
