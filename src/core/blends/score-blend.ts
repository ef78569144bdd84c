import type { Dataset } from '../dataset';
import { ln } from '../exact-math';
import type { History } from '../history';
import { explained, rankFilms, type Explanation, type Fitted, type Model } from '../models/model';
import { countOf, identity } from '../ratings';

/** A fitted ranking model and what it counts. */
export interface Ingredient {
  readonly weight: number;
  readonly model: Pick<Model, 'rank' | 'predict' | 'explain'>;
  readonly fitted: Fitted;
}

/**
 * score_i = Σ_m w_m z_m(i) − γ (Σ w) z(log(1 + n_i)). The z-scores of a model are taken over the films that are not in
 * the history, those of fame over all films.
 */
export interface Blend {
  readonly ingredients: readonly Ingredient[];
  /** γ: above 0 well-known films lose, below 0 they win. */
  readonly adventurousness: number;
}

/** Writes the blend's scores of the given films. */
export function rankBlended(
  { ingredients, adventurousness }: Blend,
  data: Dataset,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  const sums = new Float64Array(films.length);
  for (const ingredient of ingredients) {
    const { scores, mean, scale } = measure(ingredient, data, history);
    for (let k = 0; k < films.length; k++) sums[k] += scale * (scores[films[k]] - mean);
  }
  if (adventurousness !== 0) {
    const { logs, mean, scale } = fameOf(data, penaltyOf(ingredients, adventurousness));
    for (let k = 0; k < films.length; k++) sums[k] -= scale * (logs[films[k]] - mean);
  }
  out.set(sums);
}

/**
 * The blend's score of a film, apart. A part's terms count as popularity, centred; what the other parts subtract is the
 * centring.
 */
export function explainBlend(
  { ingredients, adventurousness }: Blend,
  data: Dataset,
  history: History,
  film: number,
): Explanation {
  const fromRatings = new Float64Array(history.films.length);
  let popularity = 0;
  let centring = 0;
  for (const ingredient of ingredients) {
    const own = ingredient.model.explain?.(ingredient.fitted, data, history, film, 'score');
    if (!own) continue;
    const { scores, mean, scale } = measure(ingredient, data, history);
    // Scores are single precision, which shows where the parts cancel each other.
    centring += scale * (scores[film] - own.total);
    own.fromRatings.forEach((share, k) => (fromRatings[k] += scale * share));
    const terms = own.terms.reduce((sum, { value }) => sum + value, 0);
    if (own.terms.length > 0) popularity += scale * (terms - mean);
    else centring -= scale * mean;
  }
  if (adventurousness !== 0) {
    const { logs, mean, scale } = fameOf(data, penaltyOf(ingredients, adventurousness));
    popularity -= scale * (logs[film] - mean);
  }
  return explained({ popularity, centring }, fromRatings);
}

/** γ Σ w. */
const penaltyOf = (ingredients: readonly Ingredient[], adventurousness: number) =>
  adventurousness * ingredients.reduce((sum, { weight }) => sum + weight, 0);

/** Scores of all films, and what turns them into a part of a blend: scale (score − mean). */
interface Measured {
  readonly scores: Float32Array;
  readonly mean: number;
  readonly scale: number;
}

/**
 * By history, which like a fit is never changed in place: explaining a list asks for the same scores film after film.
 * The scale is that of weight 1.
 */
const measured = new WeakMap<History, (Pick<Ingredient, 'model' | 'fitted'> & Measured)[]>();

function measure({ weight, model, fitted }: Ingredient, data: Dataset, history: History): Measured {
  const known = measured.get(history) ?? [];
  let own = known.find((other) => other.model === model && other.fitted === fitted);
  if (!own) {
    own = { model, fitted, ...measureAnew(model, fitted, data, history) };
    measured.set(history, [...known, own]);
  }
  return { ...own, scale: weight * own.scale };
}

function measureAnew(
  model: Ingredient['model'],
  fitted: Fitted,
  data: Dataset,
  history: History,
): Measured {
  const all = identity(data.films.count);
  const scores = new Float32Array(all.length);
  rankFilms(model, fitted, data, history, all, scores);
  const seen = new Uint8Array(all.length);
  for (const film of history.films) seen[film] = 1;
  const unseen = Float64Array.from(scores).filter((_, film) => !seen[film]);
  return { scores, ...standardised(unseen, 1) };
}

/** log(1 + n) of all films, and its mean and scale. */
function fameOf({ byFilm }: Dataset, weight: number) {
  const logs = Float64Array.from({ length: byFilm.rows }, (_, film) =>
    ln(1 + countOf(byFilm, film)),
  );
  return { logs, ...standardised(logs, weight) };
}

/** The mean, and weight ÷ population standard deviation; 0 where all are equal, or there are none. */
function standardised(values: Float64Array, weight: number): { mean: number; scale: number } {
  if (values.length === 0) return { mean: 0, scale: 0 };
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  const deviation = Math.sqrt(squares / values.length);
  return { mean, scale: deviation > 0 ? weight / deviation : 0 };
}
