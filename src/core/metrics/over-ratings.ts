import type { Case } from '../evaluation/outcome';
import type { Share } from '../evaluation/measurement';

/** Sums a term over the test ratings of a case that are predicted, in stars. */
export const overRatings =
  (term: (predicted: number, actual: number) => number) =>
  ({ predicted, halfStars }: Case): Share => {
    let [sum, weight] = [0, 0];
    predicted.forEach((stars, k) => {
      if (Number.isNaN(stars)) return;
      sum += term(stars, halfStars[k] / 2);
      weight += 1;
    });
    return { sum, weight };
  };
