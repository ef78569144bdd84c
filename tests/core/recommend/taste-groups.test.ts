import { describe, expect, test } from 'vitest';
import { tasteGroups } from '../../../src/core/recommend/taste-groups';
import { seeded } from '../../../src/core/random';
import { datasetFrom, fitted, loadPublic } from '../../fixtures';
import { als } from '../../../src/core/models/als';

const FILMS = 60;
/** Three tastes: films k, k + 3, k + 6, … have vectors near each other; film k has 100 − k ratings. */
const data = datasetFrom(
  100,
  FILMS,
  Array.from({ length: FILMS }, (_, film) =>
    Array.from({ length: 100 - film }, (_, user) => ({ user, film, halfStars: 8 })),
  ).flat(),
);
const random = seeded(2);
const values = Float32Array.from(
  { length: FILMS * 4 },
  (_, k) => (Math.floor(k / 4) % 3 === k % 4 ? 3 : 0) + 0.2 * random.normal(),
);
const genres = Uint32Array.from({ length: FILMS }, (_, film) => (film % 3 === 0 ? 0b001 : 0b110));
const threeTastes = { ...data, films: { ...data.films, genres } };

describe('groups of a taste', () => {
  const groups = tasteGroups(threeTastes, { values, width: 4 }, 3);

  test('hold films whose vectors point the same way, the best known first', () => {
    expect(groups).toHaveLength(3);
    for (const { films } of groups) {
      expect(new Set([...films].map((film) => film % 3)).size).toBe(1);
      expect([...films]).toEqual([...films].sort((a, b) => a - b));
      expect(films.length, 'the closer half of twenty').toBe(10);
    }
  });

  test('are named by the genres that they have more than others', () => {
    const first = groups.find(({ films }) => films[0] % 3 === 0);
    expect(first?.genres).toEqual([0]);
    const others = groups.filter((group) => group !== first);
    expect(others.map((group) => group.genres)).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test('are no more than there are films, and the same each time', () => {
    const few = datasetFrom(2, 2, [
      { user: 0, film: 0, halfStars: 8 },
      { user: 1, film: 1, halfStars: 8 },
    ]);
    expect(tasteGroups(few, { values, width: 4 }, 6).length).toBeLessThanOrEqual(2);
    expect(tasteGroups(threeTastes, { values, width: 4 }, 3)).toEqual(groups);
  });
});

test('the sample has six groups of films, each of a genre or two, none in two groups', async () => {
  const sample = (await loadPublic('sample.zip')).data;
  const fit = fitted(als, sample, { factors: 16, iterations: 8 }, 1);
  const groups = tasteGroups(sample, als.space!.vectors(fit as never), 6);
  expect(groups).toHaveLength(6);
  const films = groups.flatMap((group) => [...group.films]);
  expect(new Set(films).size).toBe(films.length);
  for (const group of groups) expect([1, 2]).toContain(group.genres.length);
});
