import type { TrialScores } from '../src/core/evaluation/evaluate';
import type { Outcome } from '../src/core/evaluation/outcome';
import type { ParamValues } from '../src/core/params';
import type { Fit } from '../src/core/search/plan';
import type { FitScore } from '../src/core/search/scores';
import type { HistoryMessage } from './api';

/** A protocol with all its parameters, and what its draws come from. The same trial of models gives the same bits. */
export interface BenchProtocol {
  readonly id: string;
  readonly params: ParamValues;
  /** Of the draw, and of every fit. */
  readonly seed: number;
}

/** A model with all its parameters. */
export interface BenchModel {
  readonly id: string;
  readonly params: ParamValues;
}

/** One fit and what it is put to. */
export interface BenchTask {
  readonly model: BenchModel;
  readonly protocol: BenchProtocol;
  /** From 0. */
  readonly fold: number;
  /** Films that each list must have; 0 for no lists. */
  readonly listLength: number;
}

/** What a protocol comes to on the open data set. */
export interface BenchPlan {
  /** How many fits each model needs. */
  readonly folds: number;
  /** Names of the trials of each fold; one empty name for most protocols. */
  readonly trials: readonly string[];
}

/** What came of a task. */
export interface FoldMessage {
  /** By trial. */
  readonly outcomes: readonly Outcome[];
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

export interface FoldResult extends FoldMessage {
  /** True where it was found on this device, from an earlier run. */
  readonly recalled: boolean;
}

/** What all fits of a search share. The draws of its folds come from the protocol's seed alone. */
export interface BenchSearch {
  /** Id of the model. */
  readonly model: string;
  readonly protocol: BenchProtocol;
  /** Such as "rmse" or "ndcg@10". */
  readonly metric: string;
  /** For a nested estimate: folds within the training part of each fold. */
  readonly inner?: number;
}

export interface ScoreResult extends FitScore {
  /** True where it was found on this device, from an earlier search. */
  readonly recalled: boolean;
}

/** A film that a model would show. */
export interface ShownFilm {
  readonly film: number;
  /** Predicted stars, 0.5 … 5; NaN for a model that predicts none. */
  readonly stars: number;
}

/** Films that a model is asked for. */
export interface ListQuestion {
  readonly history: HistoryMessage;
  /** Films not to be shown. */
  readonly dismissed: Uint32Array;
  readonly count: number;
}

/** @param fraction How much of the work is done, 0 … 1. */
export type OnBenchProgress = (fraction: number) => void;

/**
 * A worker of the Lab: owns a copy of the data set, fits models and puts them to the test. All of its work is done in
 * slices, so that it answers in between. Long calls throw AbortError once cancelled.
 */
export interface BenchApi {
  /** Throws ParamError and DataError where the protocol cannot be drawn from these data. */
  plan(protocol: BenchProtocol): Promise<BenchPlan>;
  /** Fits and judges, or recalls what came of it. @param job Number by which it can be cancelled. */
  run(task: BenchTask, job: number, onProgress: OnBenchProgress): Promise<FoldResult>;
  /**
   * Measurements of one model.
   * @param folds Outcomes by fold and trial; some of the folds, or all.
   * @param metrics Such as "ndcg@10".
   */
  measure(
    protocol: BenchProtocol,
    folds: readonly (readonly Outcome[])[],
    metrics: readonly string[],
  ): Promise<TrialScores>;
  /**
   * Fits and measures one setting of a search on one fold, or recalls what came of it. A fit that fails is a result.
   * Throws ParamError and DataError for a search that cannot be made on these data.
   */
  score(
    search: BenchSearch,
    fit: Fit,
    job: number,
    onProgress: OnBenchProgress,
  ): Promise<ScoreResult>;
  /** What is kept of these fits on this device; undefined for one that is still to be done. */
  recall(search: BenchSearch, fits: readonly Fit[]): Promise<readonly (FitScore | undefined)[]>;
  /** What a model fitted on all ratings would list for somebody, best first. */
  forYou(
    model: BenchModel,
    seed: number,
    question: ListQuestion,
    job: number,
    onProgress: OnBenchProgress,
  ): Promise<readonly ShownFilm[]>;
  cancel(job: number): void;
}
