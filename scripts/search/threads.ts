import { workerData } from 'node:worker_threads';
import { protocolNamed } from '../../src/core/evaluation/protocols/registry';
import { askedMetrics } from '../../src/core/metrics/asked';
import { modelNamed } from '../../src/core/models/registry';
import type { Drawn, Fit } from '../../src/core/search/plan';
import { fitsIn, type PreparedFit } from '../../src/core/search/run-fit';
import type { FitScore } from '../../src/core/search/scores';
import { runInPool, serveTasks } from '../threads/pool';
import type { RunFits } from './run';

/** What all threads of a search share: ids instead of the functions that cannot be sent. */
export interface SearchData extends Omit<Drawn, 'protocol'> {
  readonly protocol: string;
  readonly model: string;
  readonly metric: string;
  readonly seed: number;
}

/** Fits in parallel threads. */
export const fitsInThreads =
  (shared: SearchData): RunFits =>
  (fits, onScore, signal) =>
    runInPool<Fit, FitScore>({ workerData: shared, tasks: fits, onResult: onScore, signal });

/** The thread's side. */
export function serveSearchThread(): void {
  const shared = workerData as SearchData;
  const prepare = fitsIn({
    ...shared,
    model: modelNamed(shared.model),
    protocol: protocolNamed(shared.protocol),
    metric: askedMetrics([shared.metric])[0],
  });
  serveTasks<Fit, FitScore>((fit) => scoreFit(prepare(fit), shared.data.ratings.rows));
}

/**
 * Runs a fit. One that fails is a result too, without a score for any of the users: the other settings go on.
 */
export function scoreFit(prepared: PreparedFit, users: number): FitScore {
  const started = performance.now();
  const secondsSince = () => (performance.now() - started) / 1000;
  try {
    const fitted = toEnd(prepared.fit());
    const fitSeconds = secondsSince();
    const { mean, byUser, weight } = toEnd(prepared.measure(fitted));
    return { mean, byUser, fitSeconds, ...(weight !== undefined && { weight }) };
  } catch (error) {
    if (!(error instanceof Error && error.name === 'FitError')) throw error;
    const byUser = new Float64Array(users).fill(NaN);
    return { mean: NaN, byUser, fitSeconds: secondsSince(), failed: error.message };
  }
}

function toEnd<T>(work: Generator<unknown, T>): T {
  let next = work.next();
  while (!next.done) next = work.next();
  return next.value;
}
