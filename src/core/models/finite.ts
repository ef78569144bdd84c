import { fail } from '../errors';
import type { Fitted, Step } from './model';

/** Passes on the steps of a fit. Throws FitError at the first iteration whose error is no longer finite. */
export function* keptFinite<F extends Fitted>(fit: Generator<Step<F>, F>): Generator<Step<F>, F> {
  for (let next = fit.next(); ; next = fit.next()) {
    if (next.done) return next.value;
    checkFinite(next.value);
    yield next.value;
  }
}

/** Throws FitError where the error of a step is not finite. */
export function checkFinite({ iteration, loss }: Step): void {
  if (iteration === undefined || !loss || Object.values(loss).every(Number.isFinite)) return;
  fail(
    'FitError',
    `The error became infinite at iteration ${iteration}; raise the regularisation.`,
  );
}
