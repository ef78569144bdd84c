import { unit } from '../directions';
import type { NumberParam } from '../params';
import type { Places, Point, ProjectionSource } from './projection';

/** Places in a plane among the vectors: each is the vector's distance from `mean` along two axes. */
export type PlanePlaces = Places & {
  /** Where the plane's origin is, length width. */
  readonly mean: Float64Array;
  /** Unit vectors at right angles, 3 × width: across, up, and one out of the plane; 0 where the width has no more. */
  readonly axes: Float64Array;
  /** The films' root mean square length. */
  readonly norm: number;
  /** Numbers of the two axes, from 1; `up` is 0 where there is only one. */
  readonly across: number;
  readonly up: number;
};

/** Axis numbers, from 1, that parameters may ask for. */
export const axisParam = (label: string, help: string, number: number): NumberParam => ({
  type: 'number',
  label,
  help,
  default: number,
  min: 1,
  max: 256,
  step: 1,
});

/**
 * The two axes to draw of `width`, from 1. A number beyond the last is the last; where both are the same, up takes the
 * one after it, or the one before where there is none after; 0 where there is only one.
 */
export function chosenAxes(
  wanted: { readonly across: number; readonly up: number },
  width: number,
): { across: number; up: number } {
  const across = Math.min(wanted.across, width);
  const up = Math.min(wanted.up, width);
  if (up !== across) return { across, up };
  return { across, up: across < width ? across + 1 : across - 1 };
}

/** Lays the films out in a plane. `axisOf`: writes unit vector k, from 1, at right angles to the others. */
export function layOut(
  { vectors: { values, width }, films }: ProjectionSource,
  cloud: { readonly mean: Float64Array; readonly norm: number },
  { across, up }: { readonly across: number; readonly up: number },
  axisOf: (k: number) => ArrayLike<number>,
): PlanePlaces {
  const axes = new Float64Array(3 * width);
  const out = [1, 2, 3].find((k) => k !== across && k !== up && k <= width) ?? 0;
  [across, up, out].forEach((k, row) => k > 0 && axes.set(axisOf(k), row * width));
  const count = values.length / width;
  const x = new Float32Array(count).fill(NaN);
  const y = new Float32Array(count).fill(NaN);
  for (const film of films) {
    const own = values.subarray(film * width, (film + 1) * width);
    x[film] = along(axes, 0, own, cloud.mean);
    y[film] = along(axes, 1, own, cloud.mean);
  }
  return { x, y, mean: cloud.mean, axes, norm: cloud.norm, across, up };
}

/** How far a vector is from the mean along an axis. */
function along(
  axes: Float64Array,
  axis: number,
  vector: ArrayLike<number>,
  mean: ArrayLike<number>,
): number {
  let sum = 0;
  for (let f = 0; f < mean.length; f++) sum += axes[axis * mean.length + f] * (vector[f] - mean[f]);
  return sum;
}

/**
 * Where a user vector stands. It says a direction, and its length depends on how many ratings there are, so it is scaled
 * to the films' root mean square length first. Undefined for one without direction.
 */
export function placeInPlane(places: PlanePlaces, vector: ArrayLike<number>): Point | undefined {
  const direction = unit(vector);
  if (!direction.some((value) => Math.abs(value) > 0)) return undefined;
  const scaled = direction.map((value) => value * places.norm);
  return {
    x: along(places.axes, 0, scaled, places.mean),
    y: along(places.axes, 1, scaled, places.mean),
  };
}

/**
 * The user vector that stands at a point: its parts along the two axes are what the point says, the rest points where the
 * given one's does, and the whole has the films' root mean square length. No vector of that length stands outside the
 * circle of that radius: from there the way leads to its rim.
 */
export function steerInPlane(
  { axes, mean, norm }: PlanePlaces,
  vector: ArrayLike<number>,
  to: Point,
): Float32Array {
  const width = mean.length;
  const origin = new Float64Array(width);
  const parts = [to.x, to.y].map((value, axis) => value + along(axes, axis, mean, origin));
  if (!axes.subarray(width, 2 * width).some((value) => value !== 0)) parts[1] = 0;
  const inPlane = parts[0] * parts[0] + parts[1] * parts[1];
  const rest = restOf(axes, vector);
  const beyond = inPlane >= norm * norm || rest.every((value) => value === 0);
  const scale = beyond ? norm / (Math.sqrt(inPlane) || 1) : 1;
  const left = beyond ? 0 : Math.sqrt(norm * norm - inPlane);
  return Float32Array.from(
    rest,
    (value, f) => scale * (parts[0] * axes[f] + parts[1] * axes[width + f]) + left * value,
  );
}

/** Below this share of a vector's length, what is out of the plane has no direction to speak of. */
const NOTHING = 1e-6;

/** The direction of what a vector has out of the plane; the third axis where that is nothing. */
function restOf(axes: Float64Array, vector: ArrayLike<number>): Float64Array {
  const direction = unit(vector);
  const width = direction.length;
  const origin = new Float64Array(width);
  const [a, b] = [0, 1].map((axis) => along(axes, axis, direction, origin));
  const rest = direction.map((value, f) => value - a * axes[f] - b * axes[width + f]);
  const square = rest.reduce((sum, value) => sum + value * value, 0);
  return square > NOTHING * NOTHING ? unit(rest) : axes.slice(2 * width);
}
