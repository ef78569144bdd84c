import { overlap, type Box } from './labels';
import type { Region, RegionLevel } from './props';
import { NARROW, toScreen, type Point, type Size, type View } from './view';

/** A region's name that stands, centred on its point. */
export interface RegionLabel extends Point {
  readonly text: string;
  readonly size: number;
  readonly opacity: number;
  readonly box: Box;
}

/** Sizes of letters in pixels, of the smallest and the largest region, and on a narrow plot. */
const SIZES = { least: 14, most: 20, narrow: 13 };

/** Space between letters, as a part of their size. */
export const SPACING = 0.06;

/** Names fade to this at the scale where the next level takes over; the last level has this many times its scale. */
const FADED = 0.55;
const LAST = 6;

/** Names fainter than this are left out. */
const FAINTEST = 0.05;

/** Air round a name, in pixels. */
const AIR = 6;

/** The level of names at a scale, and how much of their ink is left; undefined where none is. */
export function levelAt(
  levels: readonly RegionLevel[],
  k: number,
): { readonly regions: readonly Region[]; readonly opacity: number } | undefined {
  const sorted = levels.toSorted((a, b) => a.fromScale - b.fromScale);
  // Zoomed out further than the first level, its names stay.
  const at = Math.max(
    0,
    sorted.findLastIndex(({ fromScale }) => fromScale <= k),
  );
  const level = sorted.at(at);
  if (!level) return undefined;
  const from = Math.max(1, level.fromScale);
  const next = sorted.at(at + 1);
  const until = next ? Math.max(next.fromScale, from + 1e-6) : from * LAST;
  const part = Math.log(Math.max(1, k / from)) / Math.log(until / from);
  const opacity = 1 - (1 - (next ? FADED : 0)) * Math.min(1, part) ** 2;
  return opacity > FAINTEST ? { regions: level.regions, opacity } : undefined;
}

/**
 * Places the names of regions, given in plot pixels at fit, the largest first, on their middles or a little beside them.
 * Promises: no box overlaps another or a `taken` one, or leaves the plot.
 */
export function placeRegions(
  levels: readonly RegionLevel[],
  {
    view,
    size,
    taken,
    measure,
  }: {
    readonly view: View;
    readonly size: Size;
    readonly taken: readonly Box[];
    /** Width of a text in letters of a size. */
    readonly measure: (text: string, size: number) => number;
  },
): RegionLabel[] {
  const level = levelAt(levels, view.k);
  if (!level) return [];
  const most = level.regions.reduce((n, { films }) => Math.max(n, films), 1);
  const labels: RegionLabel[] = [];
  const inOrder = level.regions.toSorted((a, b) => b.films - a.films);
  for (const region of inOrder) {
    const middle = toScreen(view, region);
    if (middle.x < 0 || middle.y < 0 || middle.x > size.width || middle.y > size.height) continue;
    const letters = lettersOf(region.films / most, size);
    const width = measure(region.text, letters) + region.text.length * SPACING * letters;
    const free = (box: Box) =>
      box.top >= 0 &&
      box.bottom <= size.height &&
      ![...taken, ...labels.map((label) => label.box)].some((other) => overlap(box, other));
    for (const at of places(middle, { width, letters, size })) {
      const box = boxRound(at, width, letters);
      if (!free(box)) continue;
      labels.push({ ...at, text: region.text, size: letters, opacity: level.opacity, box });
      break;
    }
  }
  return labels;
}

function lettersOf(part: number, { width }: Size): number {
  if (width < NARROW) return SIZES.narrow;
  return Math.round(SIZES.least + (SIZES.most - SIZES.least) * Math.sqrt(part));
}

/** The middle, then a line up and a line down; never over the rim at the sides. */
function places(
  { x, y }: Point,
  { width, letters, size }: { width: number; letters: number; size: Size },
): Point[] {
  const half = width / 2 + AIR;
  if (2 * half > size.width) return [];
  const inside = Math.max(half, Math.min(size.width - half, x));
  return [0, -1, 1].map((line) => ({ x: inside, y: y + 1.3 * line * letters }));
}

function boxRound({ x, y }: Point, width: number, letters: number): Box {
  const [halfWidth, halfHeight] = [width / 2 + AIR, 0.7 * letters + AIR / 2];
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}
