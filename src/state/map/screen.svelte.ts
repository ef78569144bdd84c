import { createContext, untrack } from 'svelte';
import type { SnapshotMessage } from '../../../workers/atlas-api';
import type { App } from '../app.svelte';
import { Drawing, sameMap } from './drawing.svelte';
import { insights, type Insights } from './insights.svelte';
import { mapOf, type MapState } from './map.svelte';
import { filmsFrom, filmsText, windowFrom, windowText, type Window } from './takeaway';

/** What dragging over the map does. */
export type Tool = 'pan' | 'box' | 'lasso';

/** What is seen, to take away. */
export interface Picture {
  png(): Promise<Blob>;
  svg(): string;
}

/** What stands beside the map. */
export const PANELS = ['sight', 'selection', 'you', 'truth', 'between', 'training'] as const;
export type Panel = (typeof PANELS)[number];

/** The map for as long as it is shown; to be made where a component begins. */
export class MapScreen {
  readonly app: App;
  readonly map: MapState;
  readonly drawing: Drawing;
  readonly known: Insights;
  readonly #flownBefore: App['flight'];

  tool = $state<Tool>('pan');
  panel = $state<Panel>('sight');
  /** Hands out what is seen as a picture. */
  picture = $state.raw<Picture>();
  /** What part of the map to show: at first what the address says; a new object is a new wish. */
  look = $state.raw<Window>();
  /** The film that is asked about: nothing is said of what it may get. */
  asked = $state<number>();
  #written: string | undefined;
  #seen = $state.raw<{
    readonly films: Uint32Array;
    readonly on: unknown;
    readonly show: unknown;
  }>();
  /** The films in sight, the most rated first; undefined until the map has been seen as it is now. */
  readonly inSight = $derived.by(() => {
    const { show } = this.map.settings.params;
    return this.#seen?.on === this.drawn && this.#seen?.show === show
      ? this.#seen?.films
      : undefined;
  });
  /** The model as it was after an iteration, in place of what it is. */
  snapshot = $state.raw<SnapshotMessage>();

  readonly #linked = $derived.by(() =>
    this.app.filmWithId(Number(this.app.route.params.get('focus') ?? NaN)),
  );
  /** The address names a film to fly to. A search names one too, perhaps the same again: that is another flight. */
  readonly flyTo = $derived.by(() => {
    const film = this.#linked;
    if (film === undefined) return undefined;
    const { flight } = this.app;
    return flight !== this.#flownBefore && flight?.film === film ? flight : { film };
  });
  #chosen = $derived<number | undefined>(this.flyTo?.film);
  #pointed = $state<number>();
  /** The film that is ringed, with its card: one that is pointed at in a list, else the one chosen on the map or flown to. */
  readonly focus = $derived(this.#pointed ?? this.#chosen);

  /** What is laid out of the open data set. */
  readonly drawn = $derived.by(() => {
    const { drawn } = this.drawing;
    return drawn?.library === this.app.session.library ? drawn : undefined;
  });
  /** Where films are now, also while that is still being worked out, or was different. */
  readonly places = $derived.by(
    () => this.snapshot ?? this.drawing.progress?.places ?? this.drawn?.places,
  );
  /** How many films have a place. */
  readonly count = $derived(
    this.drawn?.places.x.reduce((n, x) => n + (Number.isNaN(x) ? 0 : 1), 0) ?? 0,
  );
  readonly predictions = $derived.by(() => this.known.predictions.answer);
  /** Where the visitor has moved the pin, if that was on this map. */
  readonly moved = $derived.by(() => {
    const { moved, at } = this.app.pin;
    return moved && this.drawn && sameMap(moved, this.drawn) ? at : undefined;
  });

  constructor(app: App) {
    this.app = app;
    this.#flownBefore = app.flight;
    this.map = mapOf(app);
    this.drawing = new Drawing(app, this.map);
    this.known = insights(app, this.map, this.drawing, () => this.focus);
    $effect(() => this.map.settings.remember());
    this.map.opened(app.session.library);
    this.#shareSelection();
    this.#followAddress();
    $effect(() => () => app.pin.release());
  }

  /** Marks what a link marks, once the data set is open, and keeps the address to what is marked. */
  #shareSelection(): void {
    const { app, map } = this;
    let linked: string | undefined;
    $effect(() => {
      const { films } = map.settings.params;
      if (!app.session.library || films === linked) return;
      linked = films;
      untrack(() => {
        if (films !== filmsText(map.selection.films, app))
          map.selection.show(filmsFrom(films, app));
      });
    });
    $effect(() => {
      const films = filmsText(map.selection.films, app);
      if (app.session.library) untrack(() => map.settings.set({ films }));
    });
  }

  /** Shows what the address asks for, at first and where it is another one than the map itself has written. */
  #followAddress(): void {
    this.#written = this.map.settings.params.at;
    this.look = windowFrom(this.#written);
    $effect(() => {
      const { at } = this.map.settings.params;
      if (at === this.#written) return;
      this.#written = at;
      this.look = windowFrom(at) ?? this.look;
    });
  }

  /** Predicted stars; undefined while unknown. */
  readonly predictedOf = (film: number) => this.predictions?.[film];
  readonly yoursOf = (film: number) => this.app.profile.halfStarsOf(film);
  readonly href = (film: number) => this.app.filmHref(film);
  /** Points at a film from a list, until the pointer leaves it. */
  readonly point = (film: number | undefined) => void (this.#pointed = film);
  /** Chooses a film on the map; undefined leaves it, and so does the address. */
  readonly choose = (film: number | undefined) => {
    this.#pointed = undefined;
    this.#chosen = film;
    const { route } = this.app;
    if (film === undefined && route.params.has('focus'))
      route.replace(route.with({ focus: undefined }, 'map'));
  };
  readonly filmsOf = (films: Iterable<number>) => [...films].map((film) => this.app.film(film));

  /** Notes what is in sight on the map, and has the address say so. */
  readonly see = (films: Uint32Array, window: Window | undefined) => {
    this.#written = windowText(window);
    this.map.settings.set({ at: this.#written });
    this.#seen = { films, on: this.drawn, show: this.map.settings.params.show };
  };

  /** Marks films, or takes them away, and shows them beside the map. */
  readonly select = (films: Iterable<number>, how: 'new' | 'add' | 'subtract') => {
    this.map.selection.change(films, how);
    this.panel = 'selection';
  };

  /** Puts the pin somewhere on the map that is drawn. */
  readonly movePin = (to: { readonly x: number; readonly y: number }, phase: 'move' | 'end') => {
    if (!this.drawn) return;
    const { feed, layout } = this.drawn;
    this.app.pin.drag({ feed, layout, to }, phase);
  };
}

export const [getScreen, setScreen] = createContext<MapScreen>();
