import type { Band } from '../core/recommend/star-band';

/** The stars a rating can have, ½ … 5. */
export const STARS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] as const;

/** From stars to px across a strip of this width, `inset` px free at either end; what lies outside ½ … 5 stands there. */
export function starScale(width: number, inset: number): (stars: number) => number {
  return (stars) => {
    const share = (Math.min(5, Math.max(0.5, stars)) - 0.5) / 4.5;
    return inset + share * (width - 2 * inset);
  };
}

/** Room at either end of a prediction strip and of the axis over it, px. */
export const STRIP_INSET = 5;

/** The path of a band at height `y`, px, with a tick at each end that is not the end of the scale. */
export function whisker({ low, high }: Band, x: (stars: number) => number, y: number): string {
  const ticks = [low, high].filter((end) => end > 0.5 && end < 5);
  return `M${x(low)} ${y}H${x(high)}${ticks.map((end) => `M${x(end)} ${y - 4}v8`).join('')}`;
}
