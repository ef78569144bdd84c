import { scaleLinear, type ScaleLinear } from 'd3';

/** The stars a rating can have, ½ … 5. */
export const STARS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] as const;

/** From stars to px across a strip; what lies outside ½ … 5 stands at the end. */
export function starScale(width: number, inset: number): ScaleLinear<number, number> {
  return scaleLinear([0.5, 5], [inset, width - inset]).clamp(true);
}

/** Room at either end of a prediction strip and of the axis over it, px. */
export const STRIP_INSET = 5;
