import type { Dataset } from '../dataset';
import type { History } from '../history';
import { explained, type Explanation, type Fitted, type Model, type TermId } from '../models/model';

/** Stars that the parts' predictions are measured from: their weights need not sum to 1. */
const CENTRE = 3.5;

/** A fitted model that predicts stars, and what it counts. */
export interface StarIngredient {
  readonly weight: number;
  readonly model: Pick<Model, 'predict' | 'explain'>;
  readonly fitted: Fitted;
}

/** Writes r̂ = 3.5 + Σ_m w_m (r̂_m − 3.5), unclipped; NaN where a part has no stars. */
export function mixStars(
  ingredients: readonly StarIngredient[],
  data: Dataset,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  const stars = new Float64Array(films.length).fill(CENTRE);
  for (const { weight, model, fitted } of ingredients) {
    if (model.predict) model.predict(fitted, data, history, films, out);
    else out.fill(NaN);
    for (let k = 0; k < films.length; k++) stars[k] += weight * (out[k] - CENTRE);
  }
  out.set(stars);
}

/** The same sum of the parts' accounts; what the centre adds is among the terms. */
export function explainMix(
  accounts: readonly { readonly weight: number; readonly own: Explanation }[],
  ratings: number,
): Explanation {
  const terms = new Map<TermId, number>();
  const fromRatings = new Float64Array(ratings);
  const add = (id: TermId, value: number) => terms.set(id, (terms.get(id) ?? 0) + value);
  for (const { weight, own } of accounts) {
    for (const { id, value } of own.terms) add(id, weight * value);
    own.fromRatings.forEach((share, k) => (fromRatings[k] += weight * share));
  }
  add('centring', centring(accounts));
  return explained(Object.fromEntries(terms), fromRatings);
}

/** 3.5 (1 − Σ w). */
export const centring = (parts: readonly { readonly weight: number }[]): number =>
  CENTRE * (1 - parts.reduce((sum, { weight }) => sum + weight, 0));
