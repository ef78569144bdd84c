import type { BenchClient } from '../../../bridge/bench-client';
import type { Fit } from '../../../core/search/plan';
import type { BenchSearch } from '../../../../workers/bench-api';
import type { SearchAim, SearchBook } from './book';
import type { Pace } from './pace';

/** What a search asks of the workers. */
export type SearchClient = Pick<BenchClient, 'score' | 'recall' | 'size'>;

/** A search that can be run. */
export interface SearchWish extends SearchAim {
  readonly search: BenchSearch;
}

/** How a search stands. */
export interface SearchProgress {
  readonly done: number;
  readonly of: number;
  /** Fits that were found on this device. */
  readonly recalled: number;
  /** 0 … 1. */
  readonly fraction: number;
}

/** A search that goes on. */
export interface Running {
  readonly book: SearchBook;
  readonly wish: SearchWish;
  readonly abort: AbortController;
  readonly due: Fit[];
  readonly pace: Pace;
  faults: number;
  pausing: boolean;
}
