import type { Dataset } from '../../src/core/dataset';
import { exactNeighbours } from '../../src/core/projection/neighbours';
import { curveFor } from '../../src/core/projection/umap-curve';
import { fuzzyGraph } from '../../src/core/projection/umap-graph';
import { spreadOut } from '../../src/core/projection/umap-layout';
import { umap } from '../../src/core/projection/umap';
import { seeded } from '../../src/core/random';
import { mapSource } from '../../scripts/map-quality/source';
import { umapJs } from '../../scripts/map-quality/umap-js';
import type { Comparison } from '../harness';

const EPOCHS = 20;
const ROUNDS = 3;

/** Epochs of UMAP, ours with twice the points pushed away, against umap-js on the same neighbours. */
export function umapCase(data: Dataset): Comparison {
  const source = mapSource(data);
  const { neighbours, apart } = umap.params;
  const nearest = toEnd(
    exactNeighbours(source.vectors, source.films, neighbours.default, 'cosine'),
  );
  const graph = toEnd(fuzzyGraph(nearest));
  const settings = { epochs: EPOCHS, curve: curveFor(apart.default) };
  const random = seeded(1);
  const start = Float64Array.from({ length: 2 * source.films.length }, () => 10 * random.normal());
  let points = start;
  let theirs: { step: () => number };
  return {
    title: `${EPOCHS} epochs of UMAP, ${source.films.length} films`,
    variants: [
      {
        name: 'umap-js',
        prepare: () => {
          const { umap: fresh, vectors } = umapJs(source, nearest, EPOCHS);
          fresh.initializeFit(vectors);
          theirs = fresh;
        },
        run: () => {
          for (let epoch = 0; epoch < EPOCHS; epoch++) theirs.step();
        },
      },
      {
        name: 'ours',
        prepare: () => (points = start.slice()),
        run: () => toEnd(spreadOut(graph, points, settings, seeded(1))),
        budget: 0.5,
      },
    ],
    rounds: ROUNDS,
  };
}

function toEnd<T>(work: Generator<unknown, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
