import type { ParamValues } from '../params';

/** Which of a data set's ratings a run is made of. Films and users keep their positions. */
export interface DataChoice {
  /** Share of the ratings, 0 < share ≤ 1; which ones, the seed decides. */
  readonly share: number;
  /** Films with fewer ratings are left out, with their ratings; 0 for none. Counted before the share is drawn. */
  readonly minRatings: number;
}

/** All that decides a run on a data set: the same settings, data and code of this page give the same bits. */
export interface RunSettings {
  readonly model: { readonly id: string; readonly params: ParamValues };
  readonly data: DataChoice;
  /** A protocol with one fold, such as a share of each person's ratings. */
  readonly split: { readonly id: string; readonly params: ParamValues };
  /** Of the data drawn, of the split and of the fit. */
  readonly seed: number;
}

/** What is known of a run at the end of an iteration. */
export interface Moment {
  /** From 1; 0 is before the first, where nothing is learnt yet. */
  readonly iteration: number;
  /** Of the fit itself, in `loss.error` the sum of squared errors in stars²; absent where the model has none. */
  readonly loss?: Readonly<Record<string, number>>;
  /**
   * Root mean squared error of the ratings fitted on, in stars, unclipped, as the model counts it while it fits; NaN where
   * it does not say.
   */
  readonly trainRmse: number;
  /** Of the ratings held out that are predicted, limited to the scale of the split; NaN for a model that predicts no stars. */
  readonly heldOutRmse: number;
  /** Where some of the ratings held out are not predicted. */
  readonly partly?: Partly;
  /** Where the held-out error has been less before. */
  readonly rise?: Rise;
  /** Wall time of this iteration's fitting alone, on the device that it ran on: not of pauses, nor of measuring errors. */
  readonly seconds: number;
}

/** What an error is of that is not of all ratings held out. */
export interface Partly {
  /** How many of the ratings held out are predicted; at least one, and not all. */
  readonly predicted: number;
  /** Of those alone. */
  readonly baselines: readonly Baseline[];
}

/** By how much the held-out error has risen from its least. */
export interface Rise {
  /** The iteration of the least. */
  readonly since: number;
  /** Difference of the two errors. */
  readonly stars: number;
  /** Of that difference, in stars, over the choice of people whose ratings are held out. */
  readonly standardError: number;
}

/** A simple prediction to be beaten, on the same split. */
export interface Baseline {
  readonly id: 'mean' | 'popularity' | 'biases';
  readonly label: string;
  /** Of the ratings held out, in stars. */
  readonly rmse: number;
}

/** Why a run stopped before its end. */
export interface Breakdown {
  /** The iteration that failed. */
  readonly iteration: number;
  readonly kind: 'not-finite' | 'diverged';
  /** What happened, and what to try, as they can be shown. */
  readonly happened: string;
  readonly advice: string;
}

/** What a run begins with. */
export interface RunStart {
  /** Iterations in all; 1 for a model that is fitted in one go. */
  readonly iterations: number;
  /** False for a model that is fitted in one go: there is nothing to step through. */
  readonly steps: boolean;
  /** Ratings that are fitted on, and that are held out. */
  readonly training: number;
  readonly heldOut: number;
  /** Films and users with at least one rating to fit on. */
  readonly films: number;
  readonly users: number;
  readonly baselines: readonly Baseline[];
}

/** Where a run stands. */
export type Standing =
  | { readonly kind: 'paused' | 'done'; readonly iteration: number }
  | { readonly kind: 'broken'; readonly iteration: number; readonly breakdown: Breakdown };

/** A run in plain data. */
export interface RunRecord {
  /** With every parameter. */
  readonly settings: RunSettings;
  /** Of the data set. */
  readonly sha256: string;
  readonly dataset: string;
  readonly start: RunStart;
  /** By iteration, ascending. */
  readonly moments: readonly Moment[];
  /** Undefined before the first step, and while the run goes on. */
  readonly standing: Standing | undefined;
  /** Six characters; undefined while there is nothing, or the run goes on. */
  readonly code: string | undefined;
}
