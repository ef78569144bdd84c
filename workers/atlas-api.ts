import type { ParamValues } from '../src/core/params';
import type { DistinctiveTerm } from '../src/core/projection/distinctive';
import type { Metric, Point, Reading } from '../src/core/projection/projection';
import type { Region, RegionLevel } from '../src/core/projection/regions';
import type { Vectors } from '../src/core/recommend/likeness';
import type { FitRequest, HistoryMessage } from './api';

/** The model whose item vectors a map is drawn from. The same feed gives the same bits. */
export type Feed = Omit<FitRequest, 'use'>;

/** How films are laid out. The same feed and layout give the same bits. */
export interface Layout {
  readonly projection: string;
  /** Left-out parameters take their defaults. */
  readonly params: ParamValues;
  /** Only films with so many ratings are laid out. */
  readonly least: number;
}

/** A model that can feed the map. */
export interface FeedModel {
  readonly id: string;
  readonly label: string;
}

/** A projection as it is chosen. */
export interface ProjectionChoice {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly reading: Reading;
  /** Whether the axes have units of their own. */
  readonly uneven: boolean;
}

export interface FeedMessage {
  /** Numbers in each vector. */
  readonly width: number;
  /** How many films have a vector. */
  readonly films: number;
}

/** Where films are. */
export interface PlacesMessage {
  /** One per film of the data set; NaN for one without a place. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** What the axes say; undefined where they say nothing. */
  readonly axes: readonly [string, string] | undefined;
}

/** A moment in something that takes long. */
export interface Progress {
  /** 0 … 1. */
  readonly fraction: number;
  /** Places as of now, where there are some to be seen. */
  readonly places?: Pick<PlacesMessage, 'x' | 'y'>;
}

/** How much of the truth a map keeps; see core/projection/quality.ts. */
export interface QualityMessage {
  readonly k: number;
  readonly metric: Metric;
  readonly trustworthiness: number;
  readonly continuity: number;
  /** Mean share of each film's true neighbours that are neighbours on the map. */
  readonly kept: number;
  /** The same for each film of the data set; NaN where it is not known. */
  readonly keptOf: Float32Array;
  /** How many films were looked at; absent where all were. */
  readonly sampled?: number;
}

/** A true neighbour of a film. */
export interface TrueNeighbour {
  readonly film: number;
  /** 1 − cosine, or the L2 distance. */
  readonly distance: number;
  /** Whether it is among as many nearest on the map. */
  readonly kept: boolean;
}

/** Where a history stands. */
export interface Stand extends Point {
  /** The films it stands among; none where it stands by its own direction. */
  readonly among: readonly number[];
}

/** Somewhere else to stand. */
export interface Pull {
  /** Where the pin is then: as near to where it was put as a user vector can be. */
  readonly at: Point;
  /** What speaks for each film of the data set on the way there from where the history stands; of the order of 1. */
  readonly pull: Float32Array;
  /** The films that decide it; none where the projection says what a place means. */
  readonly among: readonly number[];
}

/** A neighbourhood that has a name. */
export interface RegionMessage extends Omit<Region, 'films'> {
  /** How many films are in it. */
  readonly films: number;
}

/** Films in groups by their vectors. */
export interface ClustersMessage {
  readonly names: readonly string[];
  /** Group of every film; 255 for none. */
  readonly values: Uint8Array;
}

/** The model as it was after an iteration. */
export interface SnapshotMessage {
  /** Id of how it is laid out: another projection than was asked for, where that takes too long to do again or would not move. */
  readonly projection: string;
  readonly iteration: number;
  /** Root mean squared errors in stars; NaN where unknown. */
  readonly trainRmse: number;
  readonly heldOutRmse: number;
  /** Turned onto the last one. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly you: Point | undefined;
  /** The visitor's ten, best first. */
  readonly top: readonly number[];
}

/** Rated films with their places in the order in which they were rated. */
export interface TrailStop extends Point {
  /** The film whose rating led here. */
  readonly film: number;
}

export type OnProgress = (progress: Progress) => void;

/**
 * The worker of the map: owns a copy of the data set, the vectors of models and what is worked out from them. All of its work
 * is done in slices, so that it answers while something takes long. Long calls throw AbortError once cancelled.
 */
export interface AtlasApi {
  models(): readonly FeedModel[];
  projections(): readonly ProjectionChoice[];
  /** Fits a model or recalls its fit. @param job Number by which it can be cancelled. */
  feed(feed: Feed, job: number, onProgress: OnProgress): Promise<FeedMessage>;
  project(feed: Feed, layout: Layout, job: number, onProgress: OnProgress): Promise<PlacesMessage>;
  quality(
    feed: Feed,
    layout: Layout,
    question: { readonly k: number; readonly metric: Metric },
    job: number,
  ): Promise<QualityMessage>;
  /** The k true neighbours of a film, nearest first. */
  neighbours(
    feed: Feed,
    layout: Layout,
    question: { readonly film: number; readonly k: number; readonly metric: Metric },
  ): Promise<readonly TrueNeighbour[]>;
  /** Undefined for a history without direction. */
  place(feed: Feed, layout: Layout, history: HistoryMessage): Promise<Stand | undefined>;
  /** Where the visitor stood after each of their ratings. @param order Films in the order in which they were rated. */
  trail(
    feed: Feed,
    layout: Layout,
    history: HistoryMessage,
    order: Uint32Array,
  ): Promise<readonly TrailStop[]>;
  steer(feed: Feed, layout: Layout, history: HistoryMessage, to: Point): Promise<Pull>;
  regions(feed: Feed, layout: Layout, job: number): Promise<readonly RegionLevel<RegionMessage>[]>;
  clusters(feed: Feed, job: number): Promise<ClustersMessage>;
  /** What makes films different from all others. */
  terms(films: Uint32Array): Promise<readonly DistinctiveTerm[]>;
  /** The shortest way from one film to another by steps between neighbours; undefined where there is none. */
  path(
    feed: Feed,
    ends: { readonly from: number; readonly to: number },
    job: number,
  ): Promise<Uint32Array | undefined>;
  /** Films that are more like some and less like others, nearest first, with their cosine. */
  moreLike(
    feed: Feed,
    wish: { readonly more: readonly number[]; readonly less: readonly number[] },
    k: number,
  ): Promise<readonly { readonly film: number; readonly cosine: number }[]>;
  snapshots(
    feed: Feed,
    layout: Layout,
    history: HistoryMessage,
    job: number,
    onProgress: OnProgress,
  ): Promise<readonly SnapshotMessage[]>;
  /** A copy of the item vectors, and the films that have one. */
  factors(feed: Feed): Promise<Vectors & { readonly films: Uint32Array }>;
  cancel(job: number): void;
}
