import type { Band } from '../core/recommend/star-band';

/** Left half of a five-pointed star on a 12 × 23 grid, open along the middle; mirrored it is the right. */
export const HALF_STAR = 'M12 1.2 8.8 8 1.2 9l5.5 5.1-1.4 7.4L12 17.9';

/** A whole star on a 24 × 23 grid. */
export const STAR = 'M12 1.2 8.8 8 1.2 9l5.5 5.1-1.4 7.4 6.7-3.6 6.7 3.6-1.4-7.4 5.5-5.1-7.6-1z';

/** Half stars as the visitor reads them: 9 is “4.5”, 10 is “5”. */
export const starsText = (halfStars: number): string => String(halfStars / 2);

/**
 * Predicted stars with one decimal, rounded as their account is: first to the hundredth, which is what it sums to, then half
 * up: 4.149 is “4.2”, as 4.15 is.
 */
export const predictedText = (stars: number): string =>
  (Math.round(Math.round(100 * stars) / 10) / 10).toFixed(1);

/** From one number of stars to another: “3.4 to 4.9”. */
export const bandText = ({ low, high }: Band): string => `${low.toFixed(1)} to ${high.toFixed(1)}`;

const STEPS: Partial<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * Where an arrow key leads from a rating of 0 (none) to 10 half stars: half a star on, and no further
 * than the ends. Undefined for any other key.
 */
export function stepFrom(halfStars: number, key: string): number | undefined {
  const by = STEPS[key];
  return by === undefined ? undefined : Math.min(10, Math.max(1, halfStars + by));
}
