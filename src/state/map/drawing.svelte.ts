import { untrack } from 'svelte';
import type { Feed, Layout, PlacesMessage, Progress } from '../../../workers/atlas-api';
import type { Library } from '../../../workers/api';
import type { App } from '../app.svelte';
import { answering } from '../session.svelte';
import type { MapState } from './map.svelte';

/** Films as they are laid out. */
export interface Drawn {
  readonly library: Library;
  readonly feed: Feed;
  readonly layout: Layout;
  readonly places: PlacesMessage;
}

/** What the address says of the usual map: nothing. */
const USUAL = {
  layout: undefined,
  model: undefined,
  across: undefined,
  up: undefined,
  least: undefined,
} as const;

/** Whether two maps are drawn from the same. */
export const sameMap = (
  a: { readonly feed: Feed; readonly layout: Layout },
  b: { readonly feed: Feed; readonly layout: Layout },
) => JSON.stringify([a.feed, a.layout]) === JSON.stringify([b.feed, b.layout]);

/** Where the films are, and how far that is worked out; to be made where a component begins. */
export class Drawing {
  readonly #app: App;
  readonly #map: MapState;

  /** What was last laid out; stays while another layout is worked out. */
  drawn = $state.raw<Drawn>();
  /** How far the next layout is. */
  progress = $state.raw<Progress>();
  /** Why there is no such map, in words. */
  problem = $state.raw<string>();

  #attempts = $state(0);

  constructor(app: App, map: MapState) {
    this.#app = app;
    this.#map = map;
    $effect(() => this.#follow());
  }

  /** A model is there to draw from. */
  readonly ready = $derived.by(() => answering(this.#app.session.fits.map) !== undefined);

  #follow(): void {
    const { library } = this.#app.session;
    const { feed, layout } = this.#map.settings;
    this.#map.opened(library);
    void this.#attempts; // another attempt is a reason to begin again
    if (!library || !this.ready) return;
    const wanted = { library, feed, layout };
    const before = untrack(() => this.drawn);
    this.problem = undefined;
    // Goes on where the screen is left, and is there when it is shown again.
    const { signal } = this.#map.begin(JSON.stringify([feed, layout]));
    if (before?.library === library && sameMap(before, wanted)) {
      this.progress = undefined;
      return;
    }
    this.progress = { fraction: 0 };
    void this.#layOut(wanted, signal, 1);
  }

  /** Lays films out; once more where the worker has died over it. */
  async #layOut(wanted: Omit<Drawn, 'places'>, signal: AbortSignal, again: number): Promise<void> {
    const { feed, layout } = wanted;
    try {
      const places = await this.#map.atlas.client.project(feed, layout, signal, (progress) => {
        if (!signal.aborted && this.progress) this.progress = progress;
      });
      if (signal.aborted) return;
      this.progress = undefined;
      this.drawn = { ...wanted, places };
    } catch (error) {
      const { name, message } = error as Error; // what crosses from the worker, or tells of its death
      if (signal.aborted) return;
      if (name === 'WorkerError' && again > 0) return this.#layOut(wanted, signal, again - 1);
      this.progress = undefined;
      if (name !== 'AbortError') this.problem = message; // models were forgotten: the screen says so
    }
  }

  /** Tries once more, in the usual way where another cannot be had. */
  retry(): void {
    if (!this.drawn) this.#map.settings.set(USUAL);
    this.#attempts += 1;
  }

  /** Goes back to the layout that is drawn, or to the first one. */
  cancel(): void {
    const { settings } = this.#map;
    if (this.drawn) settings.askFor(this.drawn);
    else settings.set(USUAL);
  }
}
