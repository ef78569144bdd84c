import type { Metric } from '../../../core/metrics/metric';
import type { ParamValues } from '../../../core/params';
import { fitsOf, type Fit, type SearchPlan } from '../../../core/search/plan';
import {
  comparedWith,
  inOrder,
  nesting,
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

/** What has come of the fits of one search. */
export class SearchBook {
  readonly aim: SearchAim;
  readonly fits: readonly Fit[];
  /** Position of a setting, by the object that all of its fits share. */
  readonly #places: ReadonlyMap<ParamValues, number>;
  /** By setting, then by {@link SearchBook.#column}. */
  readonly #scores: (FitScore | undefined)[][];
  /** Fits that were found on this device. */
  recalled = 0;
  #done = 0;
  readonly #faults = new Set<Fit>();
  /** By setting. */
  readonly #tried: (Tried | undefined)[] = [];
  /** Settings beside the best one, which seldom changes: to compare all people of all settings takes a while. */
  readonly #compared = new WeakMap<Tried, { readonly best: Tried; readonly row: Ranked }>();
  #result: SearchResult = { table: [] };
  #stale = false;

  constructor(aim: SearchAim) {
    this.aim = aim;
    this.fits = fitsOf(aim.plan);
    this.#places = new Map(aim.plan.settings.map((params, at) => [params, at]));
    this.#scores = aim.plan.settings.map(() => []);
  }

  get done(): number {
    return this.#done;
  }

  /** Whether something has come in that the result lacks. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Settings of which all folds are in, best first, as it was when {@link renew} ended last. */
  get result(): SearchResult {
    return this.#result;
  }

  has(fit: Fit): boolean {
    return this.of(fit) !== undefined;
  }

  /** @param fit With the very object of its setting that the plan has. */
  of(fit: Fit): FitScore | undefined {
    return this.#scores[this.#place(fit)][this.#column(fit)];
  }

  /** @param fit Of this book. */
  write(fit: Fit, score: FitScore, origin: Origin): void {
    const place = this.#place(fit);
    if (!this.has(fit)) this.#done += 1;
    this.#scores[place][this.#column(fit)] = score;
    if (origin === 'fault') this.#faults.add(fit);
    if (origin === 'recalled') this.recalled += 1;
    this.#stale = true;
    if (fit.outer !== undefined) return;
    const tried = triedOn(fit.params, this.aim.plan.folds, (one) => this.of(one));
    if (tried) this.#tried[place] = tried;
  }

  /** Lets what failed for no reason of its own be tried again. */
  forgive(): void {
    for (const fit of this.#faults) {
      const place = this.#place(fit);
      this.#scores[place][this.#column(fit)] = undefined;
      this.#tried[place] = undefined;
      this.#done -= 1;
      this.#stale = true;
    }
    this.#faults.clear();
  }

  /** Works out the result. Yields after each setting. */
  *renew(): Generator<void, void> {
    this.#stale = false;
    const { plan, metric } = this.aim;
    const complete = plan.innerFolds.length > 0 && this.done === this.fits.length;
    const order = inOrder(
      this.#tried.filter((one) => one !== undefined),
      metric,
    );
    const table: Ranked[] = [];
    for (const one of order) {
      const known = this.#compared.get(one);
      const row = known?.best === order[0] ? known.row : comparedWith(one, order[0]);
      this.#compared.set(one, { best: order[0], row });
      table.push(row);
      yield;
    }
    const nested = complete ? yield* nesting(plan, metric, (fit) => this.of(fit)) : undefined;
    this.#result = { table, ...(nested && { nested }) };
  }

  /** Throws for a setting that the plan has not. */
  #place({ params }: Fit): number {
    const place = this.#places.get(params);
    if (place === undefined) throw new Error('Got a fit of another search.');
    return place;
  }

  /** The folds of the protocol, then those within each. */
  #column({ fold, outer }: Fit): number {
    const { folds, innerFolds } = this.aim.plan;
    if (outer === undefined) return fold;
    return innerFolds.slice(0, outer).reduce((sum, count) => sum + count, folds) + fold;
  }
}
