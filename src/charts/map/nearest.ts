import { quadtree, type Quadtree, type QuadtreeLeaf } from 'd3';
import type { Point, Positions } from './view';

/** The four ways an arrow key can point. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const AHEAD: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Going sideways counts this much more than going ahead. */
const ASIDE = 2;

/**
 * The film nearest to `from` within 45° of a direction, at least `minimum` plot pixels ahead.
 * Films at the very same place follow one another by index under left and right, so that each can be reached.
 */
export function nearestInDirection(
  positions: Positions,
  films: Uint32Array,
  { from, direction, minimum = 0 }: { from: number; direction: Direction; minimum?: number },
): number | undefined {
  const [ux, uy] = AHEAD[direction];
  const turn = ux + uy;
  let best: number | undefined;
  let bestCost = Infinity;
  for (const film of films) {
    const dx = positions.x[film] - positions.x[from];
    const dy = positions.y[film] - positions.y[from];
    const ahead = dx * ux + dy * uy;
    const aside = Math.abs(dx * uy) + Math.abs(dy * ux);
    const twin = dx === 0 && dy === 0;
    const allowed = twin
      ? ux !== 0 && minimum === 0 && (film - from) * turn > 0
      : ahead > 0 && ahead >= minimum && aside <= ahead;
    if (!allowed) continue;
    const cost = ahead + ASIDE * aside;
    // Of films at one place, the first by index in the direction of travel.
    const earlier = best !== undefined && (film - best) * turn < 0;
    if (cost < bestCost || (cost === bestCost && earlier)) {
      best = film;
      bestCost = cost;
    }
  }
  return best;
}

/** The film `by` places further in an order of films; undefined past its ends. With ±1 it reaches every film. */
export function stepInOrder(order: Uint32Array, from: number, by: number): number | undefined {
  const place = order.indexOf(from);
  return place < 0 ? undefined : order[place + by];
}

/** An index of the films on the map by place, in plot pixels at fit. */
export type FilmTree = Quadtree<number>;

/** Builds the index for `filmAt`. */
export function filmTree(positions: Positions, films: Uint32Array): FilmTree {
  return quadtree<number>()
    .x((film) => positions.x[film])
    .y((film) => positions.y[film])
    .addAll(Array.from(films));
}

/** What `filmAt` needs to know about dots, all in plot pixels at fit (screen pixels ÷ k). */
export interface Reach {
  /** Radius of a film's dot. */
  readonly radius: (film: number) => number;
  /** The largest such radius. */
  readonly largest: number;
  /** How far beside a dot a pointer still means it. */
  readonly slop: number;
  /** Draws `a` over `b`. */
  readonly above: (a: number, b: number) => boolean;
}

/** The film meant by a pointer: the uppermost dot under it, else the one whose edge is nearest, within the slop. */
export function filmAt(tree: FilmTree, at: Point, reach: Reach): number | undefined {
  const far = reach.largest + reach.slop;
  let best: number | undefined;
  let bestGap = Infinity;
  const consider = (film: number) => {
    const distance = Math.hypot(tree.x()(film) - at.x, tree.y()(film) - at.y);
    const gap = Math.max(0, distance - reach.radius(film));
    if (gap > reach.slop || gap > bestGap) return;
    if (gap === bestGap && best !== undefined && !reach.above(film, best)) return;
    best = film;
    bestGap = gap;
  };
  tree.visit((node, x0, y0, x1, y1) => {
    if (x0 > at.x + far || x1 < at.x - far || y0 > at.y + far || y1 < at.y - far) return true;
    if (node.length) return false;
    let leaf: QuadtreeLeaf<number> | undefined = node;
    for (; leaf; leaf = leaf.next) consider(leaf.data);
    return true;
  });
  return best;
}
