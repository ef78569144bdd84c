import { radiusOf, stepOf } from './masks';
import { NARROW, type Size } from './view';

/** Radius of the smallest and largest dot at fit, in CSS pixels. */
const RADII = { least: 1.1, most: 6.2 };

/** How much smaller dots are on narrow plots. */
const NARROW_SCALE = 0.68;

/** Dots grow as a power of the scale, up to a limit. */
const GROWTH = { power: 0.35, most: 2.4 };

/** Size steps by which marks other than circles are larger, so that their shape can be read. */
const SHAPED = 4;

/** Radius at fit for a film with `count` ratings, the most rated having `most`: square root, in CSS pixels. */
export function radiusFor(count: number, most: number, plot: Size): number {
  const radius = RADII.least + (RADII.most - RADII.least) * Math.sqrt(count / Math.max(1, most));
  return plot.width < NARROW ? radius * NARROW_SCALE : radius;
}

/** The size step of every film at fit. */
export function stepsOf(counts: Uint32Array, marks: Uint8Array, plot: Size): Int8Array {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return Int8Array.from(counts, (count, film) => {
    return stepOf(radiusFor(count, most, plot)) + (marks[film] === 0 ? 0 : SHAPED);
  });
}

/** Size steps to add at scale k. */
export function growthAt(k: number): number {
  return stepOf(Math.min(GROWTH.most, Math.max(1, k) ** GROWTH.power));
}

/** Radius of a film's dot as drawn, in CSS pixels. */
export function drawnRadius(steps: Int8Array, film: number, k: number): number {
  return radiusOf(steps[film] + growthAt(k));
}
