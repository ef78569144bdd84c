// What a map keeps of the truth: golden.json against scripts/golden/projection.py, which sorts whole distance matrices.
import { describe, expect, test } from 'vitest';
import { exactNeighbours } from '../../src/core/projection/neighbours';
import type { Metric } from '../../src/core/projection/projection';
import { curveFor } from '../../src/core/projection/umap-curve';
import { worstMiss } from '../fixtures';
import { toEnd } from '../core/projection/sources';
import golden from './golden.json';

describe.each(golden.projection)('the $name points', ({ points, nearest }) => {
  const vectors = { values: Float32Array.from(points.flat()), width: points[0].length };
  const films = Uint32Array.from(points, (_, film) => film);

  test.each(nearest)('have the same nearest films by $metric', ({ metric, rows, distances }) => {
    const graph = toEnd(exactNeighbours(vectors, films, 7, metric as Metric));
    expect([...graph.rows]).toEqual(rows.flat());
    expect(worstMiss(graph.distances, distances.flat())).toBeLessThan(1e-4);
  });
});

describe("UMAP's curve", () => {
  test.each(golden.curves)('is the nearest of its kind for films $least apart', ({ least, a }) => {
    expect(curveFor(least) / a).toBeCloseTo(1, 5);
  });
});
