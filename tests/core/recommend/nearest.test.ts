import { describe, expect, test } from 'vitest';
import { seeded } from '../../../src/core/random';
import { nearestFilms } from '../../../src/core/recommend/nearest';

const WIDTH = 5;
const random = seeded(11);
const values = Float32Array.from({ length: 60 * WIDTH }, () => random.normal());
values.fill(0, 7 * WIDTH, 8 * WIDTH); // film 7 has no vector
const vector = (film: number) => [...values.subarray(film * WIDTH, (film + 1) * WIDTH)];
const all = Uint32Array.from({ length: 60 }, (_, film) => film);

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, x, f) => sum + x * v[f], 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('the nearest films', () => {
  test('are those of the largest cosines, without the film itself and those without a vector', () => {
    const expected = [...all]
      .filter((film) => film !== 3 && film !== 7)
      .map((film) => ({ film, similarity: cosine(vector(3), vector(film)) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, 8);
    const nearest = nearestFilms(values, WIDTH, 3, all, 8);
    expect(nearest.map(({ film }) => film)).toEqual(expected.map(({ film }) => film));
    nearest.forEach(({ similarity }, k) =>
      expect(similarity).toBeCloseTo(expected[k].similarity, 10),
    );
  });

  test('are chosen among the candidates only', () => {
    const candidates = Uint32Array.of(1, 7, 20, 3, 41);
    const found = nearestFilms(values, WIDTH, 3, candidates, 10).map(({ film }) => film);
    expect(found.sort((a, b) => a - b)).toEqual([1, 20, 41]);
  });

  test('of a film without a vector are none', () => {
    expect(nearestFilms(values, WIDTH, 7, all, 8)).toEqual([]);
  });

  test('do not depend on how long the vectors are', () => {
    const longer = values.map((value, k) => value * (1 + (Math.floor(k / WIDTH) % 4)));
    const films = (of: Float32Array) => nearestFilms(of, WIDTH, 5, all, 10).map(({ film }) => film);
    expect(films(longer)).toEqual(films(values));
  });
});
