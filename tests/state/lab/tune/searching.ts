import type { Fit } from '../../../../src/core/search/plan';
import type { FitScore } from '../../../../src/core/search/scores';
import { rmse } from '../../../../src/core/metrics/rmse';
import { Searches } from '../../../../src/state/lab/tune/searches.svelte';
import type { SearchClient, SearchWish } from '../../../../src/state/lab/tune/searching';
import type { ScoreResult } from '../../../../workers/bench-api';
import { Later, named } from '../../fixtures';

/** Of the first setting 1, of the second 2, …; the same for each of two users. */
export const scoreOf = ({ params }: Fit, failed?: string): FitScore => {
  const mean = failed === undefined ? Number(params['l2User']) : NaN;
  const byUser = Float64Array.of(mean, mean);
  return { mean, byUser, fitSeconds: 1, ...(failed !== undefined && { failed }) };
};

export const wishOf = (
  key: string,
  settings: readonly number[],
  innerFolds: number[] = [],
): SearchWish => ({
  key,
  plan: { settings: settings.map((l2User) => ({ l2User })), folds: 2, innerFolds },
  metric: rmse,
  search: {
    model: 'biases',
    protocol: { id: 'kfold', params: { k: 2 }, seed: 1 },
    metric: 'rmse',
  },
});

/** A client whose fits the test ends; what is cancelled is rejected as a worker does it. */
export function bench(kept: readonly Fit[] = [], size = 2) {
  const asked: {
    readonly fit: Fit;
    readonly later: Later<ScoreResult>;
    readonly tell: (fraction: number) => void;
  }[] = [];
  const lookups: SearchWish['search'][] = [];
  const isKept = (fit: Fit) => kept.some((one) => JSON.stringify(one) === JSON.stringify(fit));
  const client: SearchClient = {
    size,
    score(_, fit, signal, tell) {
      const later = new Later<ScoreResult>();
      signal.addEventListener('abort', () => later.reject(named('AbortError', 'cancelled')));
      asked.push({ fit, later, tell });
      return later.promise;
    },
    recall(search, fits) {
      lookups.push(search);
      return Promise.resolve(fits.map((fit) => (isKept(fit) ? scoreOf(fit) : undefined)));
    },
  };
  /** Ends a fit that was asked for; the next begins. */
  const end = (at: number, failed?: string) =>
    asked[at].later.resolve({ ...scoreOf(asked[at].fit, failed), recalled: false });
  return { asked, lookups, end, client, searches: new Searches(client) };
}

/** "1/0": the first setting on the first fold. */
export const namesOf = (asked: readonly { readonly fit: Fit }[]) =>
  asked.map(({ fit }) => `${fit.params['l2User']}/${fit.fold}`);
