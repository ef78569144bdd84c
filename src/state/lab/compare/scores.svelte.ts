import type { BenchClient } from '../../../bridge/bench-client';
import type { TrialScores } from '../../../core/evaluation/evaluate';
import type { FoldResult } from '../../../../workers/bench-api';
import { settingKey, type RunPlan } from './run';

/** Errors that are told; of the others that a call can end in, AbortError, nobody needs to hear. */
const TOLD = ['DataError', 'ParamError', 'WorkerError'];

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
  /** What is being measured, and what has come in for it meanwhile. */
  readonly #asked = new Map<string, ToMeasure>();
  #problems = $state.raw<ReadonlyMap<string, string>>(new Map());
  #known = $state.raw<ReadonlyMap<string, Measured>>(new Map());

  constructor(client: Pick<BenchClient, 'measure'>) {
    this.#client = client;
  }

  /** The latest figures; undefined while there are none. */
  of(question: Omit<ToMeasure, 'folds'>): Measured | undefined {
    return this.#known.get(keyOf(question));
  }

  /** Why there are no figures, where measuring has failed. */
  problemOf(question: Omit<ToMeasure, 'folds'>): string | undefined {
    return this.#problems.get(keyOf(question));
  }

  /** Has what is new measured. What has failed is tried again with the next fold, or once it is forgiven. */
  follow(all: readonly ToMeasure[]): void {
    for (const one of all) {
      const key = keyOf(one);
      const isNew = one.folds.length > (this.#known.get(key)?.folds ?? 0);
      if (!isNew || one.metrics.length === 0) continue;
      const busy = this.#asked.has(key);
      this.#asked.set(key, one);
      if (!busy) void this.#measure(key);
    }
  }

  /** Lets what has failed be tried again. */
  forgive(): void {
    this.#problems = new Map();
  }

  clear(): void {
    this.#known = new Map();
    this.#problems = new Map();
  }

  /** Measures what was asked last, until nothing newer has come in. */
  async #measure(key: string): Promise<void> {
    for (let one = this.#asked.get(key); one;) {
      const { plan, folds, metrics } = one;
      try {
        const outcomes = folds.map((fold) => fold.outcomes);
        const scores = await this.#client.measure(plan.protocol, outcomes, metrics);
        this.#known = new Map([...this.#known, [key, { scores, folds: folds.length }]]);
      } catch (error) {
        const { name, message } = error as Error; // what crosses from the worker, or tells of its death
        if (TOLD.includes(name)) this.#problems = new Map([...this.#problems, [key, message]]);
      }
      const newest = this.#asked.get(key);
      one = newest === one ? undefined : newest;
    }
    this.#asked.delete(key);
  }
}
