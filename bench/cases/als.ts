import type { Dataset } from '../../src/core/dataset';
import { alsKernel, type AlsKernel } from '../../src/core/kernels/als';
import { seeded } from '../../src/core/random';
import { meanStars } from '../../src/core/ratings';
import type { Comparison } from '../harness';
import { rankOneAls } from '../rank-one-als';

/** Both kernels round differently: their sums run in another order. */
const TOLERANCE = 1e-4;

/** One iteration from the same start: all users, then all films. */
export interface Iteration {
  readonly run: () => void;
  /** Films × (factors + 1), as the last run left them. */
  readonly films: Float32Array;
}

/** An iteration by the project's own kernel: the yardstick of everything else. */
export function ownIteration(data: Dataset, factors: number): Iteration {
  return iterationOf(data, factors, alsKernel);
}

/**
 * The kernel against plain rank-1 updates. Throws where the two do not give the same factors.
 * @param budget Most CPU time of the kernel, by that of the rank-1 version.
 */
export function alsCase(data: Dataset, factors: number, budget?: number): Comparison {
  const plain = iterationOf(data, factors, rankOneAls);
  const own = ownIteration(data, factors);
  checkSame(plain, own);
  return {
    title: `One ALS iteration, K = ${factors}`,
    variants: [
      { name: 'rank-1 updates', run: plain.run },
      { name: 'tile and dual', run: own.run, ...(budget !== undefined && { budget }) },
    ],
  };
}

function iterationOf(
  { ratings, byFilm }: Dataset,
  factors: number,
  kernelOf: typeof alsKernel,
): Iteration {
  const kernel: AlsKernel = kernelOf({ factors, mean: meanStars(ratings), l2: 1, l2Bias: 3 });
  const random = seeded(1);
  const start = Float32Array.from(
    { length: byFilm.rows * (factors + 1) },
    () => 0.1 * random.normal(),
  );
  const users = new Float32Array(ratings.rows * (factors + 1));
  const films = new Float32Array(start.length);
  return {
    films,
    run() {
      kernel.solveRows(ratings, start, users, 0, ratings.rows);
      kernel.solveRows(byFilm, users, films, 0, byFilm.rows);
    },
  };
}

function checkSame(plain: Iteration, own: Iteration): void {
  plain.run();
  own.run();
  const worst = plain.films.reduce(
    (most, value, k) => Math.max(most, Math.abs(value - own.films[k])),
    0,
  );
  if (!(worst <= TOLERANCE)) {
    throw new Error(
      `Got factors that differ by ${worst} between the two kernels; expected at most ${TOLERANCE}.`,
    );
  }
}
