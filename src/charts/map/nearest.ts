import type { Positions } from './view';

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
