import { UMAP } from 'umap-js';
import type {
  NeighbourGraph,
  Places,
  ProjectionSource,
} from '../../src/core/projection/projection';
import { seeded } from '../../src/core/random';

/** umap-js, ready to move films that have the very same neighbours; it counts a film as its own first. */
export function umapJs(
  { vectors: { values, width }, films }: ProjectionSource,
  { k, rows, distances }: NeighbourGraph,
  nEpochs: number,
): { readonly umap: UMAP; readonly vectors: number[][] } {
  const { next } = seeded(1);
  const umap = new UMAP({ nNeighbors: k + 1, nEpochs, minDist: 0.1, random: next });
  const listed = <T extends Uint32Array | Float32Array>(of: T, row: number, own: number) => [
    own,
    ...of.subarray(row * k, (row + 1) * k),
  ];
  const order = Array.from(films.keys());
  umap.setPrecomputedKNN(
    order.map((row) => listed(rows, row, row)),
    order.map((row) => listed(distances, row, 0)),
  );
  const vectors = Array.from(films, (film) => [
    ...values.subarray(film * width, (film + 1) * width),
  ]);
  return { umap, vectors };
}

/** Where umap-js puts the films. */
export function umapJsPlaces(
  source: ProjectionSource,
  graph: NeighbourGraph,
  nEpochs: number,
): Pick<Places, 'x' | 'y'> {
  const { umap, vectors } = umapJs(source, graph, nEpochs);
  const points = umap.fit(vectors);
  const x = new Float32Array(source.counts.length).fill(NaN);
  const y = x.slice();
  points.forEach(([across, up], row) => {
    x[source.films[row]] = across;
    y[source.films[row]] = up;
  });
  return { x, y };
}
