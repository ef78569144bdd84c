import type { Ratings } from '../ratings';

/** How often a film got each rating, ½ … 5: ten counts. */
export function ratingHistogram({ starts, halfStars }: Ratings, film: number): number[] {
  const counts = new Array<number>(10).fill(0);
  for (let k = starts[film]; k < starts[film + 1]; k++) counts[halfStars[k] - 1] += 1;
  return counts;
}

/** Ratings per film, and their mean in stars; NaN for a film nobody rated. */
export function filmFacts({ rows, starts, halfStars }: Ratings) {
  const counts = new Uint32Array(rows);
  const means = new Float32Array(rows);
  for (let film = 0; film < rows; film++) {
    let sum = 0;
    for (let k = starts[film]; k < starts[film + 1]; k++) sum += halfStars[k];
    counts[film] = starts[film + 1] - starts[film];
    means[film] = sum / 2 / counts[film];
  }
  return { counts, means };
}
