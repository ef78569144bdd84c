import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';

/** What is to be done in threads, and with what comes of it. */
export interface PoolWork<Task, Result> {
  /** Each thread gets a copy. */
  readonly workerData: unknown;
  /** Taken in order. */
  readonly tasks: readonly Task[];
  readonly onResult: (task: Task, result: Result) => void;
  /** Ends the threads in the middle of their work. */
  readonly signal?: AbortSignal;
}

/**
 * Runs tasks in threads of this same program, as many at a time as there are cores. The program calls
 * {@link serveTasks} where it is not the main thread.
 * Throws what a task throws, and AbortError when it is stopped; either ends all threads.
 */
export async function runInPool<Task, Result>(work: PoolWork<Task, Result>): Promise<void> {
  const { workerData, tasks, onResult, signal } = work;
  if (signal?.aborted) throw stopped();
  const count = Math.min(availableParallelism(), tasks.length);
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL(import.meta.url), { workerData }),
  );
  const stop = () => void endAll(workers);
  signal?.addEventListener('abort', stop);
  const queue = tasks.values();
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const task of queue) onResult(task, await answerTo<Task, Result>(worker, task));
      }),
    );
  } finally {
    signal?.removeEventListener('abort', stop);
    await endAll(workers);
  }
}

const stopped = () => Object.assign(new Error('Stopped.'), { name: 'AbortError' });

const endAll = (workers: readonly Worker[]) =>
  Promise.all(workers.map((worker) => worker.terminate()));

function answerTo<Task, Result>(worker: Worker, task: Task): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(stopped());
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.once('message', (result: Result) => {
      worker.off('error', reject);
      worker.off('exit', onExit);
      resolve(result);
    });
    worker.postMessage(task);
  });
}

/** A thread's side: answers each task with its result. */
export function serveTasks<Task, Result>(answer: (task: Task) => Result): void {
  parentPort?.on('message', (task: Task) => parentPort?.postMessage(answer(task)));
}
