import type { Point, Size } from './view';

/** A rectangle in screen pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A film that would like a label: where its dot is and how wide its text, in pixels. */
export interface Candidate {
  readonly film: number;
  readonly at: Point;
  readonly radius: number;
  readonly width: number;
  /** May also stand above or below its dot. */
  readonly anyhow?: boolean;
}

/** A label that stands: text starts at `x` and is centred on `y`; `box` is the room it takes. */
export interface Label {
  readonly film: number;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** Half the height of a line of label text, in pixels. */
const HALF_LINE = 9;

/** Space between dot and text, in pixels. */
const GAP = 4;

/** Air kept on each side of a label, in pixels. */
const AIR = { x: 7, y: 4 };

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether a point lies in a box, rim included. */
export function contains(box: Box, { x, y }: Point): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function boxFrom({ x, y }: Point, width: number): Box {
  return {
    left: x - AIR.x,
    right: x + width + AIR.x,
    top: y - HALF_LINE - AIR.y,
    bottom: y + HALF_LINE + AIR.y,
  };
}

/** Where the text of a label may start: right of its dot, else left, else above or below. */
function startsOf({ at, radius, width, anyhow }: Candidate): Point[] {
  const beside = [
    { x: at.x + radius + GAP, y: at.y },
    { x: at.x - radius - GAP - width, y: at.y },
  ];
  if (!anyhow) return beside;
  const away = radius + GAP + HALF_LINE;
  const over = [0.5, 0, 1].flatMap((part) =>
    [-1, 1, -2, 2].map((lines) => ({ x: at.x - part * width, y: at.y + lines * away })),
  );
  return [...beside, ...over];
}

/**
 * Places labels to the right of their dots, else to the left, in the order given (most rated first).
 * Promises: no label's box overlaps another, or a `taken` one, or leaves the plot; at most `limit`.
 */
export function placeLabels(
  candidates: Iterable<Candidate>,
  { taken, size, limit }: { taken: readonly Box[]; size: Size; limit: number },
): Label[] {
  const labels: Label[] = [];
  if (limit <= 0) return labels;
  const free = (box: Box) =>
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= size.width &&
    box.bottom <= size.height &&
    !taken.some((other) => overlap(box, other)) &&
    !labels.some((other) => overlap(box, other.box));
  for (const candidate of candidates) {
    const { film, width } = candidate;
    const start = startsOf(candidate).find((at) => free(boxFrom(at, width)));
    if (start) labels.push({ film, ...start, box: boxFrom(start, width) });
    if (labels.length >= limit) break;
  }
  return labels;
}

/** How many labels a plot bears: by its area, and more as the scale k grows. */
export function labelLimit(size: Size, k: number): number {
  const atFit = (size.width * size.height) / 17_000;
  return Math.round(Math.min(3, 1 + Math.log2(Math.max(1, k)) / 2) * Math.max(4, atFit));
}

/** Space between a dot and its tooltip, and between tooltip and rim, in pixels. */
const STANDOFF = 16;
const RIM = 6;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Where a tooltip of the given size stands: beside the point, or above or below it where the sides are too narrow. */
export function placeTip(at: Point, tip: Size, plot: Size): Box {
  const x = (left: number) => clamp(left, RIM, Math.max(RIM, plot.width - tip.width - RIM));
  const y = (top: number) => clamp(top, RIM, Math.max(RIM, plot.height - tip.height - RIM));
  const boxAt = (left: number, top: number) => ({
    left,
    top,
    right: left + tip.width,
    bottom: top + tip.height,
  });
  const right = at.x + STANDOFF;
  if (right + tip.width + RIM <= plot.width) return boxAt(right, y(at.y - 40));
  const left = at.x - STANDOFF - tip.width;
  if (left >= RIM) return boxAt(left, y(at.y - 40));
  const below = at.y + STANDOFF;
  const fits = below + tip.height + RIM <= plot.height;
  return boxAt(x(at.x - tip.width / 2), y(fits ? below : at.y - STANDOFF - tip.height));
}
