import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../src/core/history';
import { seeded } from '../../../src/core/random';
import { closestVectors, filmNorms, nearestFilms } from '../../../src/core/recommend/nearest';
import { datasetFrom } from '../../fixtures';

const [USERS, FILMS, UNRATED] = [30, 25, 24];

const data = (() => {
  const random = seeded(11);
  const cells = Array.from({ length: USERS * UNRATED }, (_, k) => ({
    user: k % USERS,
    film: Math.floor(k / USERS),
  }));
  const rated = cells.filter(() => random.next() < 0.5);
  return datasetFrom(
    USERS,
    FILMS,
    rated.map((cell) => ({ ...cell, halfStars: 1 + random.below(10) })),
  );
})();
const norms = filmNorms(data);
const nearest = (film: number, k: number) => nearestFilms(data, norms, film, k);

/** What a film's rating counts as, straight from the definition; 0 where there is none. */
function choice(user: number, film: number): number {
  const { films, halfStars } = historyOf(data.ratings, user);
  const stars = (halfStars[films.indexOf(film)] ?? NaN) / 2;
  if (Number.isNaN(stars)) return 0;
  return stars >= 4 ? 1 : stars >= 3 ? 0.5 : 0.1;
}

function similarity(a: number, b: number): number {
  let [dot, squaresA, squaresB] = [0, 0, 0];
  for (let user = 0; user < USERS; user++) {
    const [x, y] = [choice(user, a), choice(user, b)];
    dot += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return dot / (Math.sqrt(squaresA) * Math.sqrt(squaresB) + 10);
}

describe('the nearest films', () => {
  test('are those that the same people like, without the film itself', () => {
    const expected = Array.from({ length: FILMS }, (_, film) => ({
      film,
      similarity: similarity(3, film),
    }))
      .filter(({ film }) => film !== 3)
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, 8);
    expect(nearest(3, 8).map(({ film }) => film)).toEqual(expected.map(({ film }) => film));
    nearest(3, 8).forEach((near, k) =>
      expect(near.similarity).toBeCloseTo(expected[k].similarity, 10),
    );
  });

  test('never include a film that shares nobody, and are none for one that nobody rated', () => {
    expect(nearest(3, FILMS).map(({ film }) => film)).not.toContain(UNRATED);
    expect(nearest(UNRATED, 5)).toEqual([]);
  });

  test('are as near to each other as the other way round', () => {
    const [{ film, similarity: there }] = nearest(5, 1);
    const back = nearest(film, FILMS).find((near) => near.film === 5);
    expect(back?.similarity).toBeCloseTo(there, 12);
  });
});

describe('the films whose vectors are closest', () => {
  // Films on a line, two numbers each; the last has no vector.
  const values = Float32Array.of(0, 1, 3, 1, 4, 5, 0, 2, 0, 0);
  const space = { values, width: 2 };
  const candidates = Uint32Array.of(0, 1, 2, 3);

  test('come first, with their distances, without the film itself', () => {
    expect(closestVectors(space, candidates, 0, 3)).toEqual([
      { film: 3, distance: 1 },
      { film: 1, distance: 3 },
      { film: 2, distance: Math.sqrt(32) },
    ]);
  });

  test('are only candidates, and none for a film without a vector', () => {
    expect(closestVectors(space, Uint32Array.of(0, 2), 0, 3).map(({ film }) => film)).toEqual([2]);
    expect(closestVectors(space, candidates, 4, 3)).toEqual([]);
  });
});
