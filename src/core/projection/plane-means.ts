import type { Random } from '../random';

/** Distances measured between two steps: about a millisecond. */
const DISTANCES_PER_STEP = 200_000;

/** Points of a plane, and how much each counts. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Weighted k-means in two dimensions (Lloyd 1982), begun as k-means++ does (Arthur, Vassilvitskii. SODA 2007), see
 * `spread`.
 */
export class Means {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Total weight of each mean's points. */
  readonly weights: Float64Array;
  /** Nearest mean of each point, and the one after it. */
  readonly nearest: Uint32Array;
  readonly second: Uint32Array;
  /** Whether a point changed its mean in the last round. */
  moved = true;
  readonly #points: Points;

  /** @param chosen Points that the means begin at. */
  constructor(points: Points, chosen: readonly number[]) {
    this.#points = points;
    this.x = Float64Array.from(chosen, (k) => points.x[k]);
    this.y = Float64Array.from(chosen, (k) => points.y[k]);
    this.weights = new Float64Array(chosen.length);
    this.nearest = new Uint32Array(points.x.length).fill(chosen.length);
    this.second = new Uint32Array(points.x.length);
  }

  /** One round; yields the share of it that is done. */
  *settle(): Generator<number, void> {
    const { x, y, weights } = this.#points;
    const chunk = Math.ceil(DISTANCES_PER_STEP / Math.max(1, this.x.length));
    this.moved = false;
    for (let from = 0; from < x.length; from += chunk) {
      const to = Math.min(x.length, from + chunk);
      for (let k = from; k < to; k++) this.#join(k);
      yield to / x.length;
    }
    const [sumX, sumY] = [new Float64Array(this.x.length), new Float64Array(this.x.length)];
    this.weights.fill(0);
    for (let k = 0; k < x.length; k++) {
      const own = this.nearest[k];
      this.weights[own] += weights[k];
      sumX[own] += weights[k] * x[k];
      sumY[own] += weights[k] * y[k];
    }
    for (let m = 0; m < this.x.length; m++) {
      if (this.weights[m] === 0) continue;
      this.x[m] = sumX[m] / this.weights[m];
      this.y[m] = sumY[m] / this.weights[m];
    }
  }

  #join(k: number): void {
    const { x, y } = this.#points;
    let [best, next, least, lessLeast] = [0, 0, Infinity, Infinity];
    for (let m = 0; m < this.x.length; m++) {
      const [acrossBy, upBy] = [x[k] - this.x[m], y[k] - this.y[m]];
      const square = acrossBy * acrossBy + upBy * upBy;
      if (square < least) {
        next = best;
        lessLeast = least;
        best = m;
        least = square;
      } else if (square < lessLeast) {
        next = m;
        lessLeast = square;
      }
    }
    if (this.nearest[k] !== best) this.moved = true;
    this.nearest[k] = best;
    this.second[k] = next;
  }
}

/**
 * Points to begin with: each drawn with a chance that grows with its weight and the square of its distance from the others.
 * Fewer than asked for where there are fewer places. Yields after each.
 */
export function* spread(
  { x, y, weights }: Points,
  count: number,
  random: Random,
): Generator<void, number[]> {
  const chosen: number[] = [];
  const chances = weights.slice();
  const distances = new Float64Array(x.length).fill(Infinity);
  while (chosen.length < count) {
    const next = drawn(chances, random);
    if (next === undefined) break;
    chosen.push(next);
    for (let k = 0; k < x.length; k++) {
      const square = (x[k] - x[next]) ** 2 + (y[k] - y[next]) ** 2;
      distances[k] = Math.min(distances[k], square);
      chances[k] = weights[k] * distances[k];
    }
    yield;
  }
  return chosen;
}

/** A position drawn by its chance; undefined where none has any. */
function drawn(chances: Float64Array, random: Random): number | undefined {
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  if (!(total > 0)) return undefined;
  let rest = random.next() * total;
  let last = 0;
  for (let k = 0; k < chances.length; k++) {
    if (chances[k] === 0) continue;
    last = k;
    rest -= chances[k];
    if (rest < 0) break;
  }
  return last;
}
