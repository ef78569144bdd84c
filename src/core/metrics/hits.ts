import type { Case } from '../evaluation/outcome';

/** How many test films a list should hold, and how many of them have a place < N. */
export function hitsOf({ relevant, places }: Case, at: number) {
  return {
    relevant: relevant.reduce((sum, one) => sum + one, 0),
    hits: places.filter((place, test) => relevant[test] && place < at).length,
  };
}
