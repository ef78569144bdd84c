import { fail } from '../src/core/errors';
import type { Fitted, Step } from '../src/core/models/model';

/** Longest stretch, in milliseconds, between two looks at the message queue. */
const SLICE_MS = 40;

/**
 * One macrotask. A microtask would leave cancel() waiting in the queue until the fit is over, and setTimeout is clamped
 * to 4 ms once nested; a message to oneself is neither.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

interface DriveOptions {
  /** Absent where it is never cancelled. */
  readonly signal?: AbortSignal;
  readonly onSlice?: (step: Step) => void;
  /** Called between steps, at the end of an iteration. */
  readonly onIteration?: (step: Step) => Promise<void> | void;
  readonly sliceMs?: number;
}

/**
 * Runs a fit in slices, so that the thread still hears others. The only place that knows clocks and cancelling.
 * Throws AbortError once the signal is raised, and FitError where the error is no longer finite.
 */
export async function drive<F extends Fitted>(
  fit: Generator<Step, F>,
  { signal, onSlice, onIteration, sliceMs = SLICE_MS }: DriveOptions = {},
): Promise<F> {
  let sliceStart = performance.now();
  for (;;) {
    const { done, value } = fit.next();
    if (done) return value;
    if (value.iteration !== undefined) {
      if (value.loss && !Object.values(value.loss).every(Number.isFinite)) {
        fail(
          'FitError',
          `The error became infinite at iteration ${value.iteration}; raise the regularisation.`,
        );
      }
      await onIteration?.(value);
    }
    if (performance.now() - sliceStart < sliceMs) continue;
    onSlice?.(value);
    await breathe();
    if (signal?.aborted) fail('AbortError', 'The fit was cancelled.');
    sliceStart = performance.now();
  }
}
