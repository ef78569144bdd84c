import type { BenchClient } from '../../../bridge/bench-client';
import type { BenchPlan } from '../../../../workers/bench-api';
import { secondsLeft, type TaskState } from '../progress';
import { FoldBook, settingKey, tasksOf, type RunPlan } from './run';

/** What a run asks of the workers. */
export type RunClient = Pick<BenchClient, 'plan' | 'run' | 'size'>;

/** A run as it goes: every fit that was not done when it began. */
interface Running {
  readonly plan: RunPlan;
  readonly abort: AbortController;
  /** By model, then fold. */
  readonly tasks: Map<string, Map<number, TaskState & { readonly begun?: number }>>;
}

/** How far a model is. */
export interface ModelProgress {
  /** Folds that are done, of all. */
  readonly done: number;
  readonly of: number;
  /** 0 … 1. */
  readonly fraction: number;
  readonly problem: string | undefined;
}

/** Runs comparisons, and holds what came of them. */
export class Fits {
  readonly book = new FoldBook();
  readonly #client: RunClient;
  readonly #onFold: (plan: RunPlan) => void;
  readonly #plans = new Map<string, BenchPlan>();
  #running = $state.raw<Running>();
  /** Counts up with all that is not a state of its own: what comes in, and how far tasks are. */
  #version = $state(0);
  #problems = $state.raw<ReadonlyMap<string, string>>(new Map());

  /** Why it could not begin. */
  problem = $state.raw<string>();
  /** The setting that was cancelled last. */
  #cancelled = $state.raw<string>();
  /** Seconds until the run is over; undefined while nothing is known. */
  left = $state.raw<number>();
  /** Fits that were found on this device, and fits in all, of the run that was last. */
  recalled = $state.raw({ found: 0, of: 0 });

  readonly running = $derived(this.#running !== undefined);

  /** @param onFold Told of each fold that comes in, also while another screen is shown. */
  constructor(client: RunClient, onFold: (plan: RunPlan) => void = () => {}) {
    this.#client = client;
    this.#onFold = onFold;
  }

  /** Whether a plan was cancelled and has not been run since. */
  wasCancelled(plan: RunPlan): boolean {
    return this.#cancelled === settingKey(plan);
  }

  /** What the protocol of a plan comes to; undefined until a run has asked. */
  planOf(plan: Pick<RunPlan, 'protocol' | 'listLength'>): BenchPlan | undefined {
    void this.#version;
    return this.#plans.get(JSON.stringify(plan.protocol));
  }

  /** What came of a model's fits, as far as they are done. */
  foldsOf(plan: Pick<RunPlan, 'protocol' | 'listLength'>, key: string) {
    void this.#version;
    return this.book.of(settingKey(plan), key).filter((fold) => fold !== undefined);
  }

  progressOf(plan: RunPlan, key: string): ModelProgress {
    void this.#version;
    const done = this.foldsOf(plan, key).length;
    const of = this.planOf(plan)?.folds ?? 0;
    const running = this.#running && settingKey(this.#running.plan) === settingKey(plan);
    const open = running ? [...(this.#running?.tasks.get(key)?.values() ?? [])] : [];
    const part = open.reduce((sum, { fraction }) => sum + (fraction < 1 ? fraction : 0), 0);
    const problem = this.#problems.get(settingKey(plan) + key);
    return { done, of, fraction: of > 0 ? Math.min(1, (done + part) / of) : 0, problem };
  }

  /** Fits all that is not done yet. What fails is told by model; the others go on. */
  async run(plan: RunPlan): Promise<void> {
    if (this.#running) return;
    const running: Running = { plan, abort: new AbortController(), tasks: new Map() };
    this.#running = running;
    this.problem = undefined;
    this.left = undefined;
    this.#cancelled = undefined;
    this.recalled = { found: 0, of: 0 };
    try {
      const drawn = await this.#client.plan(plan.protocol);
      this.#plans.set(JSON.stringify(plan.protocol), drawn);
      const tasks = tasksOf(plan, drawn.folds, this.book);
      this.recalled = { found: 0, of: tasks.length };
      this.#forgive(plan);
      tasks.forEach(({ key, task }) => this.#note(running, key, task.fold, { fraction: 0 }));
      await Promise.all(tasks.map((one) => this.#runOne(running, one)));
    } catch (error) {
      const { name, message } = error as Error; // what crosses from the worker, or tells of its death
      if (name !== 'AbortError') this.problem = message;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  /** Stops what runs; what is done stays. */
  cancel(): void {
    if (!this.#running) return;
    this.#cancelled = settingKey(this.#running.plan);
    this.#running.abort.abort();
  }

  /** Stops, and forgets everything. */
  clear(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
    this.#cancelled = undefined;
    this.problem = undefined;
    this.#problems = new Map();
    this.#plans.clear();
    this.book.clear();
    this.#version += 1;
  }

  async #runOne(
    running: Running,
    { key, task }: ReturnType<typeof tasksOf>[number],
  ): Promise<void> {
    const { plan, abort } = running;
    const { signal } = abort;
    const setting = settingKey(plan);
    if (signal.aborted) return;
    try {
      const result = await this.#client.run(task, signal, (fraction) => {
        if (fraction < 1) this.#note(running, key, task.fold, { fraction });
      });
      if (this.#running !== running) return;
      this.book.write(setting, key, task.fold, result);
      const { found, of } = this.recalled;
      if (result.recalled) this.recalled = { found: found + 1, of };
      const seconds = result.recalled ? undefined : result.fitSeconds + result.scoreSeconds;
      this.#note(running, key, task.fold, { fraction: 1, seconds });
      this.#onFold(plan);
    } catch (error) {
      const { name, message } = error as Error; // what crosses from the worker, or tells of its death
      if (name === 'AbortError' || this.#running !== running) return;
      this.#problems = new Map([...this.#problems, [setting + key, message]]);
      this.#note(running, key, task.fold, { fraction: 1 });
    }
  }

  #note(
    { tasks }: Running,
    key: string,
    fold: number,
    state: Pick<TaskState, 'fraction' | 'seconds'>,
  ): void {
    const ofModel = tasks.get(key) ?? new Map<number, TaskState & { readonly begun?: number }>();
    tasks.set(key, ofModel);
    if (ofModel.get(fold)?.fraction === 1) return; // progress may land after what it was the progress of
    const now = performance.now() / 1000;
    const begun = ofModel.get(fold)?.begun ?? (state.fraction > 0 ? now : undefined);
    const model = [...tasks.keys()].indexOf(key);
    ofModel.set(fold, { model, ...state, ...(begun !== undefined && { begun }) });
    const all = [...tasks.values()].flatMap((folds) => [...folds.values()]);
    const timed = all.map((one) => ({
      ...one,
      elapsed: one.begun === undefined ? undefined : now - one.begun,
    }));
    this.left = secondsLeft(timed, this.#client.size);
    this.#version += 1;
  }

  /** What failed before is tried again. */
  #forgive(plan: RunPlan): void {
    const setting = settingKey(plan);
    this.#problems = new Map([...this.#problems].filter(([key]) => !key.startsWith(setting)));
  }
}
