import { unit } from '../directions';
import type { Random } from '../random';
import { exactNeighbours } from './neighbours';
import { principalAxes, project } from './pca';
import { defineProjection, type Places, type ProjectionSource } from './projection';
import { curveFor } from './umap-curve';
import { fuzzyGraph } from './umap-graph';
import { spreadOut } from './umap-layout';

/** Half the width of the first layout. */
const START = 10;
/** Parts films of one direction, whose first places would be the same. */
const NOISE = 1e-4;
/** Epochs between two states. */
const SHOWN = 5;
/** How many products of two numbers in the search take as long as an edge in an epoch. */
const EDGE_WORK = 150;

export const umap = defineProjection({
  id: 'umap',
  label: 'Neighbourhoods (UMAP)',
  summary:
    'Films that point the same way in the model are put beside each other. Who is beside whom means something; how far apart two groups lie, how large they are and which way is up mean little.',
  reading: {
    near: 'Near mostly means alike: the closest neighbours are what this map is made from.',
    far: 'Far says little. Two islands at opposite ends need not differ more than two next to each other.',
    gaps: 'The width of a gap, the size of an island and how dense it is mean nothing. Another seed draws another map.',
  },
  paper:
    'McInnes, Healy, Melville. UMAP: uniform manifold approximation and projection for dimension reduction. 2018. arXiv:1802.03426.',
  version: 1,
  keep: true,
  params: {
    neighbours: {
      type: 'number',
      label: 'Neighbours',
      help: 'How many nearest films each is held to. Few show small groups, many the whole.',
      default: 15,
      min: 5,
      max: 50,
      step: 1,
    },
    epochs: {
      type: 'number',
      label: 'Epochs',
      help: 'How often the films are moved.',
      default: 200,
      min: 10,
      max: 1000,
      step: 1,
    },
    apart: {
      type: 'number',
      label: 'Least distance',
      help: 'How close films may lie on the map.',
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
    },
  },

  *project(source, { neighbours, epochs, apart }, random) {
    const { films, vectors } = source;
    const searching = (films.length / 2) * vectors.width;
    const moving = EDGE_WORK * neighbours * epochs;
    const total = searching + moving;
    const search = exactNeighbours(vectors, films, neighbours, 'cosine');
    let step = search.next();
    for (; !step.done; step = search.next()) {
      yield { done: (searching * step.value.done) / Math.max(1, step.value.total), total };
    }
    const weighing = fuzzyGraph(step.value);
    let weighed = weighing.next();
    for (; !weighed.done; weighed = weighing.next()) yield { done: searching, total };
    const graph = weighed.value;
    const points = startingPoints(source, random);
    const state = () => placesOf(source, points);
    yield { done: searching, total, state };
    for (const done of spreadOut(graph, points, { epochs, curve: curveFor(apart) }, random)) {
      const at = { done: searching + (moving * done) / epochs, total };
      yield done % SHOWN === 0 || done === epochs ? { ...at, state } : at;
    }
    return state();
  },
});

/** The principal axes of the films' directions, the widest from −10 to 10, and a little noise; films × 2. */
function startingPoints({ vectors, films }: ProjectionSource, random: Random): Float64Array {
  const { values, width } = vectors;
  const directions = new Float32Array(films.length * width);
  films.forEach((film, row) =>
    directions.set(unit(values.subarray(film * width, (film + 1) * width)), row * width),
  );
  const rows = Uint32Array.from(films, (_, row) => row);
  const pca = principalAxes(directions, width, rows);
  const points = new Float64Array(2 * films.length);
  rows.forEach((row) =>
    points.set(project(pca, directions.subarray(row * width, (row + 1) * width)), 2 * row),
  );
  const widest = points.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = widest > 0 ? START / widest : 0;
  return points.map((value) => value * scale + NOISE * random.normal());
}

/** A copy of the points as places of all films of the data set. */
function placesOf({ vectors, films }: ProjectionSource, points: Float64Array): Places {
  const count = vectors.values.length / vectors.width;
  const x = new Float32Array(count).fill(NaN);
  const y = new Float32Array(count).fill(NaN);
  films.forEach((film, row) => {
    x[film] = points[2 * row];
    y[film] = points[2 * row + 1];
  });
  return { x, y };
}
