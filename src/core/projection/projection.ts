import type { Fitted } from '../models/model';
import type { ParamSchema, ParamsOf } from '../params';
import type { Random } from '../random';
import type { Vectors } from '../recommend/likeness';

/** What films are placed by. */
export interface ProjectionSource {
  /** Item vectors of a model, a row per film of the data set. */
  readonly vectors: Vectors;
  /** The films that have a vector, ascending: only they are placed. */
  readonly films: Uint32Array;
  /** Ratings, and mean stars, per film of the data set. */
  readonly counts: Uint32Array;
  readonly means: Float32Array;
}

/** A place on the map, in the projection's own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where films are: one number each per film of the data set, NaN for one without a place. */
export type Places = {
  readonly x: Float32Array;
  readonly y: Float32Array;
} & Fitted;

/** A moment in a projection. Steps come every few milliseconds of work. */
export interface ProjectionStep {
  /** Work done so far, of `total`; any unit. */
  readonly done: number;
  readonly total: number;
  /** A copy of the places as of now, where there are some to be seen. */
  readonly state?: () => Pick<Places, 'x' | 'y'>;
}

/** What a map lets one say, a sentence or two each in plain words. */
export interface Reading {
  /** What it means that films lie near each other. */
  readonly near: string;
  /** What it means that they lie far apart. */
  readonly far: string;
  /** What can be made of gaps, sizes and directions. */
  readonly gaps: string;
}

/**
 * A way of laying films out in two dimensions: a description and pure functions, like a model. Deterministic in its source,
 * parameters and random.
 *
 * Members are methods on purpose: it lets one registry hold projections of different parameters and places.
 */
export interface Projection<S extends ParamSchema = ParamSchema, P extends Places = Places> {
  readonly id: string;
  readonly label: string;
  /** One or two sentences in plain words: what near and far mean here, and what they do not. */
  readonly summary: string;
  readonly reading: Reading;
  /** Where the method is published; empty for what needs no publication. */
  readonly paper: string;
  /** Raised when the same parameters give other places; stored ones of an older version are computed again. */
  readonly version: number;
  readonly params: S;
  /** The axes have units of their own: one may be drawn larger than the other. Absent: distances are in proportion. */
  readonly uneven?: boolean;
  /** Takes seconds, so that places are worth keeping on the device. Absent: they are there at once. */
  readonly keep?: boolean;

  project(
    source: ProjectionSource,
    params: ParamsOf<S>,
    random: Random,
  ): Generator<ProjectionStep, P>;

  /** What the two axes say, across and up; absent where they say nothing. */
  axes?(places: P, params: ParamsOf<S>): readonly [string, string];

  /**
   * Where a user vector stands; undefined for one without direction. Absent: among the ten films that are most like it,
   * see `placeAmong`.
   */
  place?(places: P, source: ProjectionSource, vector: Float32Array): Point | undefined;

  /** The user vector that stands at a point, as near to the given one as can be. Absent: see `steerAmong`. */
  steer?(places: P, source: ProjectionSource, vector: Float32Array, to: Point): Float32Array;
}

/** Identity; infers the types of parameters and places. */
export function defineProjection<const S extends ParamSchema, P extends Places>(
  projection: Projection<S, P>,
): Projection<S, P> {
  return projection;
}

/** How near two vectors are: by direction, or by the length of what is between them. */
export type Metric = 'cosine' | 'l2';

/** The k nearest films of every film, nearest first, ties by index; a film is not its own neighbour. */
export interface NeighbourGraph {
  readonly k: number;
  /** The films of the rows, ascending. */
  readonly films: Uint32Array;
  /** films × k: rows (not films) of the neighbours. */
  readonly rows: Uint32Array;
  /** films × k: 1 − cosine, or the L2 distance. */
  readonly distances: Float32Array;
}
