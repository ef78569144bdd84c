import { seeded } from '../random';
import { Means, spread, type Points } from './plane-means';
import type { Places, ProjectionStep } from './projection';

/** A neighbourhood of the map. */
export interface Region {
  /** Where its label stands: the middle of its films, each counted as the square root of its ratings. */
  readonly x: number;
  readonly y: number;
  /** Ascending. */
  readonly films: Uint32Array;
  /** What is different here, such as "Horror · 1980s"; empty where nothing is. */
  readonly text: string;
}

/** Regions of one size, the best known first, shown from a zoom on; 1 = all films in sight. */
export interface RegionLevel<R = Region> {
  readonly fromScale: number;
  readonly regions: readonly R[];
}

/** How many regions there are at most, from which zoom on. */
const LEVELS = [
  { fromScale: 0, count: 8 },
  { fromScale: 2.5, count: 30 },
  { fromScale: 6, count: 100 },
];
const ROUNDS = 15;
const SEED = 1;

/**
 * Regions of a map at three sizes: k-means over the places, always with the same seed. Two regions that touch do not have the same text.
 *
 * @param films Those to be told apart; the ones without a place are left out.
 * @param namesOf What a set of films can be called, the best first.
 */
export function* mapRegions(
  { x, y }: Pick<Places, 'x' | 'y'>,
  films: Uint32Array,
  counts: Uint32Array,
  namesOf: (films: Uint32Array) => readonly string[],
): Generator<ProjectionStep, RegionLevel[]> {
  const placed = films.filter((film) => Number.isFinite(x[film]) && Number.isFinite(y[film]));
  const points: Points = {
    x: Float64Array.from(placed, (film) => x[film]),
    y: Float64Array.from(placed, (film) => y[film]),
    weights: Float64Array.from(placed, (film) => Math.sqrt(Math.max(1, counts[film]))),
  };
  const levels: RegionLevel[] = [];
  for (const [level, { fromScale, count }] of LEVELS.entries()) {
    const begun = yield* stepped(spread(points, count, seeded(SEED)), level * ROUNDS);
    const means = new Means(points, begun);
    for (let round = 0; round < ROUNDS; round++) {
      yield* stepped(means.settle(), level * ROUNDS + round);
      if (!means.moved) break;
    }
    const done = (level + 1) * ROUNDS;
    levels.push({ fromScale, regions: yield* named(means, placed, namesOf, done) });
  }
  return levels;
}

/** A part of the work, each of its yields as a step. */
function* stepped<R>(
  part: Generator<number | void, R>,
  round: number,
): Generator<ProjectionStep, R> {
  for (let next = part.next(); ; next = part.next()) {
    if (next.done) return next.value;
    yield { done: round + (next.value ?? 0), total: LEVELS.length * ROUNDS };
  }
}

/** Regions with their texts, the ones of more weight choosing first. */
function* named(
  means: Means,
  placed: Uint32Array,
  namesOf: (films: Uint32Array) => readonly string[],
  done: number,
): Generator<ProjectionStep, Region[]> {
  const order = [...means.weights.keys()]
    .filter((m) => means.weights[m] > 0)
    .sort((a, b) => means.weights[b] - means.weights[a]);
  const touching = touchingMeans(means);
  const texts = new Map<number, string>();
  const regions: Region[] = [];
  for (const m of order) {
    const films = placed.filter((_, k) => means.nearest[k] === m);
    const taken = new Set([...touching[m]].map((other) => texts.get(other)));
    const text = namesOf(films).find((name) => !taken.has(name)) ?? '';
    texts.set(m, text);
    regions.push({ x: means.x[m], y: means.y[m], films, text });
    yield { done, total: LEVELS.length * ROUNDS };
  }
  return regions;
}

/** Two means touch where some point has them as its nearest and second (Martinetz, Schulten. Neural Networks 7(3), 1994). */
function touchingMeans({ x, nearest, second }: Means): Set<number>[] {
  const touching = Array.from(x, () => new Set<number>());
  nearest.forEach((own, k) => {
    touching[own].add(second[k]);
    touching[second[k]].add(own);
  });
  touching.forEach((others, own) => others.delete(own));
  return touching;
}
