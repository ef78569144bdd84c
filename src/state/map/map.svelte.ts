import type { App } from '../app.svelte';
import type { Library } from '../../../workers/api';
import { Atlas } from './atlas.svelte';
import { PinFollower } from './pin-follower';
import { Selection } from './selection.svelte';
import { MapSettings } from './settings.svelte';

interface Ends {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly show: 'path' | 'more';
}

const NO_ENDS: Ends = { from: undefined, to: undefined, show: 'path' };

/** What stays of the map while other screens are shown. */
export class MapState {
  readonly atlas: Atlas;
  readonly settings: MapSettings;
  readonly selection = new Selection();
  /** Two films, and what is asked of them: a path from one to the other, or what is like one and unlike the other. */
  ends = $state.raw<Ends>(NO_ENDS);
  /** Films joined by a line. */
  path = $state.raw<readonly number[]>([]);
  readonly #follower: PinFollower;
  #library: Library | undefined;
  #working: { readonly on: string; readonly abort: AbortController } | undefined;

  constructor(app: App) {
    const lendOwn = (port: MessagePort) => app.lend(port, this.#library?.sha256 ?? '');
    this.atlas = new Atlas(lendOwn, () => this.#library?.ratings ?? 0);
    this.settings = new MapSettings(app.route);
    this.#follower = new PinFollower(app, this.atlas);
  }

  /** Has picks follow the pin; the page calls it in an effect, as they do so also once the map is left. */
  followPin(): void {
    this.#follower.follow();
  }

  /** Tells which data set is open: of another one, nothing holds any more. */
  opened(library: Library | undefined): void {
    if (library === this.#library) return;
    this.#library = library;
    this.atlas.stop();
    this.forget();
  }

  /** Forgets what the visitor has marked and chosen. */
  forget(): void {
    this.selection.forget();
    this.path = [];
    this.ends = NO_ENDS;
  }

  /** Begins to lay films out, in place of another layout that is being worked out; the same one goes on. */
  begin(on: string): AbortController {
    if (this.#working?.on !== on || this.#working.abort.signal.aborted) {
      this.#working?.abort.abort();
      this.#working = { on, abort: new AbortController() };
    }
    return this.#working.abort;
  }
}

/** The one of the page; made when it is first asked for, and not owned by the component that asks: it outlives that. */
export function mapOf(app: App): MapState {
  if (!app.map) $effect.root(() => void (app.map = new MapState(app)));
  return app.map as MapState; // the line above has run
}
