import type { Dataset } from '../dataset';
import type { History } from '../history';
import { rankFilms, type Explanation, type Fitted, type Model } from '../models/model';
import { topK } from '../top-k';

/** A fitted model and the data it was fitted on. */
export interface FittedModel {
  readonly model: Model;
  readonly fitted: Fitted;
  readonly data: Dataset;
}

/** What *For you* ranks with. */
export interface PickModels {
  /** Likes per film: `popularity:count=liked`. */
  readonly popularity: FittedModel;
  /** `ease`; until it is fitted, popularity alone. */
  readonly ease?: FittedModel | undefined;
}

export interface Pick {
  readonly film: number;
  readonly score: number;
  /** The score taken apart; "centring" is what the z-scores subtract. */
  readonly explanation: Explanation;
}

/**
 * Ranks films for a history by a weighted sum of z-scores over the candidates: popularity carries somebody new, EASE
 * takes over as ratings come in. Weights (popularity, EASE): (1, ½) up to five ratings, (1, 1) from six on.
 *
 * @param candidates Films to choose from: none of the history's.
 */
export function pickFilms(
  { popularity, ease }: PickModels,
  history: History,
  candidates: Uint32Array,
  count: number,
): Pick[] {
  const personal = history.films.length > 0 ? ease : undefined;
  const parts = [
    part(popularity, 1, history, candidates),
    ...(personal ? [part(personal, history.films.length < 6 ? 0.5 : 1, history, candidates)] : []),
  ];
  const blend = Float64Array.from(candidates, (_, k) =>
    parts.reduce((sum, { scores, scale, mean }) => sum + scale * (scores[k] - mean), 0),
  );
  return Array.from(topK(blend, count), (at) => ({
    film: candidates[at],
    score: blend[at],
    explanation: explain(parts, history, candidates[at]),
  }));
}

interface Part extends FittedModel {
  readonly scores: Float32Array;
  readonly mean: number;
  /** Weight ÷ standard deviation over the candidates. */
  readonly scale: number;
}

function part(
  { model, fitted, data }: FittedModel,
  weight: number,
  history: History,
  candidates: Uint32Array,
): Part {
  const scores = new Float32Array(candidates.length);
  rankFilms(model, fitted, data, history, candidates, scores);
  let [sum, squares] = [0, 0];
  for (const score of scores) sum += score;
  const mean = sum / scores.length;
  for (const score of scores) squares += (score - mean) ** 2;
  const deviation = Math.sqrt(squares / scores.length);
  return { model, fitted, data, scores, mean, scale: deviation > 0 ? weight / deviation : 0 };
}

/** Contributions of the parts, scaled as the blend scales them; popularity's own centring is taken into its term. */
function explain(parts: readonly Part[], history: History, film: number): Explanation {
  const fromRatings = new Float64Array(history.films.length);
  let [popularity, centring] = [0, 0];
  for (const { model, fitted, data, scale, mean } of parts) {
    const own = model.explain?.(fitted, data, history, film, 'score');
    if (!own) continue;
    own.fromRatings.forEach((share, k) => (fromRatings[k] += scale * share));
    const terms = own.terms.reduce((sum, { value }) => sum + value, 0);
    if (own.terms.length > 0) popularity += scale * (terms - mean);
    else centring -= scale * mean;
  }
  return {
    total: fromRatings.reduce((sum, share) => sum + share, popularity + centring),
    terms: [
      { id: 'popularity', value: popularity },
      { id: 'centring', value: centring },
    ],
    fromRatings,
  };
}

/** Why a film is picked, in one line. */
export type Reason =
  | { readonly kind: 'popular' }
  | {
      readonly kind: 'rating';
      /** The rating of yours that adds the most. */
      readonly film: number;
      readonly halfStars: number;
      /** Whether it alone is more than half of all that speaks for the film. */
      readonly mostly: boolean;
    };

/** The largest part of the score that speaks for the film: popularity, or one rating of the history. */
export function reasonOf({ terms, fromRatings }: Explanation, history: History): Reason {
  const popularity = terms.find(({ id }) => id === 'popularity')?.value ?? 0;
  const best = fromRatings.reduce((top, share, k) => (share > fromRatings[top] ? k : top), 0);
  if (fromRatings.length === 0 || fromRatings[best] <= Math.max(0, popularity)) {
    return { kind: 'popular' };
  }
  const inFavour = fromRatings.reduce((sum, v) => sum + Math.max(0, v), Math.max(0, popularity));
  return {
    kind: 'rating',
    film: history.films[best],
    halfStars: history.halfStars[best],
    mostly: fromRatings[best] > inFavour / 2,
  };
}
