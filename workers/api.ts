import type { Dataset } from '../src/core/dataset';
import type { Films } from '../src/core/films';
import type { FileReport } from '../src/core/formats/format';
import type { Fitted } from '../src/core/models/model';
import type { ParamValues } from '../src/core/params';
import type { Account } from '../src/core/recommend/account';
import type { AskingReason } from '../src/core/recommend/asking-reason';
import type { HeldBack } from '../src/core/recommend/check';
import type { DistantFilm, Neighbour } from '../src/core/recommend/nearest';
import type { LovedTogether, Person, SharedFilm } from '../src/core/recommend/people';
import type { Reason } from '../src/core/recommend/picks';
import type { FilmRow } from '../src/core/recommend/rows';
import type { TasteGroup } from '../src/core/recommend/taste-groups';
import type { Band } from '../src/core/recommend/star-band';
import type { TagCount } from '../src/core/recommend/tag-counts';
import type { Steering } from '../src/core/recommend/steering';
import type { LoadProgress } from './loader';
import type { KeptDataset } from './storage';

export type { KeptDataset };

/** Where a data set comes from. */
export type Source =
  | {
      readonly kind: 'url';
      readonly name: string;
      /** Absolute: a worker in a blob cannot resolve a relative one. */
      readonly url: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly blob: Blob;
      /** Known where the archive came with the page; what a visitor brings is told by its absence. */
      readonly sha256?: string;
    }
  /** Opened before, and kept on this device. */
  | { readonly kind: 'kept'; readonly name: string; readonly sha256: string };

/** The page's copy of a data set: what it draws, but no ratings. */
export interface Library {
  readonly name: string;
  readonly sha256: string;
  readonly films: Films;
  readonly users: number;
  readonly ratings: number;
  /** Ratings per film. */
  readonly counts: Uint32Array;
  /** Mean stars per film; NaN where nobody rated it. */
  readonly means: Float32Array;
  readonly report: readonly FileReport[];
  /** True where the arrays came from this device and not from the archive. */
  readonly restored: boolean;
}

/** What a fit is for: to choose and order films, to predict stars, to draw films on the map, to rank as somebody has chosen. */
export type Use = 'ranking' | 'stars' | 'map' | 'chosen';

/** What to fit. The same model, parameters, seed and share held out give the same bits. */
export interface FitRequest {
  /** A fit takes the place of the one that was there for this. */
  readonly use: Use;
  readonly model: string;
  /** Left-out parameters take their defaults. */
  readonly params: ParamValues;
  readonly seed: number;
  /** Share of the ratings kept out of the fit to measure it by; 0 for none. */
  readonly holdOut: number;
}

export interface FitProgress {
  readonly model: string;
  /** 0 … 1. */
  readonly fraction: number;
  /** Iterations finished, and how many there will be where the model has a parameter of that name. */
  readonly iteration: number;
  readonly iterations: number;
  /** Root mean squared error on the ratings it is fitted on, and on those held out; NaN where unknown. */
  readonly trainRmse: number;
  readonly heldOutRmse: number;
}

export interface FitSummary {
  readonly model: string;
  readonly params: ParamValues;
  readonly bytes: number;
  /** True where it was found on this device, false where it has just been fitted. */
  readonly restored: boolean;
  /** Its last word on the errors; undefined where it was restored and that is not known. */
  readonly progress: FitProgress | undefined;
  /** What a visitor should know of this fit. */
  readonly remark: string | undefined;
}

/** A visitor's ratings as they cross to the worker. */
export interface HistoryMessage {
  readonly films: Uint32Array;
  readonly halfStars: Uint8Array;
}

export interface PickMessage {
  readonly film: number;
  /** Predicted stars, 0.5 … 5; NaN while no star model is fitted. */
  readonly stars: number;
  /** Undefined where it is not known how far the model misses. */
  readonly band: Band | undefined;
  readonly reason: Reason;
  /** People who gave it four stars or more. */
  readonly liked: number;
  /** Counts of ½ … 5. */
  readonly histogram: readonly number[];
}

/** How picks are asked for. */
export interface PickQuestion {
  /** Films that come first, as they stand; only what is missing is chosen. */
  readonly shown?: Uint32Array;
  readonly steering?: Steering;
  /** What to rank with, where it is fitted for `chosen`; else what is fitted for ranking. */
  readonly chosen?: Pick<FitRequest, 'model' | 'seed'>;
  /** The ratings that picks would come from without steering, where those are others. */
  readonly usual?: HistoryMessage;
  /** What pulls each film of the data set, as somebody has moved their pin on the map. */
  readonly pull?: Float32Array;
}

export interface PicksMessage {
  readonly picks: readonly PickMessage[];
  /** Films that could have been picked. */
  readonly candidates: number;
  /** False while only popularity is fitted. */
  readonly personal: boolean;
  /** How many of the ten that there would be without steering, from the usual ratings and model, are not there. */
  readonly changed: number;
}

/** Films beside the picks, and what they have in common. */
export interface RowMessage {
  readonly kind: FilmRow['kind'];
  /** Of a row that comes from one rating: its film. */
  readonly because?: number;
  /** Stars as in {@link PickMessage}. */
  readonly films: readonly { readonly film: number; readonly stars: number }[];
}

/** Films that somebody need not be asked about. */
export interface PassedMessage {
  /** They say that they have not seen them. */
  readonly notSeen: Uint32Array;
  /** Others: shown already, or of no interest. */
  readonly others: Uint32Array;
}

/** A film to ask about. */
export interface QuestionMessage {
  readonly film: number;
  readonly reason: AskingReason;
}

export interface FilmMessage {
  readonly film: number;
  readonly histogram: readonly number[];
  /** Predicted stars; NaN while unknown. */
  readonly stars: number;
  readonly band: Band | undefined;
  readonly nearest: readonly Neighbour[];
  /** Nearest by what they are: genres, tags, year. */
  readonly alike: readonly Neighbour[];
  /** People's tags, those of most people first. */
  readonly tags: readonly TagCount[];
}

/** What is lent to a room: a copy of the data set, and the fit for the map where there is one. */
export interface Loan {
  readonly data: Dataset;
  readonly fit?: { readonly key: string; readonly fitted: Fitted };
}

/** Users of the data set who rate like a visitor; ids are those of its files. */
export interface PeopleMessage {
  /** The nearest first. */
  readonly people: readonly (Omit<Person, 'user'> & { readonly id: number })[];
  /** What several of them loved, the most loved first; `ids` says who. */
  readonly together: readonly (Omit<LovedTogether, 'users'> & {
    readonly ids: readonly number[];
  })[];
  /** How many users there are. */
  readonly of: number;
}

/** A user of the data set. */
export interface UserMessage {
  /** Undefined where no user has the id. */
  readonly history: HistoryMessage | undefined;
  /** How many users there are, and their lowest and highest id. */
  readonly users: number;
  readonly least: number;
  readonly most: number;
}

/** What this device keeps of data and models. */
export interface StorageMessage {
  readonly fits: number;
  readonly fitBytes: number;
  readonly datasets: readonly KeptDataset[];
  /** True where this browser has refused to keep something: it keeps nothing, or has no room. */
  readonly refused: boolean;
}

export type OnLoad = (progress: LoadProgress) => void;
export type OnFit = (progress: FitProgress) => void;

/** The serving worker: owns the data set, the current fits and their storage, and fits nothing that takes long. */
export interface ServingApi {
  ping(): void;
  /** Opens a data set. Throws DataError; the one that was open stays open then. */
  open(source: Source, onProgress: OnLoad): Promise<Library>;
  /** A fit kept from an earlier visit, made current; undefined where there is none. */
  restore(request: FitRequest): Promise<FitSummary | undefined>;
  /**
   * Has a job worker fit, keeps the result and makes it current. Throws AbortError once cancelled.
   * @param job Number by which it can be cancelled.
   */
  fit(request: FitRequest, job: number, port: MessagePort, onProgress: OnFit): Promise<FitSummary>;
  /** Asks a job to stop. */
  cancel(job: number): void;
  /** Waits no longer for a job whose worker is gone. */
  abandon(job: number): void;
  picks(
    history: HistoryMessage,
    dismissed: Uint32Array,
    count: number,
    question?: PickQuestion,
  ): PicksMessage;
  /**
   * Rows of films beside the picks.
   * @param elsewhere Films not to be shown.
   * @param because Rated films that rows come from.
   */
  rows(
    history: HistoryMessage,
    elsewhere: Uint32Array,
    because: Uint32Array,
    steering: Steering,
  ): RowMessage[];
  /** Well-known films in groups of a taste; undefined while no model with item vectors is fitted. */
  groups(count: number): readonly TasteGroup[] | undefined;
  /** Predicted stars for every film; undefined while no star model is fitted. */
  predict(history: HistoryMessage): Float32Array | undefined;
  film(film: number, history: HistoryMessage): FilmMessage;
  /** The stars predicted for a film, taken apart; undefined while no model that explains them is fitted. */
  /** @param rows Films whose ratings have a row of their own; those that count most, where it is left out. */
  why(film: number, history: HistoryMessage, rows?: Uint32Array): Account | undefined;
  /** Ratings of a history, each predicted from all the others; undefined while no star model is fitted. */
  holdBack(history: HistoryMessage, films: Uint32Array): readonly HeldBack[] | undefined;
  /** Who rates like a history, and what they loved that it lacks. */
  people(history: HistoryMessage, dismissed: Uint32Array): Promise<PeopleMessage>;
  /** Films that a history shares with the user of this id; undefined where there is none. */
  shared(history: HistoryMessage, id: number): Promise<readonly SharedFilm[] | undefined>;
  user(id: number): UserMessage;
  /** The closest films of 20 ratings or more by the map's factors; undefined while it has none. */
  closest(film: number): readonly DistantFilm[] | undefined;
  /** Films to ask about, the most telling first: none of the history's, none of those passed. */
  questions(
    history: HistoryMessage,
    passed: PassedMessage,
    count: number,
  ): readonly QuestionMessage[];
  /** Throws DataError where another data set is open than the one that is asked about. */
  loan(sha256: string): Loan;
  /** Waits until what is being kept has been kept or refused. */
  stored(): Promise<StorageMessage>;
  /** Deletes a kept data set and what was fitted on it; where it is open, it stays open. */
  forgetDataset(sha256: string): Promise<void>;
  /** Deletes every kept fit, and the current ones. */
  forgetFits(): Promise<void>;
  /** Deletes every kept data set too; the open one stays open. */
  forgetAll(): Promise<void>;
  /** Addresses this worker has asked for since it started. */
  requests(): readonly string[];
}

/** What a job worker needs for one fit. */
export interface FitJob extends FitRequest {
  readonly data: Dataset;
}

export interface FitResult {
  readonly fitted: Fitted;
  /** The last report, once more: each goes by a port of its own, and may land after the result. */
  readonly progress: FitProgress;
}

/** A job worker: one fit at a time. */
export interface JobApi {
  fit(job: FitJob, onProgress: OnFit): Promise<FitResult>;
  cancel(): void;
}

/** What the script exposes; the same one serves and does jobs. */
export interface WorkerApi extends ServingApi {
  /** Lets a serving worker give this one jobs. */
  attach(port: MessagePort): void;
  /** Lets a room's worker borrow a data set from this one, for as long as it is the one that is open. */
  lend(port: MessagePort, sha256: string): void;
}

/** What a room's worker finds at the other end of its port; throws DataError where that data set is not open any more. */
export interface Lender {
  loan(): Loan;
}

/** What a room has been lent. Throws DataError where nothing is. */
export type Borrowed = () => Promise<Loan>;
