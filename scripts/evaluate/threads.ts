import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { without, type Dataset } from '../../src/core/dataset';
import {
  fitFor,
  overFolds,
  scoreLists,
  scoreRatings,
  type Scores,
} from '../../src/core/evaluation/evaluate';
import type { Splits } from '../../src/core/evaluation/split';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import type { ParamValues } from '../../src/core/params';
import type { ModelResult } from './report';

/** What all threads share. */
export interface Bench {
  readonly data: Dataset;
  readonly splits: Splits;
  readonly protocol: 'kfold' | 'holdout';
  readonly seed: number;
}

export interface ModelTask {
  readonly spec: string;
  readonly id: string;
  readonly params: ParamValues;
}

interface FoldTask extends ModelTask {
  readonly fold: number;
}

interface FoldResult {
  readonly scores: Scores;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

/** Fits and scores every model on every split, as many at a time as there are cores. */
export async function runInThreads(
  bench: Bench,
  models: readonly ModelTask[],
  onProgress: (text: string) => void,
): Promise<ModelResult[]> {
  const tasksOf = models.map((model) =>
    bench.splits.map((_, fold): FoldTask => ({ ...model, fold })),
  );
  const tasks = tasksOf.flat();
  const results = new Map<FoldTask, FoldResult>();
  const queue = tasks.values();
  const threads = Math.min(availableParallelism(), tasks.length);
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL(import.meta.url), { workerData: bench });
      try {
        for (const task of queue) {
          results.set(task, await runTask(worker, task));
          onProgress(`${task.spec}, fold ${task.fold + 1} of ${bench.splits.length}: done`);
        }
      } finally {
        await worker.terminate();
      }
    }),
  );
  return models.map((model, m) => {
    const folds = tasksOf[m].flatMap((task) => results.get(task) ?? []);
    const sum = (of: (result: FoldResult) => number) => folds.reduce((s, fold) => s + of(fold), 0);
    return {
      model: model.id,
      params: model.params,
      metrics: overFolds(folds.map(({ scores }) => scores)),
      seconds: { fit: sum((f) => f.fitSeconds), score: sum((f) => f.scoreSeconds) },
    };
  });
}

function runTask(worker: Worker, task: FoldTask): Promise<FoldResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: FoldResult) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(task);
  });
}

/** The thread's side: answers each task with its result. */
export function serveThread(): void {
  const bench = workerData as Bench;
  parentPort?.on('message', (task: FoldTask) => parentPort?.postMessage(runFold(bench, task)));
}

function runFold({ data, splits, protocol, seed }: Bench, task: FoldTask): FoldResult {
  const test = splits[task.fold];
  const training = without(data, test);
  const model = modelNamed(task.id);
  const started = performance.now();
  const fitted = fitToEnd(fitFor(model, task.params, training, seed));
  const fittedAt = performance.now();
  const context = { data, training, test };
  const scores = {
    ...scoreRatings(model, fitted, context),
    ...(protocol === 'holdout' && scoreLists(model, fitted, context)),
  };
  const scoredAt = performance.now();
  return {
    scores,
    fitSeconds: (fittedAt - started) / 1000,
    scoreSeconds: (scoredAt - fittedAt) / 1000,
  };
}
