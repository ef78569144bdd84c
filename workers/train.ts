import { sha256 } from '@noble/hashes/sha2.js';
import { ratedFilms, type Dataset } from '../src/core/dataset';
import { fail } from '../src/core/errors';
import {
  baselinesOf,
  partlyOf,
  simpleStars,
  type SimpleStars,
} from '../src/core/experiment/baselines';
import { experimentOf, type Experiment } from '../src/core/experiment/experiment';
import { levelsOf, vectorsOf } from '../src/core/experiment/look';
import type { Moment } from '../src/core/experiment/run';
import { codeOf, runBytes } from '../src/core/experiment/run-code';
import { before, run, type RunState, type RunStep } from '../src/core/experiment/running';
import { countOf } from '../src/core/ratings';
import { breathe, inSlices } from './driver';
import type { RunStart, Standing, TrainApi } from './train-api';

/** Longest stretch, in milliseconds, before a pause is heard. */
const SLICE_MS = 10;

/** A run that is open. */
interface Running {
  readonly experiment: Experiment;
  readonly simple: readonly SimpleStars[];
  readonly steps: Generator<RunStep, void>;
  /** Its last good state. */
  state: RunState;
  /** Of fitting, since the last moment. */
  seconds: number;
  /** Where it has ended. */
  ended: Standing | undefined;
}

/** A Lab worker's side of the contract. Knows nothing of comlink, so tests call it directly. */
export function createTrainer(borrowed: () => Promise<Dataset>): TrainApi {
  let running: Running | undefined;
  /** Raised when another run is opened. */
  let opening = new AbortController();
  /** How often it has been asked to halt. */
  let halts = 0;
  /** Calls to advance go one after another. */
  let turn: Promise<unknown> = Promise.resolve();

  const current = () =>
    running ?? fail('ParamError', 'No run is open; expected one to be begun first.');

  async function advance(
    iterations: number,
    onMoment: (moment: Moment) => void,
    onFraction: (fraction: number) => void,
    { asked, signal }: { readonly asked: number; readonly signal: AbortSignal },
  ): Promise<Standing> {
    signal.throwIfAborted();
    const open = current();
    const last = open.state.iteration + iterations;
    const standing = () => {
      if (open.ended) return open.ended;
      const { iteration } = open.state;
      return halts > asked || iteration >= last
        ? ({ kind: 'paused', iteration } as const)
        : undefined;
    };
    /** Callbacks have a channel of their own: unless they are waited for, the last comes after the answer. */
    let heard: unknown;
    for (let since = performance.now(); ;) {
      signal.throwIfAborted();
      const now = standing();
      if (now) {
        await heard;
        return now;
      }
      const fraction = goOn(open, (moment) => (heard = onMoment(moment)));
      if (performance.now() - since < SLICE_MS) continue;
      if (fraction !== undefined) onFraction(fraction);
      await breathe();
      since = performance.now();
    }
  }

  return {
    async openRun(settings) {
      const reason = Object.assign(new Error('Another run has begun.'), { name: 'AbortError' });
      opening.abort(reason);
      const { signal } = (opening = new AbortController());
      running = undefined;
      const data = await borrowed();
      signal.throwIfAborted();
      const experiment = experimentOf(data, settings);
      const { heldOut } = experiment;
      const simple = await inSlices(simpleStars(heldOut), { signal });
      const start: RunStart = { ...sizesOf(experiment), baselines: baselinesOf(simple, heldOut) };
      running = {
        experiment,
        simple,
        steps: run(experiment),
        state: before(experiment),
        seconds: 0,
        ended: undefined,
      };
      return start;
    },

    advance(iterations, onMoment, onFraction) {
      const { signal } = opening;
      const asked = halts;
      const going = turn.then(() => advance(iterations, onMoment, onFraction, { asked, signal }));
      turn = going.catch(() => {}); // who asked hears of it
      return going;
    },

    pause() {
      halts += 1;
    },

    look: (watched) =>
      Promise.resolve().then(() => {
        const { experiment, state } = current();
        return {
          iteration: state.iteration,
          ...vectorsOf(experiment, state, watched),
          ...levelsOf(state.predicted, experiment.heldOut.halfStars),
        };
      }),

    async runCode() {
      const { experiment, state } = current();
      const hash = sha256.create();
      await inSlices(hashed(runBytes(experiment, state), hash), {});
      return codeOf(hash.digest());
    },
  };
}

/** One step of a run. @returns How much of all the work is done, where the step says so. */
function goOn(open: Running, onMoment: (moment: Moment) => void): number | undefined {
  const from = performance.now();
  const { done, value: step } = open.steps.next();
  if (done) fail('FitError', 'The fit failed; expected the run to be begun again.');
  if (step.kind === 'fitting') open.seconds += (performance.now() - from) / 1000;
  if (step.kind === 'broken') {
    const { iteration } = open.state;
    open.ended = { kind: 'broken', iteration, breakdown: step.breakdown };
  }
  if (step.kind === 'moment') {
    const { seconds } = open;
    open.seconds = 0;
    open.state = step.state;
    const { iteration } = step.state;
    if (iteration === open.experiment.iterations) open.ended = { kind: 'done', iteration };
    const partly = partlyOf(open.simple, open.experiment.heldOut, step.state.predicted);
    onMoment({ ...step.moment, ...(partly && { partly }), seconds });
  }
  return 'fraction' in step ? step.fraction : undefined;
}

function sizesOf({
  training,
  heldOut,
  iterations,
  steps,
}: Experiment): Omit<RunStart, 'baselines'> {
  const { ratings } = training;
  let users = 0;
  for (let user = 0; user < ratings.rows; user++) if (countOf(ratings, user) > 0) users += 1;
  return {
    iterations,
    steps,
    training: ratings.indices.length,
    heldOut: heldOut.films.length,
    films: ratedFilms(training).length,
    users,
  };
}

function* hashed(
  parts: Generator<Uint8Array>,
  hash: { update(part: Uint8Array): unknown },
): Generator<void, void> {
  for (const part of parts) {
    hash.update(part);
    yield;
  }
}
