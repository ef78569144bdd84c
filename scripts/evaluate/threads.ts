import { workerData } from 'node:worker_threads';
import { without, type Dataset } from '../../src/core/dataset';
import { checkFold, fitFor, runTrials } from '../../src/core/evaluation/evaluate';
import type { Fold } from '../../src/core/evaluation/fold';
import type { Wanted } from '../../src/core/evaluation/judge';
import type { Outcome } from '../../src/core/evaluation/outcome';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import { fitToEnd } from '../../src/core/models/model';
import { modelNamed } from '../../src/core/models/registry';
import type { ParamValues } from '../../src/core/params';
import { runInPool, serveTasks } from '../threads/pool';

/** What all threads share. */
export interface Bench {
  readonly data: Dataset;
  readonly protocol: string;
  readonly protocolParams: ParamValues;
  /** As the protocol has drawn it, or as it was read. */
  readonly draw: Uint32Array;
  readonly seed: number;
  readonly wanted: Wanted;
}

export interface ModelTask {
  readonly spec: string;
  readonly id: string;
  readonly params: ParamValues;
}

interface FoldTask extends ModelTask {
  readonly fold: number;
}

/** What one fit came to. */
export interface FoldResult {
  /** By trial. */
  readonly outcomes: readonly Outcome[];
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

/** The folds of a bench. */
export const foldsOf = ({ data, protocol, protocolParams, draw }: Bench): readonly Fold[] =>
  protocolNamed(protocol).foldsOf(data, draw, protocolParams);

/**
 * Fits and judges every model on every fold, as many at a time as there are cores.
 * Throws ParamError, before anything is fitted, for a model that the protocol cannot measure.
 * @returns Per model, its result on each fold.
 */
export async function runInThreads(
  bench: Bench,
  models: readonly ModelTask[],
  onProgress: (text: string) => void,
): Promise<readonly (readonly FoldResult[])[]> {
  const all = foldsOf(bench);
  for (const { id, params } of models)
    all.forEach((fold) => checkFold(modelNamed(id), params, fold));
  const folds = all.length;
  const tasksOf = models.map((model) =>
    Array.from({ length: folds }, (_, fold): FoldTask => ({ ...model, fold })),
  );
  const results = new Map<FoldTask, FoldResult>();
  await runInPool<FoldTask, FoldResult>({
    workerData: bench,
    tasks: tasksOf.flat(),
    onResult: (task, result) => {
      results.set(task, result);
      onProgress(`${task.spec}, fold ${task.fold + 1} of ${folds}: done`);
    },
  });
  return tasksOf.map((own) => own.flatMap((task) => results.get(task) ?? []));
}

/** The thread's side. */
export function serveThread(): void {
  const bench = workerData as Bench;
  const folds = foldsOf(bench);
  serveTasks<FoldTask, FoldResult>((task) => runFold(bench, folds[task.fold], task));
}

function runFold(bench: Bench, fold: Fold, { id, params }: FoldTask): FoldResult {
  const { data, seed, wanted } = bench;
  const judging = protocolNamed(bench.protocol).judging(bench.protocolParams);
  const training = without(data, fold.heldOut);
  const model = modelNamed(id);
  const started = performance.now();
  const fitted = fitToEnd(fitFor(model, params, training, seed));
  const fittedAt = performance.now();
  const running = runTrials({ model, fitted, training }, data, fold, judging, wanted);
  let next = running.next();
  while (!next.done) next = running.next();
  return {
    outcomes: next.value,
    fitSeconds: (fittedAt - started) / 1000,
    scoreSeconds: (performance.now() - fittedAt) / 1000,
  };
}
