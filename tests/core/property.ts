import fc from 'fast-check';

/** Checks a statement on random cases, the same ones every time; a failure names the smallest case it found. */
export function holds<T>(cases: fc.Arbitrary<T>, check: (value: T) => void, numRuns = 60): void {
  const property = fc.property(cases, (value) => {
    check(value); // what an assertion returns is no verdict
  });
  fc.assert(property, { seed: 20180926, numRuns });
}
