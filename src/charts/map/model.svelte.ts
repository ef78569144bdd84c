import { cubicOut } from 'svelte/easing';
import { Tween, prefersReducedMotion } from 'svelte/motion';
import { marksOf } from './colours';
import { filterOf } from './filter';
import { contains, placeTip, type Box } from './labels';
import { filmAt, filmTree, nearestInDirection, stepInOrder, type Direction } from './nearest';
import type { Films } from './overlay';
import type { Scene } from './painter';
import type { FilmMapProps } from './props';
import { drawnRadius, stepsOf } from './sizes';
import { FIT, drawingOrder, fitFrame, fromScreen, mostRatedInView } from './view';
import { positionsOf, toPlot, toScreen, type Point, type Size, type View } from './view';
import type { Plot } from './zoom';

/** The pin moves this long, in milliseconds; 1 rather than 0 because a tween divides by it. */
const PIN_MS = 240;
const STILL_MS = 1;

/** An arrow with Shift goes at least this far, in screen pixels. */
const FAR = 60;

/** Films listed for a view. */
const LISTED = 30;

/** Width of a tooltip in pixels. */
export const TIP_WIDTH = 238;

/** Space between the rim of the plot and what stands in its corners, in pixels. */
const CORNER = 10;

/** Everything about one map that follows from its data, its size, its view and the pointer. */
export class MapModel {
  readonly #data: () => FilmMapProps;
  readonly #pin: Tween<Point | undefined>;

  /** Size of the plot and of what stands in it, as measured. */
  readonly plotSize = $state({ width: 0, height: 0 });
  readonly toolsSize = $state({ width: 0, height: 0 });
  readonly legendSize = $state({ width: 0, height: 0 });
  tipHeight = $state(0);

  view = $state.raw<View>(FIT);
  /** The film under the pointer. */
  hovered = $state<number>();

  /** Follows whatever `data` reads. */
  constructor(data: () => FilmMapProps) {
    this.#data = data;
    this.#pin = Tween.of(() => data().you, {
      duration: () => (prefersReducedMotion.current ? STILL_MS : PIN_MS),
      easing: cubicOut,
      interpolate: (a, b) => (t) =>
        a && b ? { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t } : b,
    });
  }

  readonly size = $derived<Size>({ width: this.plotSize.width, height: this.plotSize.height });
  /** Ratings of the most rated film. */
  readonly most = $derived.by(() => this.#data().counts.reduce((a, b) => Math.max(a, b), 0));
  readonly #placed = $derived.by(() =>
    drawingOrder(this.#data().x, this.#data().y, this.#data().counts),
  );
  readonly #order = $derived.by(() => {
    const passes = filterOf(this.#data().colour, this.#data().filter);
    return passes ? this.#placed.filter(passes) : this.#placed;
  });
  readonly empty = $derived(this.#order.length === 0);
  readonly #frame = $derived.by(() => fitFrame(this.#data().x, this.#data().y, this.size));
  readonly #positions = $derived.by(() => positionsOf(this.#frame, this.#data().x, this.#data().y));
  readonly #marks = $derived.by(() => marksOf(this.#data().colour, this.#data().x.length));
  readonly #steps = $derived.by(() => stepsOf(this.#data().counts, this.#marks, this.size));
  readonly #tree = $derived(filmTree(this.#positions, this.#order));
  readonly #films = $derived.by<Films>(() => ({
    positions: this.#positions,
    order: this.#order,
    steps: this.#steps,
    titles: this.#data().titles,
    years: this.#data().years,
  }));

  /** Undefined until the plot has a size. */
  readonly plot = $derived<Plot | undefined>(
    this.size.width > 0 && this.size.height > 0
      ? { frame: this.#frame, size: this.size }
      : undefined,
  );

  readonly #taken = $derived.by<Box[]>(() => {
    const { toolsSize, legendSize, size } = this;
    const corner = { left: CORNER, right: CORNER + toolsSize.width, top: CORNER };
    const foot = size.height - CORNER;
    return [
      { ...corner, bottom: CORNER + toolsSize.height },
      { ...corner, right: CORNER + legendSize.width, top: foot - legendSize.height, bottom: foot },
    ];
  });

  /** What the painter draws. */
  readonly scene = $derived.by<Scene>(() => ({
    films: this.#films,
    marks: this.#marks,
    colour: this.#data().colour,
    dark: this.#data().dark,
    size: this.size,
    view: this.view,
    pin: this.#pin.current && toPlot(this.#frame, this.#pin.current),
    focus: this.#data().focus,
    hovered: this.hovered,
    taken: this.#taken,
    cover: this.tip?.box,
  }));

  /** The film whose tooltip shows, and where; undefined where it is out of sight. */
  readonly tip = $derived.by<{ readonly film: number; readonly box: Box } | undefined>(() => {
    const film = this.hovered ?? this.#data().focus;
    const at = film === undefined ? undefined : this.onScreen(film);
    if (film === undefined || !at) return undefined;
    return { film, box: placeTip(at, { width: TIP_WIDTH, height: this.tipHeight }, this.size) };
  });

  /** A film in plot pixels at fit; undefined for one that is not on the map. */
  placeOf(film: number): Point | undefined {
    const place = { x: this.#positions.x[film], y: this.#positions.y[film] };
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
    const { k } = this.view;
    const radius = (film: number) => drawnRadius(this.#steps, film, k) / k;
    const { counts } = this.#data();
    const top = this.#order.at(-1);
    return filmAt(this.#tree, fromScreen(this.view, at), {
      radius,
      largest: top === undefined ? 0 : 1.4 * radius(top),
      slop: slop / k,
      above: (a, b) => counts[a] > counts[b] || (counts[a] === counts[b] && a > b),
    });
  }

  /** Where an arrow key leads: from the film in focus, else to the most rated in view. */
  neighbour(direction: Direction, far: boolean): number | undefined {
    const from = this.#data().focus;
    if (from === undefined || !this.placeOf(from)) return this.listed()[0];
    const minimum = far ? FAR / this.view.k : 0;
    return nearestInDirection(this.#positions, this.#order, { from, direction, minimum });
  }

  /** The film next to the one in focus by number of ratings; without focus the most rated in view. */
  next(by: 1 | -1): number | undefined {
    const from = this.#data().focus;
    return from === undefined ? this.listed()[0] : stepInOrder(this.#order, from, by);
  }

  /** The most rated films in view, most rated first. */
  listed(): Uint32Array {
    const { view, size } = this;
    return mostRatedInView(this.#positions, this.#order, { view, size, limit: LISTED });
  }
}
