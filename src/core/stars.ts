const LOWEST = 0.5;
const HIGHEST = 5;

/** Predicted stars as they are shown and scored: nobody can give fewer than half a star or more than five. */
export function clipStars(stars: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, stars));
}
