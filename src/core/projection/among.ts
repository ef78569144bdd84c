import { topK } from '../top-k';
import { nearestTo } from './neighbours';
import type { Places, Point, ProjectionSource } from './projection';

/** Films that stand for a place between them. */
const FILMS = 10;
/** Added to each distance, as a share of the farthest of the films': one right at the point does not decide alone. */
const SOFTENING = 0.1;

/** A place and the films that it comes from, most alike first. */
export interface PlaceAmong extends Point {
  /** At most ten. */
  readonly films: Uint32Array;
  /** What part each has in the place; they add up to 1. */
  readonly weights: Float64Array;
}

/**
 * Where a user vector stands on a map that has no place of its own for it: the mean place of the ten films with the
 * highest cosine to it, each weighted by that cosine; those at right angles and beyond are left out. Undefined where
 * none is left.
 */
export function placeAmong(
  places: Pick<Places, 'x' | 'y'>,
  { vectors, films }: Pick<ProjectionSource, 'vectors' | 'films'>,
  vector: ArrayLike<number>,
): PlaceAmong | undefined {
  const nearest = nearestTo(vectors, films, vector, FILMS, 'cosine').filter(
    ({ distance }) => distance < 1,
  );
  if (nearest.length === 0) return undefined;
  const among = Uint32Array.from(nearest, ({ film }) => film);
  const weights = shares(Float64Array.from(nearest, ({ distance }) => 1 - distance));
  return { ...meanOf(places, among, weights), films: among, weights };
}

/** A vector and the films that it comes from, nearest to the point first. */
export interface VectorAmong {
  readonly vector: Float32Array;
  /** At most ten. */
  readonly films: Uint32Array;
}

/**
 * The vector that a point stands for on such a map: the mean of the vectors of the ten films nearest to it, each weighted
 * by 1 / (d + d₁₀ / 10), d being its distance from the point and d₁₀ that of the farthest of the ten. Not the inverse of
 * {@link placeAmong}: what stands there may be like films that lie elsewhere too.
 */
export function steerAmong(
  { x, y }: Pick<Places, 'x' | 'y'>,
  { vectors: { values, width }, films }: Pick<ProjectionSource, 'vectors' | 'films'>,
  to: Point,
): VectorAmong {
  const nearness = Float64Array.from(films, (film) => {
    const [dx, dy] = [x[film] - to.x, y[film] - to.y];
    return -(dx * dx + dy * dy);
  });
  const nearest = topK(nearness, FILMS);
  const distances = Float64Array.from(nearest, (at) => Math.sqrt(-nearness[at]));
  const farthest = distances.at(-1) ?? 0;
  const weights = shares(distances.map((d) => (farthest > 0 ? 1 / (d + SOFTENING * farthest) : 1)));
  const vector = new Float64Array(width);
  nearest.forEach((at, n) => {
    const from = films[at] * width;
    for (let f = 0; f < width; f++) vector[f] += weights[n] * values[from + f];
  });
  return { vector: Float32Array.from(vector), films: nearest.map((at) => films[at]) };
}

function meanOf(
  { x, y }: Pick<Places, 'x' | 'y'>,
  films: Uint32Array,
  weights: Float64Array,
): Point {
  let [sumX, sumY] = [0, 0];
  films.forEach((film, n) => {
    sumX += weights[n] * x[film];
    sumY += weights[n] * y[film];
  });
  return { x: sumX, y: sumY };
}

function shares(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
