import { keptScores } from '../../../core/evaluation/kept';
import { figuresIn, type SearchReport } from '../../../core/search/report';
import type { Ranked } from '../../../core/search/scores';
import type { Library } from '../../../../workers/api';
import type { Route } from '../../route.svelte';
import type { Room } from '../room';
import { Searches } from './searches.svelte';
import type { SearchClient, SearchWish } from './searching';
import { TuneSettings } from './settings.svelte';

/** Data sets with more ratings are not copied for a look at what is kept: only once a search is started. */
const MOST_LOOKED_UP = 5_000_000;

/** The search for settings: it stays, and goes on, while other screens are shown. */
export class TuneState implements Room {
  readonly settings: TuneSettings;
  readonly searches: Searches;
  #library = $state.raw<Library>();

  readonly link = $derived.by(() => this.settings.link);
  /** Whether there are data to search with. */
  readonly ready = $derived.by(() => this.#library !== undefined);

  /** What is to be searched, of the open data; undefined where something is wrong with it. */
  readonly wish = $derived.by<SearchWish | undefined>(() => {
    const { search, plan, metric, spaceText, draws } = this.settings;
    const library = this.#library;
    if (!search || !plan || !metric || !library) return undefined;
    const key = JSON.stringify([library.sha256, search, spaceText, draws]);
    return { key, search, plan, metric: metric.metric };
  });
  readonly progress = $derived.by(() => this.wish && this.searches.progress(this.wish));
  readonly result = $derived.by(() =>
    this.wish ? this.searches.result(this.wish) : { table: [] },
  );
  readonly done = $derived.by(
    () => this.progress !== undefined && this.progress.done === this.progress.of,
  );
  readonly paused = $derived.by(() => this.wish !== undefined && this.searches.isPaused(this.wish));

  /** How many fits this device keeps, the latest ones, where that is not all of them; undefined where it is. */
  readonly keeps = $derived.by(() => {
    const room = keptScores(this.#library?.users ?? 0);
    return this.progress && this.progress.of > room ? room : undefined;
  });

  /** The best setting so far; undefined where none has a figure. */
  readonly best = $derived.by<Ranked | undefined>(() => {
    const [first] = this.result.table;
    return first && !Number.isNaN(first.score.mean) ? first : undefined;
  });

  constructor(client: SearchClient, route: Route) {
    this.settings = new TuneSettings(route);
    this.searches = new Searches(client);
  }

  /** Everything that is known, as the command line reports it; undefined while no setting is done. */
  report(): SearchReport | undefined {
    const { wish, settings, result } = this;
    const library = this.#library;
    if (!wish || !library || result.table.length === 0) return undefined;
    const { name, sha256, ratings, users, films } = library;
    return {
      data: { name, sha256, ratings, users, films: films.count },
      protocol: wish.search.protocol,
      space: settings.spaceText,
      model: wish.search.model,
      metric: wish.search.metric,
      better: wish.metric.better,
      settings: { done: result.table.length, of: wish.plan.settings.length },
      ...figuresIn(result),
    };
  }

  opened(library: Library | undefined): void {
    if (library === this.#library) return;
    this.#library = library;
    this.stop();
  }

  stop(): void {
    this.searches.clear();
  }

  forget(): void {
    this.stop();
    this.settings.forget();
  }

  /** Starts, or goes on with, what is set. */
  async run(): Promise<void> {
    if (this.wish) await this.searches.run(this.wish);
  }

  /** Remembers what is set, and looks up what is kept of it; the screen calls it in an effect. */
  follow(): void {
    this.settings.remember();
    const few = (this.#library?.ratings ?? Infinity) <= MOST_LOOKED_UP;
    if (this.wish && few) void this.searches.recall(this.wish);
  }
}
