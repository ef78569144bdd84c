import { permutation, seeded } from '../random';
import { BLOCK, pairsAtOnce } from '../kernels/pair-tiles';
import { topK } from '../top-k';
import { nearestTo, type DistantFilm } from './neighbours';
import { packed, type Packed } from './nearness';
import type { Metric, Places, ProjectionSource, ProjectionStep } from './projection';
import { Ranking } from './ranks';

/** How much of the neighbourhoods among the vectors a map keeps. Each number from 0 (nothing) to 1 (all). */
export interface ProjectionQuality {
  /** Neighbours looked at: what was asked for, or fewer than half of the films. */
  readonly k: number;
  /** How true it is that films beside each other on the map are near; low where strangers have come between. */
  readonly trustworthiness: number;
  /** How true it is that near films are beside each other on the map; low where neighbours were torn apart. */
  readonly continuity: number;
  /** Mean share of a film's k nearest that are among its k nearest on the map. */
  readonly kept: number;
  /** The same of each film of the data set; NaN where it has no place or was not looked at. */
  readonly keptOf: Float32Array;
  /** How many films were looked at, each against all; absent where it was all of them. */
  readonly sampled?: number;
}

export interface QualitySettings {
  readonly k: number;
  /** What near means among the vectors; on the map it is the distance that is seen. */
  readonly metric: Metric;
  /** How many films to look at; all, up to 12,000, and 2,000 of more. */
  readonly sample?: number;
}

const EXACT_UP_TO = 12_000;
const SAMPLE = 2000;
const SEED = 1;
/** Rows ranked between two yields: a few milliseconds. */
const ROWS = 16;

/**
 * Trustworthiness and continuity (Venna & Kaski. Neighborhood preservation in nonlinear projection methods. ICANN 2001),
 * and the share of neighbours kept. Films that are equally near go by index, in truth and on the map; see nearness.ts.
 * O(films looked at × films × width). NaN with fewer than three films.
 */
export function* projectionQuality(
  places: Pick<Places, 'x' | 'y'>,
  { vectors, films }: Pick<ProjectionSource, 'vectors' | 'films'>,
  { k: wanted, metric, sample }: QualitySettings,
): Generator<ProjectionStep, ProjectionQuality> {
  const n = films.length;
  const k = Math.max(0, Math.min(wanted, Math.ceil(n / 2) - 1));
  const rows = rowsOf(n, sample ?? (n > EXACT_UP_TO ? SAMPLE : n));
  const truth = new Strip(packed(vectors, films, metric), rows);
  const map = new Strip(packed(mapVectors(places), films, 'l2'), rows);
  const ranking = new Ranking();
  const keptOf = new Float32Array(places.x.length).fill(NaN);
  let [strangers, torn, kept] = [0, 0, 0];
  for (let from = 0; from < rows.length && k > 0; from += BLOCK) {
    for (const strip of [truth, map]) {
      const filling = strip.fill(from);
      while (!filling.next().done) yield { done: from, total: rows.length };
    }
    for (let at = from; at < Math.min(rows.length, from + BLOCK); at++) {
      if (at % ROWS === 0) yield { done: at, total: rows.length };
      const [near, beside] = [truth.row(at), map.row(at)];
      const shown = ranking.of(near, topK(beside, k));
      strangers += beyond(shown, k);
      torn += beyond(ranking.of(beside, topK(near, k)), k);
      const share = shown.reduce((sum, rank) => sum + (rank <= k ? 1 : 0), 0) / k;
      keptOf[films[rows[at]]] = share;
      kept += share;
    }
  }
  yield { done: rows.length, total: rows.length };
  const scale = 2 / (rows.length * k * (2 * n - 3 * k - 1));
  return {
    k,
    trustworthiness: 1 - scale * strangers,
    continuity: 1 - scale * torn,
    kept: k > 0 ? kept / rows.length : NaN,
    keptOf,
    ...(rows.length < n && { sampled: rows.length }),
  };
}

/** How one film fares. */
export interface FilmQuality {
  /** Its k nearest films, nearest first. */
  readonly nearest: readonly DistantFilm[];
  /** Those of them that are among its k nearest on the map. */
  readonly kept: Uint32Array;
}

/** The true neighbours of a film, and those that the map has kept beside it. */
export function filmQuality(
  places: Pick<Places, 'x' | 'y'>,
  { vectors, films }: Pick<ProjectionSource, 'vectors' | 'films'>,
  film: number,
  { k, metric }: QualitySettings,
): FilmQuality {
  const nearest = nearestTo(vectors, films, film, k, metric);
  const shown = onMap(places, films, film, k);
  return {
    nearest,
    kept: Uint32Array.from(nearest.flatMap((near) => (shown.has(near.film) ? [near.film] : []))),
  };
}

/** The k films nearest on the map to a film; ties by index. */
function onMap(
  { x, y }: Pick<Places, 'x' | 'y'>,
  films: Uint32Array,
  film: number,
  k: number,
): ReadonlySet<number> {
  const nearness = Float32Array.from(films, (other) => {
    const [dx, dy] = [x[other] - x[film], y[other] - y[film]];
    return other === film ? -Infinity : -(dx * dx + dy * dy);
  });
  return new Set(Array.from(topK(nearness, k), (at) => films[at]));
}

/** By how much ranks are beyond k, all together. */
const beyond = (ranks: Uint32Array, k: number): number =>
  ranks.reduce((sum, rank) => sum + Math.max(0, rank - k), 0);

/** Rows to look at, ascending: all, or so many drawn with a seed. */
function rowsOf(count: number, sample: number): Uint32Array {
  if (sample >= count) return Uint32Array.from({ length: count }, (_, row) => row);
  return permutation(count, seeded(SEED)).slice(0, sample).sort();
}

/** Places as vectors of two numbers. */
function mapVectors({ x, y }: Pick<Places, 'x' | 'y'>) {
  const values = new Float32Array(2 * x.length);
  for (let film = 0; film < x.length; film++) {
    values[2 * film] = x[film];
    values[2 * film + 1] = y[film];
  }
  return { values, width: 2 };
}

/** How near some rows are to all, a block of them at a time. */
class Strip {
  private readonly all: Packed;
  private readonly rows: Uint32Array;
  /** The rows again, behind all: a block compares neighbours in memory. */
  private readonly values: Float64Array;
  private readonly nearness: Float32Array;
  private readonly stride: number;

  constructor(all: Packed, rows: Uint32Array) {
    const { width } = all;
    this.all = all;
    this.rows = rows;
    this.stride = Math.ceil(all.count / BLOCK) * BLOCK;
    const padded = Math.ceil(rows.length / BLOCK) * BLOCK;
    this.values = new Float64Array((this.stride + padded) * width);
    this.values.set(all.values);
    rows.forEach((row, at) =>
      this.values.set(
        all.values.subarray(row * width, (row + 1) * width),
        (this.stride + at) * width,
      ),
    );
    this.nearness = new Float32Array(BLOCK * this.stride);
  }

  /** Compares rows[from …] with all, each but itself. `from`: a multiple of BLOCK. */
  *fill(from: number): Generator<void> {
    const { all, rows, values, nearness, stride } = this;
    const { width } = all;
    const atOnce = BLOCK * pairsAtOnce(width);
    for (let to = 0; to < stride; to += BLOCK) {
      if (to % atOnce === 0) yield;
      all.tiles(values, width, (stride + from) * width, to * width, nearness, to, stride);
    }
    for (let i = 0; i < BLOCK && from + i < rows.length; i++) {
      nearness[i * stride + rows[from + i]] = -Infinity;
    }
  }

  /** Nearness of rows[at], among those filled in last, to all. */
  row(at: number): Float32Array {
    const start = (at % BLOCK) * this.stride;
    return this.nearness.subarray(start, start + this.all.count);
  }
}
