import { cubicInOut, cubicOut } from 'svelte/easing';
import { Tween } from 'svelte/motion';
import type { Point, Positions } from './view';

/** Dots take this long to a new layout, and the pin to a new place, in milliseconds. */
const TRAVEL_MS = 600;
const PIN_MS = 240;

const mixed = (from: number, to: number, part: number) => from + (to - from) * part;

/** Dots on the way from one layout to another, in plot pixels. */
export class Travel {
  readonly #part = new Tween(1);
  #from: Positions | undefined;
  #to: Positions | undefined;
  #now: Positions | undefined;

  /** Where the dots are on their way; undefined at rest. Filled anew for every part of the way. */
  get positions(): Positions | undefined {
    const part = this.#part.current;
    if (part === 1 || !this.#from || !this.#to || !this.#now) return undefined;
    mixAll(this.#from.x, this.#to.x, part, this.#now.x);
    mixAll(this.#from.y, this.#to.y, part, this.#now.y);
    return { x: this.#now.x, y: this.#now.y };
  }

  /** Leaves for `to` from where the dots are, which is `from` unless they are on their way. */
  start(from: Positions, to: Positions): void {
    const now = this.#part.current === 1 ? undefined : this.#now;
    const films = to.x.length;
    this.#from = { x: (now ?? from).x.slice(), y: (now ?? from).y.slice() };
    this.#to = to;
    this.#now = { x: new Float32Array(films), y: new Float32Array(films) };
    void this.#part.set(0, { duration: 0 });
    void this.#part.set(1, { duration: TRAVEL_MS, easing: cubicInOut });
  }

  /** Is there. */
  stop(): void {
    if (this.#part.target !== 1 || this.#part.current !== 1)
      void this.#part.set(1, { duration: 0 });
  }
}

/** A film that only the new layout has is at its place at once; one that it lacks is gone at once. */
function mixAll(from: Float32Array, to: Float32Array, part: number, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = Number.isNaN(from[i]) ? to[i] : mixed(from[i], to[i], part);
  }
}

/** A point on its way to a new place, in plot pixels. */
export class Glide {
  readonly #part = new Tween(1);
  #from: Point | undefined;

  /** Where the point is, on its way to `to`. */
  at(to: Point | undefined): Point | undefined {
    const part = this.#part.current;
    const from = this.#from;
    if (!to || !from || part === 1) return to;
    return { x: mixed(from.x, to.x, part), y: mixed(from.y, to.y, part) };
  }

  /** Leaves from a place; with the dots, or by itself. */
  start(from: Point, withDots: boolean): void {
    this.#from = from;
    void this.#part.set(0, { duration: 0 });
    const way = withDots
      ? { duration: TRAVEL_MS, easing: cubicInOut }
      : { duration: PIN_MS, easing: cubicOut };
    void this.#part.set(1, way);
  }
}
