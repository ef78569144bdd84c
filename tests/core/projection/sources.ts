import type { ProjectionSource } from '../../../src/core/projection/projection';
import { seeded } from '../../../src/core/random';

/** What a generator returns, deaf to its steps. */
export function toEnd<T>(work: Generator<unknown, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Films with vectors of the given numbers; a row of zeros has no vector, and takes no part. */
export function sourceOf(rows: readonly (readonly number[])[]): ProjectionSource {
  const films = rows.flatMap((row, film) => (row.some((value) => value !== 0) ? [film] : []));
  return {
    vectors: { values: Float32Array.from(rows.flat()), width: rows[0].length },
    films: Uint32Array.from(films),
    counts: Uint32Array.from(rows, (_, film) => 1 + ((film * 7) % 40)),
    means: Float32Array.from(rows, (_, film) => 0.5 + (film % 10) / 2),
  };
}

/** Films in a few clouds; every ninth is the one before it again at twice the length, every eleventh has no vector. */
export function clouds(count: number, width: number, seed = 4): ProjectionSource {
  const random = seeded(seed);
  const centres = Array.from({ length: 4 }, () =>
    Array.from({ length: width }, () => 2 * random.normal()),
  );
  const rows: number[][] = [];
  for (let film = 0; film < count; film++) {
    const fresh = centres[film % 4].map((value) => value + random.normal());
    if (film % 11 === 10) rows.push(fresh.map(() => 0));
    else if (film % 9 === 8) rows.push(rows[film - 1].map((value) => 2 * Math.fround(value)));
    else rows.push(fresh);
  }
  return sourceOf(rows);
}
