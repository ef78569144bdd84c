import { nearestTo } from '../src/core/projection/neighbours';
import type { Metric, Places, ProjectionSource } from '../src/core/projection/projection';
import { topK } from '../src/core/top-k';
import type { TrueNeighbour } from './atlas-api';

interface Question {
  readonly film: number;
  readonly k: number;
  readonly metric: Metric;
}

/** The true neighbours of a film, and which of them are neighbours on the map. */
export function neighboursOf(
  { vectors, films }: ProjectionSource,
  { x, y }: Pick<Places, 'x' | 'y'>,
  { film, k, metric }: Question,
): readonly TrueNeighbour[] {
  if (Number.isNaN(x[film])) return [];
  const closeness = Float64Array.from(films, (other) =>
    other === film ? -Infinity : -((x[other] - x[film]) ** 2 + (y[other] - y[film]) ** 2),
  );
  const near = new Set(Array.from(topK(closeness, k), (at) => films[at]));
  return nearestTo(vectors, films, film, k, metric).map((neighbour) => ({
    ...neighbour,
    kept: near.has(neighbour.film),
  }));
}
