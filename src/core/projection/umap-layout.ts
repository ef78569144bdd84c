import type { Random } from '../random';
import type { FuzzyGraph } from './umap-graph';

/** Points pushed away for each that is drawn near: with twice the five of umap-learn more neighbours stay (docs/map.md). */
const NEGATIVES = 10;
/** No step along an axis is longer than this times the learning rate. */
const LONGEST = 4;
/** Keeps what lies on one another from flying apart. */
const SOFTENING = 0.001;
/** Edges looked at between two yields: a few milliseconds. */
const EDGES = 25_000;

export interface LayoutSettings {
  readonly epochs: number;
  /** a of the curve 1 / (1 + a d²). */
  readonly curve: number;
}

/** A map in the making. */
interface Layout {
  /** rows × 2. */
  readonly points: Float64Array;
  readonly curve: number;
  /** Of the sequence that picks whom to push away; never 0. */
  state: number;
}

/**
 * Moves the points so that edges are short and the rest far apart: stochastic gradient descent with edges sampled by
 * their weight (McInnes et al. 2018, algorithm 5). Uses + − × ÷ on doubles only, so the bits are the same everywhere.
 * @param points rows × 2; moved in place.
 * @returns Yields the epochs done, a whole number at the end of each.
 */
export function* spreadOut(
  graph: FuzzyGraph,
  points: Float64Array,
  { epochs, curve }: LayoutSettings,
  random: Random,
): Generator<number, void> {
  const { heads, weights } = graph;
  const layout: Layout = { points, curve, state: 1 + random.below(0xffff_ffff) };
  const largest = weights.reduce((a, b) => Math.max(a, b), 0);
  const apart = weights.map((weight) => largest / weight); // epochs between two samples of an edge
  const due = apart.slice();
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 1 - epoch / epochs;
    for (let from = 0; from < heads.length; from += EDGES) {
      if (from > 0) yield epoch + from / heads.length;
      const to = Math.min(heads.length, from + EDGES);
      for (let edge = from; edge < to; edge++) {
        if (due[edge] > epoch + 1) continue;
        due[edge] += apart[edge];
        sample(layout, graph, edge, rate);
      }
    }
    yield epoch + 1;
  }
}

/** Draws the two ends of an edge together, and pushes its head away from a few random points. */
function sample(layout: Layout, { heads, tails }: FuzzyGraph, edge: number, rate: number): void {
  const { points, curve } = layout;
  const rows = points.length / 2;
  const head = 2 * heads[edge];
  const tail = 2 * tails[edge];
  let x = points[head];
  let y = points[head + 1];
  let dx = x - points[tail];
  let dy = y - points[tail + 1];
  const pull = (-2 * curve) / (1 + curve * (dx * dx + dy * dy));
  const stepX = rate * clipped(pull * dx);
  const stepY = rate * clipped(pull * dy);
  x += stepX;
  y += stepY;
  points[tail] -= stepX;
  points[tail + 1] -= stepY;

  let state = layout.state;
  for (let n = 0; n < NEGATIVES; n++) {
    // xorshift32 (Marsaglia 2003), scaled to a row.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = 2 * Math.floor((state >>> 0) * 2.3283064365386963e-10 * rows);
    dx = x - points[other];
    dy = y - points[other + 1];
    const square = dx * dx + dy * dy;
    if (other === head || square === 0) continue;
    const push = 2 / ((SOFTENING + square) * (1 + curve * square));
    x += rate * clipped(push * dx);
    y += rate * clipped(push * dy);
  }
  layout.state = state;
  points[head] = x;
  points[head + 1] = y;
}

const clipped = (value: number) =>
  value > LONGEST ? LONGEST : value < -LONGEST ? -LONGEST : value;
