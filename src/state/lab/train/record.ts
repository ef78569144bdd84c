import type { RunRecord, Standing } from '../../../core/experiment/run';

export type { RunRecord };

/**
 * What goes on: `idle` nothing yet; `opening` data and split are drawn; `ready` nothing is learnt yet; `playing`,
 * `stepping`; `pausing` asked to halt; `paused`, `done`, `broken` as {@link Standing} has it; `failed` see the problem.
 */
export type TrainPhase =
  'idle' | 'opening' | 'ready' | 'playing' | 'stepping' | 'pausing' | 'failed' | Standing['kind'];
