import type { Moment } from '../../../core/experiment/run';
import type { RunStart, Standing } from '../../../../workers/train-api';
import type { TrainPhase } from './record';

/** How far a run is, and what is known of it. */
export class RunProgress {
  phase = $state<TrainPhase>('idle');
  start = $state.raw<RunStart>();
  /** By iteration, ascending. */
  moments = $state.raw<readonly Moment[]>([]);
  standing = $state.raw<Standing>();
  /** How much of all the work is done, 0 … 1. */
  fraction = $state(0);
  /** The iteration that is looked back at; undefined for the latest. */
  back = $state<number>();
  /** Six characters, once the run is paused or over. */
  code = $state<string>();
  /** Why the run could not begin or go on. */
  problem = $state<string>();

  readonly busy = $derived(['playing', 'stepping', 'pausing'].includes(this.phase));
  readonly over = $derived(this.phase === 'done' || this.phase === 'broken');
  /** The last iteration that is over, and good; 0 before the first. */
  readonly iteration = $derived(this.standing?.iteration ?? this.moments.at(-1)?.iteration ?? 0);

  /** The iteration that is shown. */
  readonly at = $derived(Math.min(this.back ?? this.iteration, this.iteration));

  /** Back to where there is no run. */
  protected forgetRun(): void {
    this.phase = 'idle';
    this.start = undefined;
    this.moments = [];
    this.standing = undefined;
    this.fraction = 0;
    this.back = undefined;
    this.code = undefined;
    this.problem = undefined;
  }
}
