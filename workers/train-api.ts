import type { Moment, RunSettings, RunStart, Standing } from '../src/core/experiment/run';
import type { HistoryMessage } from './api';

export type { RunStart, Standing };

/** Whose vectors are looked at. */
export interface Watched {
  /** A film of the data set. */
  readonly film: number;
  /** The visitor's ratings; folded in anew at each look. */
  readonly you: HistoryMessage;
}

/** A fit as it is now, as far as it is drawn. */
export interface Look {
  readonly iteration: number;
  /** Vectors of the 40 films most rated in training, row by row; absent for a model without vectors, and before the first iteration. */
  readonly strip?: {
    readonly films: Uint32Array;
    readonly width: number;
    readonly values: Float32Array;
  };
  /** The watched film's vector and the visitor's, of the strip's width; the latter absent without ratings. */
  readonly film?: Float32Array;
  readonly you?: Float32Array;
  /** Of the held-out ratings that are predicted, by half star, 1 … 10: true and predicted (limited, to the nearest half star; the mean, before the first iteration). */
  readonly actual: Uint32Array;
  readonly predicted: Uint32Array;
  /** counts[10 (true − 1) + predicted − 1]. */
  readonly confusion: Uint32Array;
}

/**
 * One run at a time, stepped through. Play, pause and step only say when the fit goes on: its bits are those of a
 * straight run. A run that breaks down stays at its last good iteration.
 */
export interface TrainApi {
  /** Draws data and split, measures the baselines; ends the run before. Throws ParamError and DataError. */
  openRun(settings: RunSettings): Promise<RunStart>;
  /**
   * Goes on by so many iterations, or until paused, done or broken. Undoes a pause. Throws AbortError once another run is
   * opened, ParamError where none is. Calls go one after another.
   * @param onMoment Called at the end of each iteration, in order.
   * @param onFraction Called now and then: how much of all the work is done, 0 … 1.
   */
  advance(
    iterations: number,
    onMoment: (moment: Moment) => void,
    onFraction: (fraction: number) => void,
  ): Promise<Standing>;
  /** Halts what was asked so far within a few milliseconds, in the midst of an iteration too; the next advance goes on there. */
  pause(): void;
  look(watched: Watched): Promise<Look>;
  /** Six characters that say settings, data and the bits of the fit as it is now. */
  runCode(): Promise<string>;
}
