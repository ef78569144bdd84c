/** What a generator returns, deaf to what it yields. */
export function finished<R>(work: Generator<unknown, R>): R {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}
