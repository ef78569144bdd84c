import { exp, log2 } from '../exact-math';
import type { NeighbourGraph } from './projection';

/** Weighted edges, each in both directions, by ascending head. */
export interface FuzzyGraph {
  /** Rows of the two ends. */
  readonly heads: Uint32Array;
  readonly tails: Uint32Array;
  /** How sure it is that the two belong together, in (0, 1]. */
  readonly weights: Float64Array;
}

/** How far a row's neighbourhood reaches: neighbours up to `nearest` count in full, beyond it e^−(distance − nearest)/reach. */
interface Reach {
  readonly nearest: number;
  readonly reach: number;
}

const HALVINGS = 64;
const CLOSE_ENOUGH = 1e-5;
/** Least reach as a share of the mean distance. */
const LEAST = 1e-3;

/** Rows between two yields: a few milliseconds. */
const ROWS = 200;

/**
 * The fuzzy simplicial set of a neighbour graph (McInnes et al. 2018, algorithms 2 and 3, and their fuzzy union). Yields
 * often.
 */
export function* fuzzyGraph(graph: NeighbourGraph): Generator<void, FuzzyGraph> {
  const { k, rows } = graph;
  const weights = yield* membership(graph);
  const count = graph.films.length;
  const edges: Edge[] = [];
  for (let head = 0; head < count; head++) {
    if (head % (4 * ROWS) === 0) yield;
    for (let at = head * k; at < (head + 1) * k; at++) {
      const tail = rows[at];
      const back = rows.subarray(tail * k, (tail + 1) * k).indexOf(head);
      if (back >= 0 && tail < head) continue; // it came from the other side
      const there = weights[at];
      const here = back >= 0 ? weights[tail * k + back] : 0;
      edges.push({ a: head, b: tail, weight: there + here - there * here });
    }
  }
  return bothWays(edges, count);
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** How sure each row is of each of its neighbours, films × k. */
function* membership({ k, films, distances }: NeighbourGraph): Generator<void, Float64Array> {
  const weights = new Float64Array(distances.length);
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, weights.length);
  for (let row = 0; row < films.length; row++) {
    if (row % ROWS === 0) yield;
    const own = distances.subarray(row * k, (row + 1) * k);
    const { nearest, reach } = reachOf(own, mean);
    own.forEach((distance, n) => (weights[row * k + n] = decay(distance - nearest, reach)));
  }
  return weights;
}

const decay = (beyond: number, reach: number): number =>
  beyond <= 0 || reach === 0 ? 1 : exp(-beyond / reach);

/**
 * The reach at which the weights add up to log2 of the neighbours, a film counting as its own first. `nearest` is the
 * smallest distance above zero, so that films of one direction do not use it up.
 */
function reachOf(distances: Float32Array, mean: number): Reach {
  const nearest = distances.find((distance) => distance > 0) ?? 0;
  const wanted = log2(distances.length + 1);
  const own = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  let [low, high, reach] = [0, Infinity, 1];
  for (let halving = 0; halving < HALVINGS; halving++) {
    let sum = 0;
    for (const distance of distances) sum += decay(distance - nearest, reach);
    if (Math.abs(sum - wanted) < CLOSE_ENOUGH) break;
    if (sum > wanted) high = reach;
    else low = reach;
    reach = high === Infinity ? reach * 2 : (low + high) / 2;
  }
  return { nearest, reach: Math.max(reach, LEAST * (nearest > 0 ? own : mean)) };
}

/** Each edge from both of its ends, by counting. */
function bothWays(edges: readonly Edge[], count: number): FuzzyGraph {
  const next = new Uint32Array(count + 1);
  for (const { a, b } of edges) {
    next[a + 1] += 1;
    next[b + 1] += 1;
  }
  for (let row = 0; row < count; row++) next[row + 1] += next[row];
  const size = 2 * edges.length;
  const heads = new Uint32Array(size);
  const tails = new Uint32Array(size);
  const weights = new Float64Array(size);
  const put = (head: number, tail: number, weight: number) => {
    const at = next[head]++;
    heads[at] = head;
    tails[at] = tail;
    weights[at] = weight;
  };
  for (const { a, b, weight } of edges) {
    put(a, b, weight);
    put(b, a, weight);
  }
  return { heads, tails, weights };
}
