import type { BenchClient } from '../../../bridge/bench-client';
import type { Measurement } from '../../../core/evaluation/measurement';
import type { Library } from '../../../../workers/api';
import type { Route } from '../../route.svelte';
import { Fits, type ModelProgress } from './fits.svelte';
import { modelsText, type Contestant } from '../choices';
import type { Room } from '../room';
import { reportOf, type Finished } from './report';
import type { RunPlan } from './run';
import { Scores, type Measured } from './scores.svelte';
import { CompareSettings } from './settings.svelte';
import { ShownLists } from './shown-lists.svelte';

/** A model of the comparison, and all that is known of it. */
export interface Row {
  readonly contestant: Contestant;
  readonly progress: ModelProgress;
  /** Of the folds that are in; undefined while there is nothing. */
  readonly measured: Measured | undefined;
  /** All of its folds are in, and not measured yet. */
  readonly measuring: boolean;
  /** All of its folds are in, and measured. */
  readonly complete: boolean;
}

/** The comparison of models: it stays, and goes on, while other screens are shown. */
export class CompareState implements Room {
  readonly #client: BenchClient;
  readonly settings: CompareSettings;
  readonly fits: Fits;
  readonly scores: Scores;
  readonly lists: ShownLists;
  #library = $state.raw<Library>();

  readonly link = $derived.by(() => this.settings.link);

  /** Whether there are data to measure with. */
  readonly ready = $derived.by(() => this.#library !== undefined);

  readonly plan = $derived.by<RunPlan | undefined>(() => {
    const { bench, listLength, contestants, problem } = this.settings;
    return bench && problem === undefined
      ? { protocol: bench, listLength, contestants }
      : undefined;
  });
  readonly #metricIds = $derived.by(() => this.settings.asked.map(({ id }) => id));

  readonly rows = $derived.by<readonly Row[]>(() => {
    const { plan } = this;
    if (!plan) return [];
    return plan.contestants.map((contestant) => {
      const { key } = contestant;
      const question = { plan, key, metrics: this.#metricIds };
      const own = this.fits.progressOf(plan, key);
      const progress = { ...own, problem: own.problem ?? this.scores.problemOf(question) };
      const measured = this.scores.of(question);
      const fitted = progress.of > 0 && progress.done === progress.of;
      const complete = fitted && measured?.folds === progress.of;
      const measuring = fitted && !complete && progress.problem === undefined;
      return { contestant, progress, measured, measuring, complete };
    });
  });
  /** Names of the trials; one empty name where there is one. */
  readonly trials = $derived.by(() => (this.plan && this.fits.planOf(this.plan)?.trials) ?? ['']);
  readonly measuring = $derived.by(
    () => !this.fits.running && this.rows.some((row) => row.measuring),
  );
  readonly done = $derived.by(() => this.rows.length > 0 && this.rows.every((row) => row.complete));

  constructor(client: BenchClient, route: Route) {
    this.#client = client;
    this.settings = new CompareSettings(route);
    this.fits = new Fits(this.#client, (plan) => this.#measure(plan));
    this.scores = new Scores(this.#client);
    this.lists = new ShownLists(this.#client);
  }

  /** The trial that is shown, of those that there are. */
  readonly shownTrial = $derived.by(() => Math.min(this.settings.trial, this.trials.length - 1));

  /** A figure of a row in a trial. */
  figure(row: Row, metric: string, trial = this.shownTrial): Measurement | undefined {
    return row.measured?.scores[trial]?.scores[metric];
  }

  /** The row that others are compared with: one of those that are complete. */
  readonly reference = $derived.by(() => {
    const complete = this.rows.filter((row) => row.complete);
    const isNamed = ({ contestant: { choice } }: Row) =>
      modelsText([choice]) === this.settings.against;
    return complete.find(isNamed) ?? complete[0];
  });

  /** Everything of the models that are complete; undefined where there is none. */
  report() {
    const { plan } = this;
    const library = this.#library;
    const finished = this.rows.flatMap((row) => this.#finished(row) ?? []);
    if (!plan || !library || finished.length === 0) return undefined;
    const against = finished.find(
      ({ contestant }) => contestant.key === this.reference?.contestant.key,
    );
    return reportOf(library, plan.protocol, finished, against);
  }

  opened(library: Library | undefined): void {
    if (library === this.#library) return;
    this.#library = library;
    this.stop();
  }

  stop(): void {
    this.fits.clear();
    this.scores.clear();
    this.lists.clear();
  }

  forget(): void {
    this.stop();
    this.settings.forget();
  }

  #finished({ contestant, measured, complete }: Row): Finished | undefined {
    if (!this.plan || !measured || !complete) return undefined;
    return { contestant, measured, folds: this.fits.foldsOf(this.plan, contestant.key) };
  }

  /** Fits and measures all that is not done yet; what failed is tried again. */
  async run(plan: RunPlan): Promise<void> {
    this.scores.forgive();
    await this.fits.run(plan);
    this.#measure(plan);
  }

  /** Remembers what is set, and has measured what is in; the screen calls it in an effect. */
  follow(): void {
    this.settings.remember();
    if (this.plan) this.#measure(this.plan);
  }

  #measure(plan: RunPlan): void {
    const metrics = this.#metricIds;
    this.scores.follow(
      plan.contestants.map(({ key }) => {
        return { plan, key, folds: this.fits.foldsOf(plan, key), metrics };
      }),
    );
  }
}
