import { describe, expect, test } from 'vitest';
import {
  clusterNames,
  filmClusters,
  filmsOfClusters,
  NO_CLUSTER,
} from '../../../src/core/projection/clusters';
import { seeded } from '../../../src/core/random';
import { finished } from './finished';

const FILMS = 90;
/** Films k, k + 3, … of three directions, of any length; the last has no vector. */
function threeDirections() {
  const random = seeded(4);
  return Float32Array.from({ length: FILMS * 4 }, (_, k) => {
    const film = Math.floor(k / 4);
    if (film === FILMS - 1) return 0;
    const along = film % 3 === k % 4 ? 3 : 0.2 * random.normal();
    return along * (1 + (film % 5));
  });
}
const vectors = { values: threeDirections(), width: 4 };
const films = Uint32Array.from({ length: FILMS - 1 }, (_, film) => film);
const counts = Uint32Array.from({ length: FILMS }, (_, film) => FILMS - film);

describe('clusters of films', () => {
  const clusters = finished(filmClusters(vectors, films, 3, counts));

  test('hold the films whose vectors point the same way, however long they are', () => {
    for (const own of filmsOfClusters(clusters)) {
      expect(new Set([...own].map((film) => film % 3)).size).toBe(1);
    }
    expect(filmsOfClusters(clusters).map(({ length }) => length)).toEqual([30, 30, 29]);
  });

  test('leave out a film without a vector', () => {
    expect(clusters.values[FILMS - 1]).toBe(NO_CLUSTER);
  });

  test('have unit centres, and each film is in the one of the largest cosine', () => {
    for (let c = 0; c < 3; c++) {
      const centre = clusters.centres.subarray(c * 4, c * 4 + 4);
      expect(centre.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
    }
    const cosines = (film: number) =>
      [0, 1, 2].map((c) =>
        [0, 1, 2, 3].reduce(
          (sum, f) => sum + vectors.values[film * 4 + f] * clusters.centres[c * 4 + f],
          0,
        ),
      );
    for (const film of films) {
      const all = cosines(film);
      expect(clusters.values[film]).toBe(all.indexOf(Math.max(...all)));
    }
  });

  test('are the same each time, and no more than there are directions', () => {
    expect(finished(filmClusters(vectors, films, 3, counts))).toEqual(clusters);
    const alike = { values: new Float32Array(40).fill(1), width: 4 };
    const ten = Uint32Array.from({ length: 10 }, (_, film) => film);
    expect([...finished(filmClusters(alike, ten, 8, counts)).values]).toEqual(Array(10).fill(0));
    const none = finished(filmClusters(alike, new Uint32Array(), 8, counts));
    expect([...none.values]).toEqual(Array(10).fill(NO_CLUSTER));
    expect(none.centres).toHaveLength(0);
  });

  test('have names of their own, the larger choosing first', () => {
    const names = clusterNames(clusters, () => ['Horror', 'Drama']);
    expect(names).toEqual(['Horror', 'Drama', '']);
  });
});
