import { describe, expect, test } from 'vitest';
import { exactNeighbours, nearestTo } from '../../../src/core/projection/neighbours';
import type { Metric, ProjectionSource } from '../../../src/core/projection/projection';
import { clouds, sourceOf, toEnd } from './sources';

const METRICS: readonly Metric[] = ['cosine', 'l2'];

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Every pair, and a whole sort. */
function plainly({ vectors, films }: ProjectionSource, k: number, metric: Metric) {
  const all = Array.from(films, (film) => {
    const own = [...vectors.values.subarray(film * vectors.width, (film + 1) * vectors.width)];
    const length = metric === 'cosine' ? Math.sqrt(sum(own.map((x) => x * x))) : 1;
    return own.map((x) => x / length);
  });
  const nearness = (a: readonly number[], b: readonly number[]) =>
    Math.fround(
      metric === 'cosine' ? sum(a.map((x, f) => x * b[f])) : -sum(a.map((x, f) => (x - b[f]) ** 2)),
    );
  return all.map((own, row) =>
    all
      .map((other, at) => ({ at, near: nearness(own, other) }))
      .filter(({ at }) => at !== row)
      .sort((a, b) => b.near - a.near || a.at - b.at)
      .slice(0, k)
      .map(({ at }) => at),
  );
}

describe.each(METRICS)('the nearest films by %s', (metric) => {
  test.each([
    ['fewer than a block', clouds(50, 3), 5],
    ['several blocks, the last not full', clouds(300, 16), 15],
    ['one factor, so that all are alike by direction', clouds(90, 1), 4],
    ['all the same', sourceOf(Array.from({ length: 130 }, () => [1, 2])), 6],
  ])('are those of a plain search: %s', (_, source, k) => {
    const { vectors, films } = source;
    const graph = toEnd(exactNeighbours(vectors, films, k, metric));
    expect(graph.films).toEqual(films);
    expect([...graph.rows]).toEqual(plainly(source, k, metric).flat());
    expect(graph.distances.every((distance) => distance >= 0)).toBe(true);
  });

  test('are found for one film or vector too, with the same distances', () => {
    const { vectors, films } = clouds(200, 5);
    const graph = toEnd(exactNeighbours(vectors, films, 8, metric));
    films.forEach((film, row) => {
      const own = vectors.values.subarray(film * 5, film * 5 + 5);
      const near = nearestTo(vectors, films, film, 8, metric);
      const rows = graph.rows.subarray(row * 8, row * 8 + 8);
      expect(near.map(({ film: other }) => other)).toEqual(Array.from(rows, (at) => films[at]));
      expect(near.map(({ distance }) => Math.fround(distance))).toEqual([
        ...graph.distances.subarray(row * 8, row * 8 + 8),
      ]);
      const others = films.filter((other) => other !== film);
      expect(nearestTo(vectors, others, own, 8, metric)).toEqual(near);
    });
  });

  test('are as many as there are others', () => {
    for (const count of [0, 1, 2, 3]) {
      const films = Uint32Array.from({ length: count }, (_, film) => film);
      const graph = toEnd(exactNeighbours(clouds(8, 2).vectors, films, 5, metric));
      expect(graph.k).toBe(Math.max(0, count - 1));
      expect(graph.rows).toHaveLength(count * graph.k);
      expect(graph.distances.every(Number.isFinite)).toBe(true);
    }
  });

  test('are none for a vector without direction', () => {
    const { vectors, films } = clouds(30, 2);
    expect(nearestTo(vectors, films, 10, 3, metric)).toEqual([]);
    expect(nearestTo(vectors, films, [0, 0], 3, metric)).toEqual([]);
  });

  test('come in steps that count up to the whole', () => {
    const { vectors, films } = clouds(2000, 16);
    const steps = [...exactNeighbours(vectors, films, 3, metric)];
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.map(({ done }) => done)).toEqual(
      steps.map(({ done }) => done).sort((a, b) => a - b),
    );
    expect(steps.at(-1)).toEqual({ done: steps[0].total, total: steps[0].total });
  });
});

test('films of one direction are at no distance by cosine, whatever their length', () => {
  const { vectors, films } = sourceOf([
    [0.1, 0.7, -0.3],
    [0.3, 2.1, -0.9],
    [-0.1, -0.7, 0.3],
  ]);
  const graph = toEnd(exactNeighbours(vectors, films, 2, 'cosine'));
  expect([...graph.rows]).toEqual([1, 2, 0, 2, 0, 1]);
  expect([...graph.distances]).toEqual([0, 2, 0, 2, 2, 2]);
});
