import { exp, power } from '../exact-math';
import type { OwnerSums } from './sums';
import type { MeanChart } from './survey';

const LOWEST = 0.5;
const HIGHEST = 5;
/** Steps of the curve, and of the grid that means are put on before it is drawn. */
const CURVE_STEP = 0.05;
const GRID_STEP = 0.01;
/** Farther than this many bandwidths, a kernel is nothing. */
const REACH = 6;

/** Where the curve of {@link MeanChart} has its points, in stars. */
export const curvePoints = (): number[] =>
  Array.from({ length: Math.round((HIGHEST - LOWEST) / CURVE_STEP) + 1 }, (_, k) => (10 + k) / 20);

/** Edges of equal bins from ½ to 5 stars, one more than there are bins. */
export const edgesOf = (bins: number): number[] =>
  Array.from({ length: bins + 1 }, (_, k) => LOWEST + (k * (HIGHEST - LOWEST)) / bins);

/** @param least Users or films with fewer ratings are left out. */
export function meanChart({ counts, sums }: OwnerSums, bins: number, least: number): MeanChart {
  const means: number[] = [];
  for (let owner = 0; owner < counts.length; owner++) {
    if (counts[owner] > 0 && counts[owner] >= least) means.push(sums[owner] / 2 / counts[owner]);
  }
  const mean = means.reduce((sum, m) => sum + m, 0) / means.length;
  const squares = means.reduce((sum, m) => sum + (m - mean) ** 2, 0);
  const sd = means.length > 1 ? Math.sqrt(squares / (means.length - 1)) : NaN;
  return { count: means.length, mean, sd, bins: binned(means, bins), density: density(means, sd) };
}

function binned(means: readonly number[], bins: number): Uint32Array<ArrayBuffer> {
  const edges = edgesOf(bins);
  const counts = new Uint32Array(bins);
  for (const mean of means) {
    let bin = Math.min(bins - 1, Math.floor(((mean - LOWEST) * bins) / (HIGHEST - LOWEST)));
    // Rounding may have crossed an edge.
    if (mean < edges[bin]) bin -= 1;
    else if (bin < bins - 1 && mean >= edges[bin + 1]) bin += 1;
    counts[bin] += 1;
  }
  return counts;
}

/** Each mean is shared between its two neighbours on a fine grid, which moves the curve by less than one can see. */
function density(means: readonly number[], sd: number): Float64Array<ArrayBuffer> {
  if (!(sd > 0)) return new Float64Array();
  const points = Math.round((HIGHEST - LOWEST) / GRID_STEP) + 1;
  const grid = new Float64Array(points + 1);
  for (const mean of means) {
    const place = (mean - LOWEST) / GRID_STEP;
    const below = Math.floor(place);
    grid[below] += below + 1 - place;
    grid[below + 1] += place - below;
  }
  const width = sd * power(means.length, -1 / 5);
  const height = 1 / (means.length * width * Math.sqrt(2 * Math.PI));
  const kernel = new Float64Array(Math.min(points, Math.ceil((REACH * width) / GRID_STEP)));
  for (let d = 0; d < kernel.length; d++)
    kernel[d] = height * exp(-((d * GRID_STEP) ** 2) / 2 / width ** 2);
  return Float64Array.from(curvePoints(), (_, k) => {
    const at = k * Math.round(CURVE_STEP / GRID_STEP);
    let sum = 0;
    for (
      let n = Math.max(0, at - kernel.length + 1);
      n < Math.min(points, at + kernel.length);
      n++
    ) {
      sum += grid[n] * kernel[Math.abs(n - at)];
    }
    return sum;
  });
}
