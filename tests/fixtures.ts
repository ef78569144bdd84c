import { readFileSync } from 'node:fs';
import type { Dataset } from '../src/core/dataset';
import { resolveParams, type Param, type ParamValues } from '../src/core/params';
import { fitToEnd, type Fitted, type Model } from '../src/core/models/model';
import { seeded } from '../src/core/random';
import { ratingsFrom, transpose } from '../src/core/ratings';
import { loadArchive } from '../workers/loader';

/** One rating of a data set written down in a test. */
export interface Triplet {
  readonly user: number;
  readonly film: number;
  readonly halfStars: number;
}

/** A data set of numbered users and films; the triplets' order is that of the source file. */
export function datasetFrom(users: number, films: number, triplets: readonly Triplet[]): Dataset {
  const ratings = ratingsFrom(users, films, {
    row: Uint32Array.from(triplets, ({ user }) => user),
    col: Uint32Array.from(triplets, ({ film }) => film),
    halfStars: Uint8Array.from(triplets, ({ halfStars }) => halfStars),
    times: Uint32Array.from(triplets, (_, k) => 1_000_000 + k),
    order: Uint32Array.from(triplets, (_, k) => k),
  });
  const none = new Uint32Array();
  return {
    name: 'test',
    sha256: '0'.repeat(64),
    ratings,
    byFilm: transpose(ratings),
    userIds: Uint32Array.from({ length: users }, (_, u) => u + 1),
    films: {
      count: films,
      ids: Uint32Array.from({ length: films }, (_, i) => i + 1),
      titles: Array.from({ length: films }, (_, i) => `Film ${i}`),
      years: new Int16Array(films).fill(2000),
      genreNames: ['Even', 'Odd'],
      genres: Uint32Array.from({ length: films }, (_, i) => 1 << (i % 2)),
      imdbIds: new Uint32Array(films),
      tmdbIds: new Uint32Array(films),
    },
    tags: { names: [], user: none, film: none, tag: none, times: none },
  };
}

/**
 * Even users like even films, odd users odd ones, and each dislikes half of the others; user u's film u is held out.
 * Film n, the last, is rated by nobody.
 *
 *     · − ★ · ★    ★ four and a half or five stars
 *     − · · ★ −    − one star
 *     ★ · · − ★    · not rated
 */
export function checkerboard(n: number): Dataset {
  const cells = Array.from({ length: n * n }, (_, k) => ({ user: Math.floor(k / n), film: k % n }));
  const rated = cells.filter(({ user, film }) => user !== film && (user + film) % 4 !== 3);
  return datasetFrom(
    n,
    n + 1,
    rated.map(({ user, film }) => ({
      user,
      film,
      halfStars: (user + film) % 2 === 1 ? 2 : 9 + (film % 3 === 0 ? 1 : 0),
    })),
  );
}

/** A data set from one of the archives in public/data. */
export async function loadPublic(file: string) {
  const bytes = readFileSync(new URL(`../public/data/${file}`, import.meta.url));
  return loadArchive(new Blob([bytes]), file, () => {});
}

/** Fits a model with defaults for all that is not given. */
export function fitted(model: Model, data: Dataset, params: ParamValues = {}, seed = 7): Fitted {
  return fitToEnd(model.fit(data, resolveParams(model.params, params), seeded(seed)));
}

/** The values at the ends of a parameter's range; of a text, which has none, the default. */
export function endsOf(param: Param): readonly (number | string)[] {
  if (param.type === 'number') return [param.min, param.max];
  return param.type === 'choice' ? param.options : [param.default];
}

/** Largest absolute difference between two lists of numbers; NaN where one has NaN or they differ in length. */
export function worstMiss(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return NaN;
  return Array.from(actual, (value, k) => Math.abs(value - expected[k])).reduce(
    (worst, miss) => Math.max(worst, miss),
    0,
  );
}

/** What a call throws, as "Name: message"; names are what crosses a worker's boundary. */
export function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    const { name, message } = error as Error; // whatever is thrown here has both
    return `${name}: ${message}`;
  }
  return 'nothing was thrown';
}
