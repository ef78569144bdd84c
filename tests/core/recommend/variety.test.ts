import { describe, expect, test } from 'vitest';
import { likenessOf } from '../../../src/core/recommend/likeness';
import { arranged } from '../../../src/core/recommend/variety';
import { seeded } from '../../../src/core/random';
import { datasetFrom } from '../../fixtures';

const scored = (count: number) => ({
  films: Uint32Array.from({ length: count }, (_, k) => 10 + k),
  scores: Float64Array.from({ length: count }, (_, k) => 1 - (k / count) ** 2),
});
/** Films alike where they leave the same rest. */
const byRest = (a: number, b: number) => (a % 4 === b % 4 ? 1 : 0.1);

describe('arranging', () => {
  test('leaves the order where nothing is asked for', () => {
    const given = scored(150);
    expect(arranged(given, 0, byRest)).toBe(given.films);
  });

  test('keeps the best first, all films, and what is below the best hundred', () => {
    const given = scored(150);
    for (const variety of [-1, -0.3, 0.3, 1]) {
      const films = [...arranged(given, variety, byRest)];
      expect(films[0]).toBe(10);
      expect([...films].sort((a, b) => a - b)).toEqual([...given.films]);
      expect(films.slice(100)).toEqual([...given.films.subarray(100)]);
    }
  });

  test('chooses as the equation says', () => {
    // r = 1, 0.9, 0.8, 0: next to film 0, film 1 is alike (0.9), film 2 is not.
    const given = { films: Uint32Array.of(0, 1, 2, 3), scores: Float64Array.of(10, 9, 8, 0) };
    const likeness = (a: number, b: number) => (a + b === 1 ? 0.9 : 0);
    expect([...arranged(given, 0.05, likeness)], '0.9 − 2 · 0.05 · 0.9 = 0.81').toEqual([
      0, 1, 2, 3,
    ]);
    expect([...arranged(given, 0.06, likeness)], '0.9 − 2 · 0.06 · 0.9 < 0.8').toEqual([
      0, 2, 1, 3,
    ]);
  });

  test('mixes kinds where variety is asked for, and keeps to one where focus is', () => {
    const kinds = (variety: number) =>
      new Set([...arranged(scored(100), variety, byRest)].slice(0, 8).map((film) => film % 4)).size;
    expect(kinds(1)).toBe(4);
    expect(kinds(-1)).toBe(1);
  });
});

describe('how alike two films are', () => {
  const data = datasetFrom(1, 4, []);
  const genres = Uint32Array.of(0b011, 0b110, 0b011, 0);
  const films = { ...data.films, genres };

  test('is the share of their genres where nothing else is known', () => {
    const like = likenessOf({ films });
    expect([like(0, 1), like(0, 2), like(0, 3), like(3, 3)]).toEqual([1 / 3, 1, 0, 0]);
  });

  test('is half that and half the cosine of their vectors, from 0 to 1 and the same both ways', () => {
    const random = seeded(4);
    const values = Float32Array.from({ length: 4 * 3 }, () => random.normal());
    values.fill(0, 9);
    const like = likenessOf({ films }, { values, width: 3 });
    const dot = (a: number, b: number) =>
      [0, 1, 2].reduce((sum, f) => sum + values[3 * a + f] * values[3 * b + f], 0);
    const cosine = dot(0, 1) / Math.sqrt(dot(0, 0) * dot(1, 1));
    expect(like(0, 1)).toBeCloseTo((1 / 3 + Math.max(0, cosine)) / 2, 12);
    expect(like(0, 2)).toBe(like(2, 0));
    expect(like(0, 0)).toBeCloseTo(1, 12);
    expect(like(0, 3)).toBe(0);
  });
});
