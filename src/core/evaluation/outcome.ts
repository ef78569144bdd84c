/**
 * What came of a trial: one case per user, in plain arrays, so that it can be stored, sent to another thread, and
 * measured in any way later without asking the model again.
 */
export type Outcome = {
  /** The user of each case. */
  readonly users: Uint32Array;
  /** Case c owns the test ratings testStarts[c] … testStarts[c + 1] − 1. */
  readonly testStarts: Uint32Array;
  /** Films of the test ratings, and their whole half stars. */
  readonly films: Uint32Array;
  readonly halfStars: Uint8Array;
  /** 1 where a list should hold the film. */
  readonly relevant: Uint8Array;
  /** Predicted stars within the scale, one per test rating; NaN where the model predicts none. */
  readonly predicted: Float32Array;
  /** Place of each test film among the candidates, from 0; half places in ties; Infinity where it is not among them. */
  readonly places: Float64Array;
  /** Case c owns the listed films listStarts[c] … listStarts[c + 1] − 1, best first. */
  readonly listStarts: Uint32Array;
  readonly list: Uint32Array;
  /** Predicted stars of the listed films; NaN where the model predicts none. */
  readonly listStars: Float32Array;
};

/** One user's part of an outcome: views, not copies. */
export interface Case {
  readonly user: number;
  readonly films: Uint32Array;
  readonly halfStars: Uint8Array;
  readonly relevant: Uint8Array;
  readonly predicted: Float32Array;
  readonly places: Float64Array;
  readonly list: Uint32Array;
  readonly listStars: Float32Array;
}

/** The cases of some outcomes, one after another. */
export function* casesOf(outcomes: readonly Outcome[]): Generator<Case> {
  for (const outcome of outcomes) {
    for (let c = 0; c < outcome.users.length; c++) {
      const test = [outcome.testStarts[c], outcome.testStarts[c + 1]] as const;
      const listed = [outcome.listStarts[c], outcome.listStarts[c + 1]] as const;
      yield {
        user: outcome.users[c],
        films: outcome.films.subarray(...test),
        halfStars: outcome.halfStars.subarray(...test),
        relevant: outcome.relevant.subarray(...test),
        predicted: outcome.predicted.subarray(...test),
        places: outcome.places.subarray(...test),
        list: outcome.list.subarray(...listed),
        listStars: outcome.listStars.subarray(...listed),
      };
    }
  }
}

/** One outcome from its cases. */
export function outcomeFrom(cases: readonly Case[]): Outcome {
  const starts = (lengthOf: (one: Case) => number) => {
    const all = new Uint32Array(cases.length + 1);
    cases.forEach((one, c) => (all[c + 1] = all[c] + lengthOf(one)));
    return all;
  };
  const testStarts = starts(({ films }) => films.length);
  const listStarts = starts(({ list }) => list.length);
  const tests = testStarts[cases.length];
  const listed = listStarts[cases.length];
  const outcome = {
    users: Uint32Array.from(cases, ({ user }) => user),
    testStarts,
    films: new Uint32Array(tests),
    halfStars: new Uint8Array(tests),
    relevant: new Uint8Array(tests),
    predicted: new Float32Array(tests),
    places: new Float64Array(tests),
    listStarts,
    list: new Uint32Array(listed),
    listStars: new Float32Array(listed),
  };
  cases.forEach((one, c) => {
    outcome.films.set(one.films, testStarts[c]);
    outcome.halfStars.set(one.halfStars, testStarts[c]);
    outcome.relevant.set(one.relevant, testStarts[c]);
    outcome.predicted.set(one.predicted, testStarts[c]);
    outcome.places.set(one.places, testStarts[c]);
    outcome.list.set(one.list, listStarts[c]);
    outcome.listStars.set(one.listStars, listStarts[c]);
  });
  return outcome;
}
