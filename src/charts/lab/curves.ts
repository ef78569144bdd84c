import { line, scaleLinear } from 'd3';

/** A value at an iteration; NaN where there is none. */
export interface CurvePoint {
  readonly iteration: number;
  readonly value: number;
}

/** Errors this many times the worst simple prediction leave the picture: nothing else could be told apart in it. */
const MOST_TIMES = 2;
/** Nearer ends are no axis. */
const LEAST_SPREAD = 1e-9;

/**
 * Ends of an axis that holds all values, with a little room at both; where there are levels, values far beyond the highest
 * leave the picture.
 */
export function errorDomain(
  values: readonly number[],
  levels: readonly number[],
): readonly [number, number] {
  const known = [...values, ...levels].filter(Number.isFinite);
  if (known.length === 0) return [0, 1];
  const cap = MOST_TIMES * Math.max(...levels.filter(Number.isFinite));
  const inside = cap > 0 ? known.filter((value) => value <= cap) : known;
  const low = Math.min(...(inside.length > 0 ? inside : known));
  const high = inside.length < known.length ? cap : Math.max(...known);
  const room = high - low > LEAST_SPREAD * high ? 0.06 * (high - low) : 0.05 * high || 0.5;
  return [Math.max(0, low - room), high + room];
}

/** Ends of an axis from 0 that holds all values. */
export function partDomain(values: readonly number[]): readonly [number, number] {
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  return low === high ? [0, 1] : [low, high];
}

/** A path through the points; it breaks where there is no value. */
export function pathThrough(
  points: readonly CurvePoint[],
  x: (iteration: number) => number,
  y: (value: number) => number,
): string {
  const path = line<CurvePoint>()
    .defined(({ value }) => Number.isFinite(value))
    .x(({ iteration }) => x(iteration))
    .y(({ value }) => y(value))
    .digits(1);
  return path(points) ?? '';
}

/** The value at an iteration, else the latest before it; undefined where there is none. */
export const valueAt = (points: readonly CurvePoint[], iteration: number): number | undefined =>
  points.findLast((point) => point.iteration <= iteration && Number.isFinite(point.value))?.value;

/** Whole iterations for an axis: the first, the last, and round ones between that leave room for both. */
export function iterationTicks(last: number, count: number): number[] {
  const ticks = scaleLinear().domain([0, last]).ticks(count).filter(Number.isInteger);
  const room = (0.6 * last) / Math.max(1, count);
  return [...ticks.filter((tick) => tick === 0 || last - tick >= room), last];
}

/** "12,345", "61.2", "0.0153": three figures or more, and no rounding of what is large. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e6) return value.toExponential(2).replace('e+', ' × 10^');
  const decimals = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const text = value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return text.replace('-', '−');
}
