import type { Metric } from '../../src/core/metrics/metric';
import {
  fitsOf,
  keyOf,
  type Fit,
  type SearchIdentity,
  type SearchPlan,
} from '../../src/core/search/plan';
import { searchResult, type FitScore, type SearchResult } from '../../src/core/search/scores';

/** Runs fits somewhere, in any order; throws AbortError when the signal stops it. */
export type RunFits = (
  fits: readonly Fit[],
  onScore: (fit: Fit, score: FitScore) => void,
  signal: AbortSignal,
) => Promise<void>;

/** Where finished fits are put, by key. */
export interface Kept {
  readonly scores: ReadonlyMap<string, FitScore>;
  add(key: string, score: FitScore): void;
}

/** How far a search is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Fits of this run; the others were there. */
  readonly now: number;
  readonly fit: Fit;
}

export interface SearchWork {
  readonly plan: SearchPlan;
  readonly identity: SearchIdentity;
  readonly metric: Metric;
  readonly runFits: RunFits;
  readonly kept?: Kept;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** What a search came to; stopped where some of it is still to be done. */
export interface Searched {
  readonly result: SearchResult;
  readonly stopped: boolean;
}

/** Runs the fits of a plan that are not kept yet, and keeps each as it is done. */
export async function runSearch(work: SearchWork): Promise<Searched> {
  const { plan, identity, metric, runFits, kept, onProgress, signal } = work;
  const all = fitsOf(plan);
  const scores = new Map<string, FitScore>();
  for (const fit of all) {
    const key = keyOf(identity, fit);
    const known = kept?.scores.get(key);
    if (known) scores.set(key, known);
  }
  const due = all.filter((fit) => !scores.has(keyOf(identity, fit)));
  let now = 0;
  const stopped = await runFits(
    due,
    (fit, score) => {
      const key = keyOf(identity, fit);
      scores.set(key, score);
      kept?.add(key, score);
      now += 1;
      onProgress?.({ done: scores.size, total: all.length, now, fit });
    },
    signal,
  ).then(
    () => false,
    (error: Error) => {
      if (error.name !== 'AbortError') throw error;
      return true;
    },
  );
  const scoreOf = (fit: Fit) => scores.get(keyOf(identity, fit));
  return { result: searchResult(plan, metric, scoreOf), stopped };
}
