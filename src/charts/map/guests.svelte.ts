import type { MapLayout } from './layout.svelte';
import { handleOf } from './overlay';
import type { FilmMapProps, TrailPoint } from './props';
import type { Pin } from './scene';
import { fromPlot, fromScreen, toPlot, toScreen, type Point, type View } from './view';

/** What guests on a map depend on besides its layout. */
interface Host {
  readonly data: () => FilmMapProps;
  readonly view: () => View;
  /** Where the pin is being moved, in screen pixels. */
  readonly carried: () => Point | undefined;
}

/** What is on the map and is no film: pin, trail and names of neighbourhoods. All places in plot pixels at fit. */
export class MapGuests {
  readonly #layout: MapLayout;
  readonly #data: Host['data'];
  readonly #view: Host['view'];
  readonly #carried: Host['carried'];
  /** Number of the stop of the trail under the pointer. */
  pointed = $state<number>();

  constructor(layout: MapLayout, { data, view, carried }: Host) {
    this.#layout = layout;
    this.#data = data;
    this.#view = view;
    this.#carried = carried;
  }

  readonly #moved = $derived.by(() => {
    const { moved } = this.#data();
    const carried = this.#carried();
    if (carried) return fromScreen(this.#view(), carried);
    return moved && toPlot(this.#layout.frame, moved);
  });
  readonly pin = $derived.by<Pin | undefined>(() => {
    const at = this.#layout.pin;
    return at && { at, moved: this.#moved };
  });
  readonly trail = $derived.by(() =>
    (this.#data().trail ?? []).map((stop) => ({ ...stop, ...toPlot(this.#layout.frame, stop) })),
  );
  readonly regions = $derived.by(() =>
    (this.#data().regions ?? []).map(({ fromScale, regions }) => ({
      fromScale,
      regions: regions.map((region) => ({ ...region, ...toPlot(this.#layout.frame, region) })),
    })),
  );
  /** The stop of the trail under the pointer. */
  readonly stop = $derived.by<TrailPoint | undefined>(() =>
    this.pointed === undefined ? undefined : this.trail[this.pointed],
  );

  /** A screen point in data units. */
  dataAt(at: Point): Point {
    return fromPlot(this.#layout.frame, fromScreen(this.#view(), at));
  }

  /** Whether the pin is within so many pixels of a screen point. */
  pinWithin(at: Point, distance: number): boolean {
    const pin = this.pin && toScreen(this.#view(), handleOf(this.pin));
    return pin !== undefined && Math.hypot(pin.x - at.x, pin.y - at.y) <= distance;
  }

  /** The last stop of the trail within so many pixels of a screen point. */
  stopWithin(at: Point, distance: number): number | undefined {
    const near = this.trail.findLastIndex((stop) => {
      const { x, y } = toScreen(this.#view(), stop);
      return Math.hypot(x - at.x, y - at.y) <= distance;
    });
    return near < 0 ? undefined : near;
  }
}
