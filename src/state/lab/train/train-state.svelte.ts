import { untrack } from 'svelte';
import type { Moment, RunSettings } from '../../../core/experiment/run';
import type { Library } from '../../../../workers/api';
import type { RunStart, Standing, TrainApi } from '../../../../workers/train-api';
import type { Route } from '../../route.svelte';
import type { Room } from '../room';
import { Incoming, soon } from './incoming';
import { Looks } from './looks.svelte';
import { RunProgress } from './progress.svelte';
import type { RunRecord } from './record';
import { forgetReached, keepReached, keptReached } from './reached';
import { keyOf } from './run-link';
import { TrainSettings } from './settings.svelte';
import { TheirRun } from './their-run.svelte';

/** What a run asks of its worker. */
export type TrainCalls = Pick<TrainApi, 'openRun' | 'advance' | 'look' | 'runCode'> & {
  pause(): unknown;
  /** Ends the worker; the next question starts another. */
  stop(): void;
};

/** Data with more ratings are drawn and split only when somebody plays. */
const MOST_RATINGS_UNASKED = 2_000_000;

/** The run that is under way. */
interface Run {
  readonly settings: RunSettings;
  readonly library: Library;
}

/** Text by which runs are told apart. */
const named = (settings: RunSettings, { sha256 }: Library) => `${sha256} ${keyOf(settings)}`;

/** The training of one model: it stays, and goes on, while other screens are shown. */
export class TrainState extends RunProgress implements Room {
  readonly #client: TrainCalls;
  readonly settings: TrainSettings;
  readonly looks: Looks;
  /** A run to compare this one with. */
  readonly theirs = new TheirRun();
  readonly #incoming: Incoming;
  #library = $state.raw<Library>();
  #run = $state.raw<Run>();
  /** Settles once the run has begun; false where it has not, or is not wanted any more. */
  #opening: Promise<boolean> | undefined;

  /** How far a run had come when the page was loaded. */
  #before = $state.raw(keptReached());

  /** The film whose vector is shown; undefined for the one with the most ratings. */
  film = $state<number>();

  readonly link = $derived.by(() => this.settings.link);
  /** Whether there are data to train on. */
  readonly ready = $derived.by(() => this.#library !== undefined);
  /** Whether a link was made with the data set that is open; undefined where it says nothing of it. */
  readonly sameData = $derived.by(() => {
    const { sha } = this.settings;
    return sha && this.#library ? this.#library.sha256.startsWith(sha) : undefined;
  });

  /** The iteration that this run had reached before the page was loaded anew; undefined where none, or once it goes on. */
  readonly reached = $derived.by(() => {
    const { run: settings } = this.settings;
    const begins = this.phase === 'idle' || this.phase === 'opening' || this.phase === 'ready';
    if (!this.#before || !begins || !settings || !this.#library) return undefined;
    const { run, iteration } = this.#before;
    return named(settings, this.#library) === run ? iteration : undefined;
  });

  readonly record = $derived.by<RunRecord | undefined>(() => {
    const { start, moments, standing, code } = this;
    if (!this.#run || !start) return undefined;
    const { settings, library } = this.#run;
    const { sha256, name } = library;
    return { settings, sha256, dataset: name, start, moments, standing, code };
  });

  constructor(client: TrainCalls, route: Route, later = soon) {
    super();
    this.#client = client;
    this.settings = new TrainSettings(route);
    this.looks = new Looks((watched) => client.look(watched));
    this.#incoming = new Incoming((moments, fraction) => this.#show(moments, fraction), later);
  }

  opened(library: Library | undefined): void {
    if (library === this.#library) return;
    this.#library = library;
    this.film = undefined;
    this.stop();
  }

  stop(): void {
    this.#clear();
    this.#client.stop();
  }

  forget(): void {
    this.stop();
    this.settings.forget();
    this.theirs.clear();
    this.#before = undefined;
    forgetReached();
  }

  /** Remembers what is set, and begins anew where that has changed; the screen calls it in an effect. */
  follow(): void {
    this.settings.remember();
    const { run } = this.settings;
    const library = this.#library;
    untrack(() => {
      if (this.#run && run && keyOf(run) === keyOf(this.#run.settings)) return;
      this.#clear();
      if (run && library && library.ratings <= MOST_RATINGS_UNASKED)
        this.#open({ settings: run, library });
    });
  }

  play(): Promise<void> {
    return this.#advance('playing');
  }

  /** Goes on to where the run was before the page was loaded anew. */
  playOn(): Promise<void> {
    return this.#advance('playing', this.reached);
  }

  step(): Promise<void> {
    return this.#advance('stepping', 1);
  }

  pause(): void {
    if (this.phase !== 'playing' && this.phase !== 'stepping') return;
    this.phase = 'pausing';
    void this.#client.pause();
  }

  /** Back to where nothing is learnt. */
  reset(): void {
    this.#before = undefined;
    this.#clear();
    this.follow();
  }

  /** From the beginning: what comes of it is the same. */
  async playAgain(): Promise<void> {
    this.reset();
    await this.play();
  }

  /** Begins with other settings, and plays at once. */
  async playWith(settings: RunSettings): Promise<void> {
    this.settings.take(settings);
    await this.playAgain();
  }

  /** Forgets the run; what is still to come of it is not heard. */
  #clear(): void {
    if (this.busy) void this.#client.pause();
    this.#incoming.clear();
    this.#run = undefined;
    this.#opening = undefined;
    this.looks.begin(undefined);
    this.forgetRun();
  }

  #open(run: Run): void {
    this.#clear();
    this.#run = run;
    this.phase = 'opening';
    this.#opening = this.#client.openRun(run.settings).then(
      (start) => this.#began(run, start),
      (error: Error) => this.#fail(run, error),
    );
  }

  #began(run: Run, start: RunStart): boolean {
    if (this.#run !== run) return false;
    this.start = start;
    this.phase = 'ready';
    this.looks.begin(run);
    void this.looks.look();
    return true;
  }

  /** @param iterations As many more; all of them where it is left out. */
  async #advance(phase: 'playing' | 'stepping', iterations?: number): Promise<void> {
    const { run: settings } = this.settings;
    const library = this.#library;
    if (!settings || !library || this.busy || this.over) return;
    if (!this.#run || this.phase === 'failed') this.#open({ settings, library });
    const run = this.#run;
    if (!run || !(await this.#opening) || this.#run !== run || this.busy || !this.start) return;
    this.phase = phase;
    this.back = undefined;
    this.standing = undefined;
    this.code = undefined;
    try {
      const standing = await this.#client.advance(
        iterations ?? this.start.iterations,
        (moment) => this.#run === run && this.#incoming.moment(moment),
        (fraction) => this.#run === run && this.#incoming.fraction(fraction),
      );
      if (this.#run === run) await this.#halt(run, standing);
    } catch (error) {
      this.#fail(run, error as Error);
    }
  }

  /** Paused or over is a run that has its code: what is exported then is whole. */
  async #halt(run: Run, standing: Standing): Promise<void> {
    this.#incoming.flush();
    const code = await this.#client.runCode();
    if (this.#run !== run) return;
    [this.standing, this.code] = [standing, code];
    this.phase = standing.kind;
    void this.looks.look();
  }

  #show(moments: readonly Moment[], fraction: number | undefined): void {
    if (fraction !== undefined) this.fraction = Math.max(this.fraction, fraction);
    if (moments.length === 0) return;
    this.moments = [...this.moments, ...moments].sort((a, b) => a.iteration - b.iteration);
    const { iteration } = this;
    if (this.#run) keepReached({ run: named(this.#run.settings, this.#run.library), iteration });
    void this.looks.look();
  }

  /** @returns That it has not begun. */
  #fail(run: Run, { message }: Error): false {
    if (this.#run !== run) return false; // it was ended from here
    this.#incoming.flush();
    this.looks.begin(undefined);
    this.phase = 'failed';
    this.problem = message;
    return false;
  }
}
