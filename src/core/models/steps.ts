import type { Step } from './model';

/** Runs a part of a fit to its end and reports each of its yields as a step of the whole. */
export function* stepping<T, R>(
  part: Generator<T, R>,
  stepOf: (progress: T) => Step<never>,
): Generator<Step<never>, R> {
  for (let next = part.next(); ; next = part.next()) {
    if (next.done) return next.value;
    yield stepOf(next.value);
  }
}

/** Runs something to its end, deaf to its progress. */
export function toEnd<R>(part: Generator<unknown, R>): R {
  let next = part.next();
  while (!next.done) next = part.next();
  return next.value;
}
