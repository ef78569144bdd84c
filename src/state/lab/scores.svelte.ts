import type { BenchClient } from '../../bridge/bench-client';
import type { TrialScores } from '../../core/evaluation/evaluate';
import type { FoldResult } from '../../../workers/bench-api';
import { settingKey, type RunPlan } from './run';

/** Errors that mean no more than that there is no answer now: it is asked again with the next fold, or the screen says why. */
const SILENT = ['AbortError', 'DataError', 'WorkerError'];

/** A model's figures. */
export interface Measured {
  readonly scores: TrialScores;
  /** How many folds they are of. */
  readonly folds: number;
}

/** What is asked to be measured of one model. */
export interface ToMeasure {
  readonly plan: Pick<RunPlan, 'protocol' | 'listLength'>;
  readonly key: string;
  readonly folds: readonly FoldResult[];
  /** Such as "ndcg@10". */
  readonly metrics: readonly string[];
}

const keyOf = ({ plan, key, metrics }: Omit<ToMeasure, 'folds'>) =>
  JSON.stringify([settingKey(plan), key, metrics]);

/** Measurements of what has come in. */
export class Scores {
  readonly #client: Pick<BenchClient, 'measure'>;
  readonly #asked = new Set<string>();
  #known = $state.raw<ReadonlyMap<string, Measured>>(new Map());

  constructor(client: Pick<BenchClient, 'measure'>) {
    this.#client = client;
  }

  /** The latest figures; undefined while there are none. */
  of(question: Omit<ToMeasure, 'folds'>): Measured | undefined {
    return this.#known.get(keyOf(question));
  }

  /** Has what is new measured; call it in an effect, so that it looks again when that is done. */
  follow(all: readonly ToMeasure[]): void {
    for (const one of all) {
      const key = keyOf(one);
      const isNew = one.folds.length > (this.#known.get(key)?.folds ?? 0);
      if (isNew && one.metrics.length > 0 && !this.#asked.has(key)) void this.#measure(key, one);
    }
  }

  clear(): void {
    this.#known = new Map();
  }

  async #measure(key: string, { plan, folds, metrics }: ToMeasure): Promise<void> {
    this.#asked.add(key);
    try {
      const outcomes = folds.map((fold) => fold.outcomes);
      const scores = await this.#client.measure(plan.protocol, outcomes, metrics);
      this.#asked.delete(key);
      this.#known = new Map([...this.#known, [key, { scores, folds: folds.length }]]);
    } catch (error) {
      this.#asked.delete(key);
      if (!SILENT.includes((error as Error).name)) throw error;
    }
  }
}
