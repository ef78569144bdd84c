// What a map keeps of the truth: golden.json against scripts/golden/projection.py, which sorts whole distance matrices.
import { describe, expect, test } from 'vitest';
import { exactNeighbours } from '../../src/core/projection/neighbours';
import type { Metric } from '../../src/core/projection/projection';
import { projectionQuality } from '../../src/core/projection/quality';
import { curveFor } from '../../src/core/projection/umap-curve';
import { worstMiss } from '../fixtures';
import { toEnd } from '../core/projection/sources';
import golden from './golden.json';

describe.each(golden.projection)('the $name points', ({ points, places, nearest, quality }) => {
  const vectors = { values: Float32Array.from(points.flat()), width: points[0].length };
  const films = Uint32Array.from(points, (_, film) => film);

  test.each(nearest)('have the same nearest films by $metric', ({ metric, rows, distances }) => {
    const graph = toEnd(exactNeighbours(vectors, films, 7, metric as Metric));
    expect([...graph.rows]).toEqual(rows.flat());
    expect(worstMiss(graph.distances, distances.flat())).toBeLessThan(1e-4);
  });

  test.each(quality)('keep as much of $k neighbours by $metric', ({ k, metric, ...wanted }) => {
    const [x, y] = [0, 1].map((axis) => Float32Array.from(places, (place) => place[axis]));
    const settings = { k, metric: metric as Metric };
    const found = toEnd(projectionQuality({ x, y }, { vectors, films }, settings));
    expect(found.k).toBe(k);
    expect(found.trustworthiness).toBeCloseTo(wanted.trustworthiness, 9);
    expect(found.continuity).toBeCloseTo(wanted.continuity, 9);
    expect(worstMiss(found.keptOf, wanted.keptOf)).toBeLessThan(1e-6);
    expect(found.kept).toBeCloseTo(wanted.kept, 9);
  });
});

describe("UMAP's curve", () => {
  test.each(golden.curves)('is the nearest of its kind for films $least apart', ({ least, a }) => {
    expect(curveFor(least) / a).toBeCloseTo(1, 5);
  });
});
