import { fail } from '../src/core/errors';
import { checkFinite } from '../src/core/models/finite';
import type { Fitted, Step } from '../src/core/models/model';

/** Longest stretch, in milliseconds, between two looks at the message queue. */
const SLICE_MS = 40;

/**
 * One macrotask. A microtask would leave cancel() waiting in the queue until the work is over, and setTimeout is clamped
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

interface SliceOptions<S> {
  /** Absent where it is never cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** Called with every step; what it returns is waited for. */
  readonly onStep?: (step: S) => Promise<void> | void;
  /** Called with the last step of every slice. */
  readonly onSlice?: (step: S) => void;
  readonly sliceMs?: number;
}

/**
 * Runs a generator in slices, so that the thread still hears others. The only place that knows clocks and cancelling.
 * Throws AbortError once the signal is raised.
 */
export async function inSlices<S, R>(
  work: Generator<S, R>,
  { signal, onStep, onSlice, sliceMs = SLICE_MS }: SliceOptions<S> = {},
): Promise<R> {
  let sliceStart = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    const waiting = onStep?.(value);
    if (waiting) await waiting;
    if (performance.now() - sliceStart < sliceMs) continue;
    onSlice?.(value);
    await breathe();
    if (signal?.aborted) fail('AbortError', 'The work was cancelled.');
    sliceStart = performance.now();
  }
}

interface DriveOptions extends Pick<SliceOptions<Step>, 'signal' | 'onSlice' | 'sliceMs'> {
  /** Called between steps, at the end of an iteration. */
  readonly onIteration?: (step: Step) => Promise<void> | void;
}

/** Runs a fit in slices. Throws AbortError once the signal is raised, and FitError where the error is no longer finite. */
export function drive<F extends Fitted>(
  fit: Generator<Step<F>, F>,
  { onIteration, ...slicing }: DriveOptions = {},
): Promise<F> {
  return inSlices<Step, F>(fit, {
    ...slicing,
    onStep(step) {
      if (step.iteration === undefined) return undefined;
      checkFinite(step);
      return onIteration?.(step);
    },
  });
}
