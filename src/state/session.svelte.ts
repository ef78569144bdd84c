import { untrack } from 'svelte';
import type {
  FitProgress,
  FitRequest,
  FitSummary,
  Library,
  OnFit,
  OnLoad,
  Source,
  Use,
} from '../../workers/api';
import { LINE_UP, USES, type LineUp, type LineUpFit, type OwnUse } from './line-up';

/** The part of the worker client that a session uses. */
export interface SessionClient {
  open(source: Source, onProgress: OnLoad): Promise<Library>;
  restore(request: FitRequest): Promise<FitSummary | undefined>;
  fit(request: FitRequest, onProgress: OnFit, signal: AbortSignal): Promise<FitSummary>;
  forgetFits(): Promise<void>;
  forgetAll(): Promise<void>;
}

/** A fit that answers, and its place in the use's line-up. */
export interface Answer {
  readonly place: number;
  readonly label: string;
  readonly summary: FitSummary;
}

/** How the fit stands that a use waits for, or has. */
export type FitState = (
  | {
      readonly status: 'running';
      readonly progress: FitProgress | undefined;
      readonly abort: AbortController;
    }
  | {
      readonly status: 'ready';
      readonly summary: FitSummary;
    }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'stopped' }
) & {
  readonly place: number;
  readonly label: string;
  /** What answers until this fit does. */
  readonly earlier: Answer | undefined;
};

/** What answers for a use now, if anything does. */
export function answering(fit: FitState | undefined): Answer | undefined {
  if (fit?.status !== 'ready') return fit?.earlier;
  const { place, label, summary } = fit;
  return { place, label, summary };
}

export type Loading =
  | {
      readonly status: 'opening';
      readonly text: string;
      /** 0 … 1, NaN unknown. */ readonly fraction: number;
    }
  | { readonly status: 'open' }
  | { readonly status: 'failed'; readonly message: string };

/** The serving worker is replaced once in this time at most: one that dies over and over helps nobody. */
const RESTART_EVERY_MS = 10 * 60_000;
const RESTARTED = 'The model stopped and was started again. No rating was lost.';

/** The open data set and its models. */
export class Session {
  readonly #client: SessionClient;
  readonly #now: () => number;
  readonly #lineUp: LineUp;
  /** Counts up whenever the fits under way are no longer wanted. */
  #preparation = 0;
  #rated = 0;
  /** All was forgotten, and nobody has rated since. */
  #forgotten = false;
  /** What picks are to be ranked by in place of what is recommended. */
  #chosen: LineUpFit | undefined;
  /** What the worker has open. */
  #source: Source | undefined;
  /** The latest opening that is not over. */
  #opening: Promise<string | undefined> | undefined;
  /** The latest opening that a visitor has asked for. */
  #choice: Promise<string | undefined> | undefined;
  #restartedAt = -Infinity;

  loading = $state.raw<Loading>({ status: 'opening', text: 'Opening', fraction: NaN });
  /** Raw: replaced whole, never mutated, so the columns are not proxied. */
  library = $state.raw<Library | undefined>(undefined);
  /** How many data sets have given way to another, which counts films differently. */
  replaced = $state(0);
  fits = $state.raw<Readonly<Partial<Record<Use, FitState>>>>({});
  /** Counts up whenever other models answer: what was computed with the old ones is out of date. */
  generation = $state(0);
  /** Settles once every use has its first model, or will have none; better ones may still be fitted. */
  prepared: Promise<void> = Promise.resolve();
  /** Something that the visitor should know and that no view shows by itself. */
  notice = $state<string | undefined>(undefined);

  /** @param now Milliseconds on a clock that never goes back. */
  constructor(client: SessionClient, now = () => performance.now(), lineUp = LINE_UP) {
    this.#client = client;
    this.#now = now;
    this.#lineUp = lineUp;
  }

  /** Opens the first source that can be opened, then restores or fits the models; says so where it was not the first. */
  async start(sources: readonly Source[]): Promise<void> {
    let problem: string | undefined;
    for (const source of sources) {
      // A file may be dropped before this is called.
      if (this.#choice && (await this.#choice) === undefined) return;
      const failure = await this.#tryToOpen(source);
      if (failure === undefined) {
        if (problem && this.#source === source)
          this.notice = `${problem} ${source.name} is open instead.`;
        return;
      }
      problem ??= failure;
    }
    const message = problem ?? 'This page was built without a data set. Open a MovieLens zip.';
    this.loading = { status: 'failed', message };
  }

  /**
   * Opens a data set; the one that was open stays open where it fails.
   * @returns Whether it is what is open now.
   */
  async open(source: Source): Promise<boolean> {
    this.#choice = this.#tryToOpen(source);
    const failure = await this.#choice;
    if (failure === undefined) return this.#source === source;
    if (this.#source && this.library) {
      this.loading = { status: 'open' };
      this.notice = `${failure} ${this.library.name} is still open.`;
    } else {
      this.loading = { status: 'failed', message: failure };
    }
    return false;
  }

  /**
   * Undefined once it is open, else what went wrong. One opening after the other: the worker and the page must agree on
   * what is open, whichever file is read first.
   */
  async #tryToOpen(source: Source): Promise<string | undefined> {
    const opening = this.#opening?.then(() => this.#openNow(source)) ?? this.#openNow(source);
    this.#opening = opening;
    const failure = await opening;
    if (this.#opening === opening) this.#opening = undefined;
    return failure;
  }

  async #openNow(source: Source): Promise<string | undefined> {
    const failure = await this.#attempt(source);
    if (failure?.name !== 'WorkerError') return failure?.message;

    // It died over this data set, and a new worker has nothing open yet.
    const before = this.#source;
    this.#source = undefined;
    const again = this.#mayRestart() ? await this.#attempt(source) : failure;
    if (!again) this.notice = RESTARTED;
    else if (before) await this.#attempt(before);
    return again?.message;
  }

  /** Undefined once it is open. */
  async #attempt(source: Source): Promise<Error | undefined> {
    this.loading = { status: 'opening', text: `Opening ${source.name}`, fraction: NaN };
    try {
      const library = await this.#client.open(source, ({ file, bytes, of, rows }) => {
        if (this.loading.status !== 'opening') return;
        const read = rows > 0 ? `${rows.toLocaleString('en-GB')} rows of ` : '';
        const text = `Reading ${read}${file.split('/').at(-1)}`;
        this.loading = { status: 'opening', text, fraction: bytes / of };
      });
      this.cancel();
      this.#preparation += 1;
      this.fits = {};
      this.#source = source;
      if (this.library && this.library.sha256 !== library.sha256) this.replaced += 1;
      this.library = library;
      this.loading = { status: 'open' };
      this.notice = undefined;
      this.generation += 1;
      this.prepared = this.prepare();
      return undefined;
    } catch (error) {
      return error as Error; // what crosses from the worker, or tells of its death
    }
  }

  #mayRestart(): boolean {
    if (this.#now() - this.#restartedAt < RESTART_EVERY_MS) return false;
    this.#restartedAt = this.#now();
    return true;
  }

  /** Restores what this device has kept and fits what else is missing; what answers goes on. */
  async prepare(): Promise<void> {
    const preparation = this.#preparation;
    const again = (use: Use) => this.fits[use]?.status !== 'running';
    const wanted: readonly Use[] = this.#chosen ? [...USES, 'chosen'] : USES;
    await Promise.all(wanted.filter(again).map((use) => this.#fill(use, preparation)));
  }

  /** The serving worker died: opens what it had open with a new one. Ratings live in the page and are not touched. */
  async recover(reason: Error): Promise<void> {
    // What is being opened fails with the same reason, and is tried again there.
    if (this.#opening || !this.#source) return;
    const again = this.#source;
    this.#source = undefined;
    if (this.#mayRestart() && (await this.#tryToOpen(again)) === undefined) {
      this.notice = RESTARTED;
    } else {
      const message = `${reason.message} Reload the page; no rating was lost.`;
      this.loading = { status: 'failed', message };
    }
  }

  /** Stops all training. */
  cancel(): void {
    for (const fit of Object.values(this.fits)) if (fit.status === 'running') fit.abort.abort();
  }

  async forgetFits(): Promise<void> {
    await this.#forget(() => this.#client.forgetFits());
  }

  /** Forgets kept data sets too; the open one stays open until the page is left, and the first rating trains anew. */
  async forgetAll(): Promise<void> {
    this.#forgotten = true;
    await this.#forget(() => this.#client.forgetAll());
  }

  async #forget(forget: () => Promise<void>): Promise<void> {
    this.cancel();
    this.#preparation += 1;
    const stopped = USES.map((use) => {
      const { label } = this.#lineUp[use][0];
      return [use, { status: 'stopped', place: 0, label, earlier: undefined }];
    });
    this.fits = Object.fromEntries(stopped) as Record<OwnUse, FitState>;
    await forget();
    this.generation += 1;
  }

  /** Fits what is worth its time for somebody with so many ratings. */
  rated(count: number): void {
    this.#rated = count;
    if (this.#forgotten && count > 0) {
      this.#forgotten = false;
      untrack(() => void this.prepare());
    }
    untrack(() => USES.forEach((use) => void this.#improve(use, this.#preparation)));
  }

  /** Has picks ranked by another model; undefined for what is recommended. */
  rankBy(chosen: LineUpFit | undefined): void {
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    const { chosen: before, ...others } = untrack(() => this.fits);
    if (before?.status === 'running') before.abort.abort();
    this.fits = others;
    if (chosen && untrack(() => this.library))
      void this.#run('chosen', 0, 'make', this.#preparation);
  }

  #lineUpOf(use: Use): readonly LineUpFit[] {
    if (use !== 'chosen') return this.#lineUp[use];
    return this.#chosen ? [this.#chosen] : [];
  }

  /** Has the best fit of a use restored, or the first made; over once it answers, or none will. */
  async #fill(use: Use, preparation: number): Promise<void> {
    const answer = answering(this.fits[use]);
    if (answer) {
      this.fits = { ...this.fits, [use]: { ...answer, status: 'ready', earlier: undefined } };
      void this.#improve(use, preparation);
      return;
    }
    const best = this.#lineUpOf(use).length - 1;
    const restored = await this.#run(use, best, 'restore', preparation);
    if (restored === 'missing' && (await this.#run(use, 0, 'make', preparation)) === 'answers')
      void this.#improve(use, preparation);
  }

  /** Has the better fits of a use made, one after the other, for as long as each is worth it. */
  async #improve(use: Use, preparation: number): Promise<void> {
    for (;;) {
      const now = this.fits[use];
      if (now?.status !== 'ready') return;
      const next = this.#lineUpOf(use).at(now.place + 1);
      if (!next || this.#rated < (next.from ?? 0)) return;
      if ((await this.#run(use, now.place + 1, 'make', preparation)) !== 'answers') return;
    }
  }

  /** Restores the fit at a place of the line-up, or makes it where this device has not kept it. */
  async #run(
    use: Use,
    place: number,
    how: 'restore' | 'make',
    preparation: number,
  ): Promise<'answers' | 'missing' | 'over'> {
    if (preparation !== this.#preparation) return 'over';
    const { label, request } = this.#lineUpOf(use)[place];
    const abort = new AbortController();
    const shared = { place, label, earlier: answering(this.fits[use]) };
    const set = (state: FitState) => (this.fits = { ...this.fits, [use]: state });
    set({ status: 'running', progress: undefined, abort, ...shared });

    /** Whether the run has neither ended nor been forgotten. Progress travels on its own port and can land later. */
    const current = () => {
      const fit = this.fits[use];
      return fit?.status === 'running' && fit.abort === abort;
    };
    const report = (progress: FitProgress) => {
      if (current()) set({ status: 'running', progress, abort, ...shared });
    };
    try {
      const kept = await this.#client.restore(request);
      const summary =
        kept ?? (how === 'make' && (await this.#client.fit(request, report, abort.signal)));
      if (!current()) return 'over';
      if (summary) {
        set({ status: 'ready', summary, ...shared });
        this.generation += 1;
        return 'answers';
      }
      if (!abort.signal.aborted) return 'missing';
      set({ status: 'stopped', ...shared });
    } catch (error) {
      const { name, message } = error as Error;
      if (!current()) return 'over';
      if (name === 'AbortError' || abort.signal.aborted) set({ status: 'stopped', ...shared });
      else set({ status: 'failed', message, ...shared });
    }
    return 'over';
  }
}
