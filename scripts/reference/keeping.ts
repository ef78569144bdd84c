import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { without } from '../../src/core/dataset';
import { fitFor } from '../../src/core/evaluation/evaluate';
import type { Judging } from '../../src/core/evaluation/fold';
import { judge, type Wanted } from '../../src/core/evaluation/judge';
import type { Outcome } from '../../src/core/evaluation/outcome';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import { toEnd } from '../../src/core/models/steps';
import { foldsOf, type Bench, type ModelTask } from '../evaluate/threads';
import { filmsAsked, keepStars, keptMix, type Kept, type KeptPart } from './kept';

/** A protocol of one fold, and a table for what each model predicts in it, shared by the threads. */
interface KeepBench extends Bench {
  readonly tables: readonly Kept[];
}

/** A mix of kept tables, and how it is judged. */
export interface JudgeTask {
  readonly parts: readonly KeptPart[];
  readonly judging: Judging;
  readonly wanted: Wanted;
}

type Task = { readonly keep: number; readonly model: ModelTask } | { readonly judge: JudgeTask };

/** Predictions of some models in the one fold of a bench. */
export interface Keeping {
  /** In the order of the models. */
  readonly tables: readonly Kept[];
  /** Seconds that each took. */
  readonly seconds: readonly number[];
  judge(tasks: readonly JudgeTask[]): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** Fits models in parallel threads and keeps what they predict, to be mixed and judged in many ways. */
export async function keep(
  bench: Bench,
  models: readonly ModelTask[],
  progress: (text: string) => void,
): Promise<Keeping> {
  const { ratings, films } = bench.data;
  const tables = models.map(
    () => new Float32Array(new SharedArrayBuffer(4 * ratings.rows * films.count)),
  );
  const pool = openPool({ ...bench, tables });
  const seconds = await pool.run<number>(
    models.map((model, keepIn) => ({ keep: keepIn, model })),
    (at, taken) =>
      progress(`${bench.protocol}: ${models[at].spec} kept in ${taken.toFixed(1)} seconds`),
  );
  return {
    tables,
    seconds,
    judge: (tasks) => pool.run<Outcome>(tasks.map((task) => ({ judge: task }))),
    close: pool.close,
  };
}

function openPool(bench: KeepBench) {
  const workers = Array.from(
    { length: availableParallelism() },
    () => new Worker(new URL(import.meta.url), { workerData: bench }),
  );
  async function runNow<R>(
    tasks: readonly Task[],
    onDone?: (at: number, result: R) => void,
  ): Promise<R[]> {
    const results: R[] = [];
    const queue = tasks.entries();
    await Promise.all(
      workers.map(async (worker) => {
        for (const [at, task] of queue) {
          results[at] = await answerOf<R>(worker, task);
          onDone?.(at, results[at]);
        }
      }),
    );
    return results;
  }
  let before: Promise<unknown> = Promise.resolve();
  return {
    /** One run after another: a worker answers one task at a time. */
    run<R>(tasks: readonly Task[], onDone?: (at: number, result: R) => void): Promise<R[]> {
      const own = before.then(() => runNow<R>(tasks, onDone));
      before = own.catch(() => {});
      return own;
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}

function answerOf<R>(worker: Worker, task: Task): Promise<R> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: R) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(task);
  });
}

/** Whether this thread was started to keep predictions. */
export const isKeepThread = (): boolean => (workerData as Partial<KeepBench>).tables !== undefined;

/** The thread's side: answers each task with its result. */
export function serveKeepThread(): void {
  const bench = workerData as KeepBench;
  const [fold] = foldsOf(bench);
  const training = without(bench.data, fold.heldOut);
  const [trial] = fold.trials;
  parentPort?.on('message', (task: Task) => {
    if ('judge' in task) {
      const { parts, judging, wanted } = task.judge;
      const candidate = { model: keptMix(bench.tables, parts), fitted: {}, training };
      parentPort?.postMessage(toEnd(judge(candidate, bench.data, trial, judging, wanted)));
      return;
    }
    const started = performance.now();
    const { id, params } = task.model;
    const model = modelNamed(id);
    const fitted = fitToEnd(fitFor(model, params, training, bench.seed));
    const judging = protocolNamed(bench.protocol).judging(bench.protocolParams);
    const filmsOf = filmsAsked(bench.data, training, trial, judging, bench.wanted);
    toEnd(keepStars({ model, fitted, training }, trial.users, filmsOf, bench.tables[task.keep]));
    parentPort?.postMessage((performance.now() - started) / 1000);
  });
}
