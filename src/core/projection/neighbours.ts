import { BLOCK, pairsAtOnce } from '../kernels/pair-tiles';
import type { Vectors } from '../recommend/likeness';
import { topK } from '../top-k';
import { distanceOf, nearnessTo, packed } from './nearness';
import type { Metric, NeighbourGraph, ProjectionStep } from './projection';

/**
 * The k nearest films of every film, exactly: each pair is compared once, O(n² width). Equal ones go by index; see
 * nearness.ts on what counts as equal.
 * @param films Those that take part, ascending.
 * @param k At most films − 1; more is taken as that.
 */
export function* exactNeighbours(
  vectors: Vectors,
  films: Uint32Array,
  k: number,
  metric: Metric,
): Generator<ProjectionStep, NeighbourGraph> {
  const rows = packed(vectors, films, metric);
  const nearest = new NearestLists(films.length, Math.max(0, Math.min(k, films.length - 1)));
  const out = new Float32Array(BLOCK * BLOCK);
  const blocks = Math.ceil(films.length / BLOCK);
  const total = (blocks * (blocks + 1)) / 2;
  const atOnce = pairsAtOnce(rows.width);
  let done = 0;
  // In this order a row meets the others by ascending index, so that of equal ones the first stay.
  for (let a = 0; a < blocks; a++) {
    for (let b = 0; b <= a; b++) {
      const [from, to] = [a * BLOCK * rows.width, b * BLOCK * rows.width];
      rows.tiles(rows.values, rows.width, from, to, out, 0, BLOCK);
      nearest.take(a, b, out);
      done += 1;
      if (done % atOnce === 0) yield { done, total };
    }
  }
  yield { done: total, total };
  return {
    k: nearest.k,
    films: films.slice(),
    rows: nearest.rows,
    distances: Float32Array.from(nearest.nearness, rows.distance),
  };
}

/** The k nearest rows of each row so far, best first. */
class NearestLists {
  readonly count: number;
  readonly k: number;
  readonly rows: Uint32Array;
  readonly nearness: Float32Array;

  constructor(count: number, k: number) {
    this.count = count;
    this.k = k;
    this.rows = new Uint32Array(count * k);
    this.nearness = new Float32Array(count * k).fill(-Infinity);
  }

  /** Takes note of how near block a is to block b ≤ a, both ways. */
  take(a: number, b: number, out: Float32Array): void {
    const ofA = Math.min(BLOCK, this.count - a * BLOCK);
    const ofB = Math.min(BLOCK, this.count - b * BLOCK);
    if (this.k === 0) return;
    if (a === b) for (let i = 0; i < ofA; i++) out[i * BLOCK + i] = -Infinity; // not its own neighbour
    for (let i = 0; i < ofA; i++) this.offer(a * BLOCK + i, b * BLOCK, ofB, out, i * BLOCK, 1);
    if (a === b) return;
    for (let j = 0; j < ofB; j++) this.offer(b * BLOCK + j, a * BLOCK, ofA, out, j, BLOCK);
  }

  private offer(
    row: number,
    first: number,
    count: number,
    out: Float32Array,
    start: number,
    step: number,
  ): void {
    const { k, nearness } = this;
    const last = row * k + k - 1;
    let worst = nearness[last];
    for (let n = 0, at = start; n < count; n++, at += step) {
      if (out[at] > worst) {
        this.insert(row, first + n, out[at]);
        worst = nearness[last];
      }
    }
  }

  private insert(row: number, other: number, near: number): void {
    const { k, rows, nearness } = this;
    const first = row * k;
    let at = first + k - 1;
    while (at > first && nearness[at - 1] < near) {
      nearness[at] = nearness[at - 1];
      rows[at] = rows[at - 1];
      at -= 1;
    }
    nearness[at] = near;
    rows[at] = other;
  }
}

/**
 * A graph by cosine with further films in it, each with its k nearest of all that are in it then. Those that were there keep
 * their neighbours; films without direction stay outside.
 */
export function joinedBy(
  graph: NeighbourGraph,
  vectors: Vectors,
  joining: readonly number[],
): NeighbourGraph {
  const { k } = graph;
  const { values, width } = vectors;
  const before = new Map(Array.from(graph.films, (film, row) => [film, row]));
  const further = joining.filter((film) =>
    values.subarray(film * width, (film + 1) * width).some((value) => value !== 0),
  );
  const films = Uint32Array.from(new Set([...graph.films, ...further])).sort();
  const rowOf = new Map(Array.from(films, (film, row) => [film, row]));
  const rows = new Uint32Array(films.length * k);
  const distances = new Float32Array(films.length * k);
  films.forEach((film, row) => {
    const old = before.get(film);
    const near =
      old === undefined
        ? nearestTo(vectors, films, film, k, 'cosine')
        : Array.from({ length: k }, (_, n) => ({
            film: graph.films[graph.rows[old * k + n]],
            distance: graph.distances[old * k + n],
          }));
    near.forEach((other, n) => {
      rows[row * k + n] = rowOf.get(other.film) ?? 0;
      distances[row * k + n] = other.distance;
    });
  });
  return { k, films, rows, distances };
}

/** A film and how far it stands from something among a model's vectors. */
export interface DistantFilm {
  readonly film: number;
  /** 1 − cosine, or the L2 distance. */
  readonly distance: number;
}

/**
 * The k films nearest to a film or a vector, nearest first, ties by index, as in {@link exactNeighbours}; none for a
 * vector without direction.
 * @param films Those to choose from, ascending; the film itself is left out.
 */
export function nearestTo(
  vectors: Vectors,
  films: Uint32Array,
  to: number | ArrayLike<number>,
  k: number,
  metric: Metric,
): DistantFilm[] {
  const { values, width } = vectors;
  const vector = typeof to === 'number' ? values.subarray(to * width, (to + 1) * width) : to;
  if (Array.from(vector).every((value) => value === 0)) return [];
  const nearness = nearnessTo(vectors, films, vector, metric);
  if (typeof to === 'number')
    films.forEach((film, at) => film === to && (nearness[at] = -Infinity));
  const distance = distanceOf(metric);
  return Array.from(topK(nearness, k), (at) => ({
    film: films[at],
    distance: distance(nearness[at]),
  }));
}
