import type { Dataset } from '../dataset';
import type { History } from '../history';
import type { ParamSchema, ParamsOf } from '../params';
import type { Random } from '../random';
import { toEnd } from './steps';

/** What a fit leaves behind: plain data, so that it can be stored, sent to another thread and compared as it is. */
export type Fitted = {
  readonly [name: string]: Float32Array | Float64Array | Uint32Array | Uint8Array | number | Fitted;
};

/** A moment in a fit. Steps come every few milliseconds of work; a state only at the end of an iteration. */
export interface Step<F extends Fitted = Fitted> {
  /** Work done so far, of `total`; any unit. */
  readonly done: number;
  readonly total: number;
  /** Iterations finished, from 1. */
  readonly iteration?: number;
  /** The loss taken apart; `error` is the sum of squared errors in stars², the rest are penalties. */
  readonly loss?: Readonly<Record<string, number>>;
  /** A copy of the fit as of now, ready for use. */
  readonly state?: () => F;
}

/** A number taken apart. The terms and the ratings' shares add up to it, to 1e-5. */
export interface Explanation {
  /** Unclipped predicted stars, or the ranking score. */
  readonly total: number;
  /** What does not come from a single rating: the mean, the film's own effect, popularity, … */
  readonly terms: readonly { readonly id: TermId; readonly value: number }[];
  /** What each rating of the history adds, in the history's order. */
  readonly fromRatings: Float64Array;
  /** The same total taken apart another way, by what is known of the film; they add up to it by themselves. */
  readonly byFeature?: readonly FeatureShare[];
}

/** The explanation whose total is the sum of the terms and of what the ratings add. */
export function explained(
  terms: { readonly [Id in TermId]?: number },
  fromRatings: Float64Array,
): Explanation {
  const named = Object.entries(terms) as [TermId, number][]; // its names are those of the type
  const start = named.reduce((sum, [, value]) => sum + value, 0);
  return {
    total: fromRatings.reduce((sum, share) => sum + share, start),
    terms: named.map(([id, value]) => ({ id, value })),
    fromRatings,
  };
}

/** What a term stands for; `neighbours`: what others say, `centring`: what turns parts of a blend into one score. */
export type TermId = 'mean' | 'film' | 'user' | 'popularity' | 'centring' | 'neighbours';

/**
 * `user`: what you add to any film; `film`: what only the film's own ratings explain; `company`: who rates it; `similar`:
 * what you gave similar films, and people like you this one.
 */
export interface FeatureShare {
  readonly id: 'mean' | 'user' | 'film' | 'genres' | 'era' | 'popularity' | 'company' | 'similar';
  readonly value: number;
}

/** Item vectors of a fit and the place of a history among them: feeds the map and nearest films. */
export interface Space<F extends Fitted> {
  /** One row of `width` numbers per film; zero where the film was not rated in training. */
  vectors(fitted: F): { readonly values: Float32Array; readonly width: number };
  /** The history's own vector, of the same width. */
  place(fitted: F, data: Dataset, history: History): Float32Array;
}

/**
 * A recommender model: a description and pure functions. `data` is always the data it was fitted on. Scoring takes a
 * history, never a user number, so a visitor and a known user are the same thing.
 *
 * Members are methods on purpose: it lets one registry hold models of different parameters and fits.
 */
export interface Model<S extends ParamSchema = ParamSchema, F extends Fitted = Fitted> {
  readonly id: string;
  readonly label: string;
  /** One sentence in plain words. */
  readonly summary: string;
  /** Where the method is published. */
  readonly paper: string;
  /** Raised when the same parameters give another fit; stored fits of an older one are recomputed. */
  readonly version: number;
  /** Models whose fits are within this one's: a new version of one of them makes this a new one too. */
  readonly parts?: readonly Model[];
  readonly params: S;
  /**
   * False for a model that knows the users of its data only: the history of one of them is recognised, for any other it
   * predicts as much as it can. Such models are for the bench. Absent: always true.
   */
  foldsIn?(params: ParamsOf<S>): boolean;

  /** Yields often and returns the fit. Deterministic in data, params and random. */
  fit(data: Dataset, params: ParamsOf<S>, random: Random): Generator<Step<F>, F>;

  /** Unclipped predicted stars for the given films. Films unseen in training get the model's own fallback. */
  predict?(fitted: F, data: Dataset, history: History, films: Uint32Array, out: Float32Array): void;

  /** Ranking score for the given films, higher is better, always finite. Absent: ranked by predicted stars. */
  rank?(fitted: F, data: Dataset, history: History, films: Uint32Array, out: Float32Array): void;

  /** Takes apart predicted stars, or the ranking score, of a film that is not in the history. */
  explain?(
    fitted: F,
    data: Dataset,
    history: History,
    film: number,
    what: 'stars' | 'score',
  ): Explanation;

  readonly space?: Space<F>;

  /** What a visitor should know of this fit, such as films that were left out for size. */
  remark?(fitted: F, data: Dataset): string | undefined;
}

/** Identity; infers the types of parameters and fit. */
export function defineModel<const S extends ParamSchema, F extends Fitted>(
  model: Model<S, F>,
): Model<S, F> {
  return model;
}

/** Ranks films by the model's own score, or by predicted stars where it has none. */
export function rankFilms(
  model: Pick<Model, 'rank' | 'predict'>,
  fitted: Fitted,
  data: Dataset,
  history: History,
  films: Uint32Array,
  out: Float32Array,
): void {
  if (model.rank) model.rank(fitted, data, history, films, out);
  else model.predict?.(fitted, data, history, films, out);
}

/** The versions that a fit depends on: the model's own and those of its parts. */
export function versionOf({ version, parts = [] }: Pick<Model, 'version' | 'parts'>): string {
  return [version, ...parts.map((part) => `(${versionOf(part)})`)].join('');
}

/** A fit of its own memory: what happens to the other one does not touch it. */
export function copyFit<F extends Fitted>(fit: F): F {
  const copies = Object.entries(fit).map(([name, value]) => {
    if (typeof value === 'number') return [name, value];
    return [name, ArrayBuffer.isView(value) ? value.slice() : copyFit(value)];
  });
  return Object.fromEntries(copies) as F; // the same names, each with a value of the same kind
}

/** Runs a fit to its end, deaf to its steps. */
export const fitToEnd = <F extends Fitted>(fit: Generator<Step<F>, F>): F => toEnd(fit);
