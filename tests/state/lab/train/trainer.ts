import type { Moment, RunSettings } from '../../../../src/core/experiment/run';
import type { TrainCalls } from '../../../../src/state/lab/train/train-state.svelte';
import type { Look, RunStart, Standing, Watched } from '../../../../workers/train-api';
import { Later } from '../../fixtures';

export const START: RunStart = {
  iterations: 3,
  steps: true,
  training: 8,
  heldOut: 2,
  films: 4,
  users: 2,
  baselines: [{ id: 'mean', label: 'overall mean', rmse: 1.04 }],
};

export const momentOf = (iteration: number, heldOutRmse = 1 / iteration): Moment => ({
  iteration,
  loss: { error: 8 / iteration, factors: iteration },
  trainRmse: heldOutRmse / 2,
  heldOutRmse,
  seconds: 0.01,
});

export const lookAt = (iteration: number): Look => ({
  iteration,
  actual: new Uint32Array(10),
  predicted: new Uint32Array(10),
  confusion: new Uint32Array(100),
});

/** A film, and nobody's ratings. */
export const NOBODY: Watched = {
  film: 0,
  you: { films: new Uint32Array(0), halfStars: new Uint8Array(0) },
};

interface Advance {
  readonly iterations: number;
  readonly tell: (moment: Moment) => void;
  readonly share: (fraction: number) => void;
  readonly end: Later<Standing>;
}

/** A worker of which the test says what it answers, and when. */
export function trainer() {
  const opened: { readonly settings: RunSettings; readonly start: Later<RunStart> }[] = [];
  const advances: Advance[] = [];
  const looks: { readonly watched: Watched; readonly look: Later<Look> }[] = [];
  const calls = { paused: 0, stopped: 0 };
  let codes = 0;
  /** What a run's code waits for. */
  const hashing = { over: Promise.resolve() };
  const client: TrainCalls = {
    openRun(settings) {
      const start = new Later<RunStart>();
      opened.push({ settings, start });
      return start.promise;
    },
    advance(iterations, tell, share) {
      const end = new Later<Standing>();
      advances.push({ iterations, tell, share, end });
      return end.promise;
    },
    look(watched) {
      const look = new Later<Look>();
      looks.push({ watched, look });
      return look.promise;
    },
    runCode: () => hashing.over.then(() => `CODE0${++codes}`),
    pause: () => void calls.paused++,
    stop: () => void calls.stopped++,
  };
  return { client, opened, advances, looks, calls, hashing };
}
