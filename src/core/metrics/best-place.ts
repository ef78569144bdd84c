import type { Case } from '../evaluation/outcome';

/** The first place among the test films that count, from 0; NaN where none does, Infinity where none is a candidate. */
export function bestPlace({ places }: Case, counts: (test: number) => boolean): number {
  let best = NaN;
  places.forEach((place, test) => {
    if (counts(test) && !(best <= place)) best = place;
  });
  return best;
}

/** 1 where the place is before the cut-off, 0 where it is not; NaN for no place. */
export const hit = (place: number, at: number): number =>
  Number.isNaN(place) ? NaN : Number(place < at);
