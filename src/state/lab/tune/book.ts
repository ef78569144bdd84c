import type { Metric } from '../../../core/metrics/metric';
import { fitsOf, type Fit, type SearchPlan } from '../../../core/search/plan';
import {
  comparedWith,
  nestedIn,
  ranked,
  triedOn,
  type FitScore,
  type Ranked,
  type SearchResult,
  type Tried,
} from '../../../core/search/scores';

/** What is searched, as it was when the search began. */
export interface SearchAim {
  /** Says data, settings and all else that decides what comes of it. */
  readonly key: string;
  readonly plan: SearchPlan;
  readonly metric: Metric;
}

/** Where a result is from; a fault has nothing to do with the setting, and may do better another time. */
export type Origin = 'fitted' | 'recalled' | 'fault';

const keyOf = (fit: Fit) => JSON.stringify(fit);

/** What has come of the fits of one search. */
export class SearchBook {
  readonly aim: SearchAim;
  readonly fits: readonly Fit[];
  readonly #scores = new Map<string, FitScore>();
  /** Fits that were found on this device. */
  recalled = 0;
  readonly #faults = new Set<string>();
  readonly #tried = new Map<string, Tried>();
  /** Settings beside the best one, which seldom changes: to compare all people of all settings takes a while. */
  readonly #compared = new WeakMap<Tried, { readonly best: Tried; readonly row: Ranked }>();
  #result: SearchResult | undefined;

  constructor(aim: SearchAim) {
    this.aim = aim;
    this.fits = fitsOf(aim.plan);
  }

  get done(): number {
    return this.#scores.size;
  }

  has(fit: Fit): boolean {
    return this.#scores.has(keyOf(fit));
  }

  of(fit: Fit): FitScore | undefined {
    return this.#scores.get(keyOf(fit));
  }

  write(fit: Fit, score: FitScore, origin: Origin): void {
    const key = keyOf(fit);
    this.#scores.set(key, score);
    if (origin === 'fault') this.#faults.add(key);
    if (origin === 'recalled') this.recalled += 1;
    this.#result = undefined;
    if (fit.outer !== undefined) return;
    const setting = JSON.stringify(fit.params);
    const tried = triedOn(fit.params, this.aim.plan.folds, (one) => this.of(one));
    if (tried) this.#tried.set(setting, tried);
  }

  /** Lets what failed for no reason of its own be tried again. */
  forgive(): void {
    for (const key of this.#faults) {
      this.#scores.delete(key);
      const { params } = JSON.parse(key) as Fit; // written by keyOf
      this.#tried.delete(JSON.stringify(params));
    }
    this.#faults.clear();
    this.#result = undefined;
  }

  /** Settings of which all folds are in, best first. */
  get result(): SearchResult {
    this.#result ??= this.#worked();
    return this.#result;
  }

  #worked(): SearchResult {
    const { plan, metric } = this.aim;
    const order = plan.settings.flatMap((params) => this.#tried.get(JSON.stringify(params)) ?? []);
    const table = ranked(order, metric, (one, best) => {
      const known = this.#compared.get(one);
      const row = known?.best === best ? known.row : comparedWith(one, best);
      this.#compared.set(one, { best, row });
      return row;
    });
    const complete = plan.innerFolds.length > 0 && this.done === this.fits.length;
    const nested = complete ? nestedIn(plan, metric, (fit) => this.of(fit)) : undefined;
    return { table, ...(nested && { nested }) };
  }
}
