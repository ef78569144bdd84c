/** Bins that are picked, from the first to the last, both included; undefined where all are. */
export type BinRange = readonly [first: number, last: number] | undefined;

/** How some of several bins are picked. */
export interface Brushed {
  /** What is picked by it: "Stars". */
  readonly label: string;
  readonly range: BinRange;
  /** Words for the first or the last bin that is picked. */
  readonly say: (bin: number, side: 0 | 1) => string;
  /** What a bin says where it is pointed at. */
  readonly tip?: (bin: number) => string;
  /** Tells what is picked, while it is being picked too. */
  readonly onbrush: (range: BinRange) => void;
  /** Tells that it is picked. */
  readonly onsettle: () => void;
}

/** What a pointer that went down holds. */
export interface Hold {
  /** The bin that stays where it is. */
  readonly anchor: number;
  /** Whether an edge of what was picked before is moved, rather than something new picked. */
  readonly edge: boolean;
}

/** How near to an edge a pointer takes hold of it, px. */
const REACH = 14;

/** The bin at a place; those beyond the ends are the outermost. */
export function binAt(place: number, edges: readonly number[]): number {
  const beyond = edges.findIndex((edge) => place < edge);
  const bin = beyond < 0 ? edges.length - 2 : beyond - 1;
  return Math.max(0, Math.min(edges.length - 2, bin));
}

/** What a pointer takes hold of. */
export function holdAt(place: number, edges: readonly number[], range: BinRange): Hold {
  if (range) {
    const [from, to] = range.map((bin, k) => Math.abs(place - edges[bin + k]));
    if (Math.min(from, to) <= REACH) return { anchor: range[from < to ? 1 : 0], edge: true };
  }
  return { anchor: binAt(place, edges), edge: false };
}

/** What is picked once the pointer is there. */
export function dragged({ anchor }: Hold, place: number, edges: readonly number[]): BinRange {
  const bin = binAt(place, edges);
  return ranged(Math.min(anchor, bin), Math.max(anchor, bin), edges.length - 1);
}

/** What a click picks: one bin, or all again where it was the only one. */
export function clicked(bin: number, range: BinRange, count: number): BinRange {
  return range && range[0] === bin && range[1] === bin ? undefined : ranged(bin, bin, count);
}

/** What is picked once one of its two edges is there; an edge stops short of the other. */
export function moved(range: BinRange, side: 0 | 1, edge: number, count: number): BinRange {
  const [first, last] = range ?? [0, count - 1];
  return side === 0
    ? ranged(Math.max(0, Math.min(edge, last)), last, count)
    : ranged(first, Math.min(count, Math.max(edge, first + 1)) - 1, count);
}

const ranged = (first: number, last: number, count: number): BinRange =>
  first <= 0 && last >= count - 1 ? undefined : [first, last];
