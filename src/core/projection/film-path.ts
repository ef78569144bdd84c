import type { NeighbourGraph } from './projection';

/** A way from one film to another over films that are alike. */
export interface FilmPath {
  /** From the first film to the last, both included. */
  readonly films: Uint32Array;
  /** Sum of the distances between films that follow each other. */
  readonly length: number;
}

/**
 * The shortest path between two films over nearest neighbours, taken both ways: a film is linked to those that it is a
 * neighbour of, too (Dijkstra 1959). Of paths of the same length one with the fewest films; what is left is decided by index.
 *
 * @param graph Of the films that a path may lead over, and of its two ends: see `joinedBy`.
 * @returns Undefined where a film is not in the graph or no path leads there.
 */
export function filmPath(graph: NeighbourGraph, from: number, to: number): FilmPath | undefined {
  const [start, end] = [graph.films.indexOf(from), graph.films.indexOf(to)];
  if (start < 0 || end < 0) return undefined;
  const ways = bothWays(graph);
  const lengths = new Float64Array(graph.films.length).fill(Infinity);
  const steps = new Uint32Array(graph.films.length);
  const before = new Int32Array(graph.films.length).fill(-1);
  const settled = new Uint8Array(graph.films.length);
  const queue = new Queue();
  lengths[start] = 0;
  queue.push({ length: 0, steps: 0, row: start });

  for (let next = queue.pop(); next && next.row !== end; next = queue.pop()) {
    const { row } = next;
    if (settled[row]) continue;
    settled[row] = 1;
    for (let k = ways.starts[row]; k < ways.starts[row + 1]; k++) {
      const other = ways.rows[k];
      if (settled[other]) continue;
      const length = lengths[row] + ways.distances[k];
      const shorter = length < lengths[other];
      if (!shorter && (length > lengths[other] || steps[row] + 1 >= steps[other])) continue;
      lengths[other] = length;
      steps[other] = steps[row] + 1;
      before[other] = row;
      queue.push({ length, steps: steps[other], row: other });
    }
  }
  if (lengths[end] === Infinity) return undefined;
  const rows = [end];
  while (rows[0] !== start) rows.unshift(before[rows[0]]);
  return { films: Uint32Array.from(rows, (row) => graph.films[row]), length: lengths[end] };
}

/** The links of the graph in both directions, sparse rows; where two films are neighbours of each other, twice. */
function bothWays({ k, films, rows: neighbours, distances: given }: NeighbourGraph) {
  const starts = new Uint32Array(films.length + 1);
  for (let row = 0; row < films.length; row++) starts[row + 1] = k;
  for (const other of neighbours) starts[other + 1] += 1;
  for (let row = 0; row < films.length; row++) starts[row + 1] += starts[row];

  const next = starts.slice();
  const rows = new Uint32Array(2 * neighbours.length);
  const distances = new Float64Array(2 * neighbours.length);
  const link = (from: number, to: number, distance: number) => {
    distances[next[from]] = distance;
    rows[next[from]++] = to;
  };
  for (let at = 0; at < neighbours.length; at++) {
    const row = Math.floor(at / k);
    link(row, neighbours[at], given[at]);
    link(neighbours[at], row, given[at]);
  }
  return { starts, rows, distances };
}

interface Arrival {
  readonly length: number;
  readonly steps: number;
  readonly row: number;
}

const sooner = (a: Arrival, b: Arrival): boolean =>
  a.length - b.length < 0 || (a.length === b.length && (a.steps - b.steps || a.row - b.row) < 0);

/** A binary heap: the soonest arrival first. */
class Queue {
  readonly #heap: Arrival[] = [];

  push(arrival: Arrival): void {
    const heap = this.#heap;
    let at = heap.push(arrival) - 1;
    while (at > 0 && sooner(arrival, heap[(at - 1) >> 1])) {
      heap[at] = heap[(at - 1) >> 1];
      at = (at - 1) >> 1;
    }
    heap[at] = arrival;
  }

  pop(): Arrival | undefined {
    const heap = this.#heap;
    const first = heap[0] as Arrival | undefined;
    const last = heap.pop();
    if (!last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && sooner(heap[child + 1], heap[child])) child += 1;
      if (!sooner(heap[child], last)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
