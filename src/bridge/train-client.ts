import type { Moment, RunSettings } from '../core/experiment/run';
import type { Look, RunStart, Standing, TrainApi, Watched } from '../../workers/train-api';
import { allowanceFor, told, workerError } from './live-worker';
import { lendTo, startRoom, type Lend, type LiveRoom } from './room';

type Live = LiveRoom<'train'>;

/**
 * The page's side of a run that is stepped through: one worker, which lives from the first run that is opened until it is
 * stopped, as the run lives in it. Where it dies, its run is gone: calls throw WorkerError until another run is opened, which
 * starts a worker anew.
 */
export class TrainClient implements TrainApi {
  readonly #lend: Lend;
  readonly #ratings: () => number;
  #live: Live | undefined;

  /** @param ratings How many ratings the open data set has. */
  constructor(lend: Lend, ratings: () => number = () => 0) {
    this.#lend = lend;
    this.#ratings = ratings;
  }

  async openRun(settings: RunSettings): Promise<RunStart> {
    const live = (this.#live ??= this.#started());
    return live.race(live.api.openRun(settings));
  }

  async advance(
    iterations: number,
    onMoment: (moment: Moment) => void,
    onFraction: (fraction: number) => void,
  ): Promise<Standing> {
    const live = this.#running();
    return live.race<Standing>(live.api.advance(iterations, told(onMoment), told(onFraction)));
  }

  /** Does nothing where there is no run. */
  pause(): void {
    const live = this.#live;
    void live?.race(live.api.pause()).catch(() => {}); // who advances hears of a death
  }

  async look(watched: Watched): Promise<Look> {
    const live = this.#running();
    return live.race(live.api.look(watched));
  }

  async runCode(): Promise<string> {
    const live = this.#running();
    return live.race(live.api.runCode());
  }

  /** Ends the worker and its run; calls under way throw AbortError. The next run borrows what is open then. */
  stop(): void {
    const reason = Object.assign(new Error('The run is not needed any more.'), {
      name: 'AbortError',
    });
    this.#end(this.#live, reason);
  }

  #running(): Live {
    if (this.#live) return this.#live;
    throw workerError('The worker is gone, and its run with it; start the run again.');
  }

  #end(live: Live | undefined, reason: Error): void {
    live?.stop(reason);
    this.#forget(live);
  }

  #forget(live: Live | undefined): void {
    if (this.#live === live) this.#live = undefined;
  }

  #started(): Live {
    const live: Live = startRoom('train', {
      allowance: () => allowanceFor(this.#ratings()),
      onDeath: () => this.#forget(live),
    });
    lendTo(live, this.#lend, (reason) => this.#end(live, reason));
    return live;
  }
}
