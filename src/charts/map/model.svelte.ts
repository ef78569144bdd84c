import { contains, placeTip, type Box } from './labels';
import { filmAt, filmGrid } from './grid';
import { MapGuests } from './guests.svelte';
import type { Hand } from './hand.svelte';
import { filmsInside } from './inside';
import { MapLayout } from './layout.svelte';
import { nearestInDirection, stepInOrder, type Direction } from './nearest';
import type { FilmMapProps, MapWindow } from './props';
import type { Scene } from './scene';
import { drawnRadius } from './sizes';
import { FIT, fromPlot, fromScreen, mostRatedInView, toScreen } from './view';
import type { Point, Size, View } from './view';

/** An arrow with Shift goes at least this far, in screen pixels. */
const FAR = 60;

/** Width of a tooltip in pixels. */
export const TIP_WIDTH = 238;

/** Space between the rim of the plot and what stands in its corners, in pixels. */
const CORNER = 10;

/** Everything about one map that follows from its data, its size, its view and the pointer. */
export class MapModel {
  readonly #data: () => FilmMapProps;
  readonly #hand: () => Hand;
  readonly layout: MapLayout;
  readonly guests: MapGuests;

  /** Size of the plot and of what stands in it, as measured. */
  readonly plotSize = $state({ width: 0, height: 0 });
  readonly toolsSize = $state({ width: 0, height: 0 });
  readonly legendSize = $state({ width: 0, height: 0 });
  tipHeight = $state(0);

  view = $state.raw<View>(FIT);
  /** The film under the pointer. */
  hovered = $state<number>();

  /** Follows whatever `data` reads. */
  constructor(data: () => FilmMapProps, hand: () => Hand) {
    this.#data = data;
    this.#hand = hand;
    this.layout = new MapLayout(data, () => this.size);
    this.guests = new MapGuests(this.layout, {
      data,
      view: () => this.view,
      carried: () => hand().carried,
    });
  }

  readonly size = $derived<Size>({ width: this.plotSize.width, height: this.plotSize.height });
  /** Ratings of the most rated film. */
  readonly most = $derived.by(() => this.#data().counts.reduce((a, b) => Math.max(a, b), 0));
  readonly #grid = $derived.by(() => filmGrid(this.layout.positions, this.layout.order));

  readonly #taken = $derived.by<Box[]>(() => {
    const { toolsSize, legendSize, size } = this;
    const corner = { left: CORNER, right: CORNER + toolsSize.width, top: CORNER };
    const foot = size.height - CORNER;
    return [
      { ...corner, bottom: CORNER + toolsSize.height },
      { ...corner, right: CORNER + legendSize.width, top: foot - legendSize.height, bottom: foot },
    ];
  });

  readonly #lines = $derived.by(() => this.#data().lines ?? []);
  readonly #path = $derived.by(() => this.#data().path ?? []);

  /** What the painter draws. */
  readonly scene = $derived.by<Scene>(() => ({
    films: this.layout.films,
    drawing: this.layout.drawing,
    marks: this.layout.marks,
    colour: this.#data().colour,
    dark: this.#data().dark,
    size: this.size,
    view: this.view,
    resting: !this.layout.travelling,
    axes: this.#data().axes,
    regions: this.guests.regions,
    pin: this.guests.pin,
    trail: this.guests.trail,
    stop: this.guests.stop,
    lines: this.#lines,
    path: this.#path,
    selection: this.#data().selection,
    ringed: this.layout.ringed,
    sketch: this.#hand().sketch,
    focus: this.#data().focus,
    hovered: this.hovered,
    taken: this.#taken,
    cover: this.tip?.box,
  }));

  /** The film whose tooltip shows, and where; undefined where it is out of sight. */
  readonly tip = $derived.by<{ readonly film: number; readonly box: Box } | undefined>(() => {
    const film = this.hovered ?? this.#data().focus;
    const at = film === undefined ? undefined : this.onScreen(film);
    if (film === undefined || !at || this.layout.travelling || this.#hand().holds) return undefined;
    return { film, box: placeTip(at, { width: TIP_WIDTH, height: this.tipHeight }, this.size) };
  });

  /** What the view shows, in data units; undefined for all films. */
  readonly window = $derived.by<MapWindow | undefined>(() => {
    const { view, size } = this;
    if (view.k === FIT.k && view.x === FIT.x && view.y === FIT.y) return undefined;
    const middle = fromScreen(view, { x: size.width / 2, y: size.height / 2 });
    return { ...fromPlot(this.layout.frame, middle), k: view.k };
  });

  /** A film in plot pixels at fit; undefined for one that is not on the map. */
  placeOf(film: number): Point | undefined {
    const { x, y } = this.layout.positions;
    const place = { x: x[film], y: y[film] };
    return Number.isFinite(place.x + place.y) ? place : undefined;
  }

  /** Where a film shows; undefined for one out of sight. */
  onScreen(film: number): Point | undefined {
    const place = this.placeOf(film);
    if (!place) return undefined;
    const at = toScreen(this.view, place);
    const plot = { left: 0, top: 0, right: this.size.width, bottom: this.size.height };
    return contains(plot, at) ? at : undefined;
  }

  /** The film meant by a pointer at a screen point, up to `slop` pixels beside its dot. */
  pick(at: Point, slop: number): number | undefined {
    if (this.layout.travelling) return undefined;
    const { k } = this.view;
    const { order, films } = this.layout;
    const radius = (film: number) => drawnRadius(films.steps, film, k) / k;
    const { counts, selection } = this.#data();
    const chosen = (film: number) => selection?.has(film) ?? false;
    const top = order.at(-1);
    return filmAt(this.#grid, fromScreen(this.view, at), {
      radius,
      largest: top === undefined ? 0 : 1.4 * radius(top),
      slop: slop / k,
      above: (a, b) => {
        if (chosen(a) !== chosen(b)) return chosen(a);
        return counts[a] > counts[b] || (counts[a] === counts[b] && a > b);
      },
    });
  }

  /** The films inside an outline on the screen. */
  within(outline: readonly Point[]): Uint32Array {
    return filmsInside(this.layout.positions, this.layout.order, { view: this.view, outline });
  }

  /** Where an arrow key leads: from the film in focus, else to the most rated in view. */
  neighbour(direction: Direction, far: boolean): number | undefined {
    const from = this.#data().focus;
    if (from === undefined || !this.placeOf(from)) return this.listed()[0];
    const minimum = far ? FAR / this.view.k : 0;
    const { positions, order } = this.layout;
    return nearestInDirection(positions, order, { from, direction, minimum });
  }

  /** The film next to the one in focus by number of ratings; without focus the most rated in view. */
  next(by: 1 | -1): number | undefined {
    const from = this.#data().focus;
    const { order } = this.layout;
    return from !== undefined && order.includes(from)
      ? stepInOrder(order, from, by)
      : this.listed()[0];
  }

  /** The most rated films in view, most rated first. */
  listed(): Uint32Array {
    const { view, size } = this;
    return mostRatedInView(this.layout.positions, this.layout.order, {
      view,
      size,
      limit: Infinity,
    });
  }
}
