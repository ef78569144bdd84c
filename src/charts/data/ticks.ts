/** Mean width of a letter of an axis, px, and the room between two labels. */
const [LETTER, ROOM] = [6.6, 8];

/**
 * Which labels of an axis are written: every one, every second, every third … of those that are not empty, so that none runs
 * into the next.
 * @param step Px from one place to the next.
 */
export function labelled(labels: readonly string[], step: number): boolean[] {
  const places = labels.flatMap((label, k) => (label ? [k] : []));
  const widest = Math.max(0, ...labels.map((label) => label.length)) * LETTER + ROOM;
  const gaps = places.slice(1).map((place, k) => (place - places[k]) * step);
  const every = gaps.length > 0 ? Math.max(1, Math.ceil(widest / Math.min(...gaps))) : 1;
  const shown = new Set(places.filter((_, k) => k % every === 0));
  return labels.map((_, k) => shown.has(k));
}

/** 1, 2, 5, 10, 20, 50 … up to the first beyond a value: where counts are cut into bins. */
export function countEdges(most: number): number[] {
  const edges = [1];
  for (let power = 1; edges[edges.length - 1] <= most; power *= 10) {
    edges.push(2 * power, 5 * power, 10 * power);
  }
  return edges.slice(0, edges.findIndex((edge) => edge > most) + 1);
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A straight line between points. */
export interface Straight {
  readonly from: Point;
  readonly to: Point;
  readonly name: string;
  readonly dashed?: boolean;
}

/** A place along an axis, with what is to be said of it. */
export interface Mark {
  readonly x: number;
  readonly lines: readonly string[];
}

/** Points of a drawing without those that would lie on another, so many px wide. */
export function thinned(points: readonly Point[], grain = 1.5): Point[] {
  const taken = new Set<number>();
  return points.filter(({ x, y }) => {
    const cell = Math.round(x / grain) * 1e6 + Math.round(y / grain);
    const free = !taken.has(cell);
    if (free) taken.add(cell);
    return free;
  });
}

/** Px with two decimals: paths of many points stay short. */
export const length = (px: number): number => Math.round(px * 100) / 100;

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** "987", "26.8K": a count where there is little room. */
export const shortCount = (count: number): string =>
  count < 1000 ? String(count) : short.format(count).replace('K', 'k');
