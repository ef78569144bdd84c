import type { Films } from '../core/films';
import type { Feed, Layout, Pull as Answer } from '../../workers/atlas-api';
import type { Point } from '../core/projection/projection';

/** Where the visitor has put their pin, and on which map. */
export interface Moved {
  readonly feed: Feed;
  readonly layout: Layout;
  readonly to: Point;
}

/** What a move does. */
type Pull = Pick<Answer, 'at' | 'pull'>;

/** Something of a data set: in another one it means nothing. */
interface Within<T> {
  readonly films: Films | undefined;
  readonly value: T;
}

/** The visitor's pin where they have moved it on the map, and what that does to picks; each move can be taken back. */
export class Pin {
  readonly #films: () => Films | undefined;
  #put = $state.raw<Within<Moved | undefined>>();
  #pulled = $state.raw<Within<Pull>>();
  #before = $state.raw<readonly Within<Moved | undefined>[]>([]);
  /** Where it was when the present drag began. */
  #dragged: Within<Moved | undefined> | undefined;

  /** Undefined where it stands by the ratings. */
  readonly moved = $derived.by(() => this.#here(this.#put));
  readonly #answer = $derived.by(() => this.moved && this.#here(this.#pulled));
  /** What pulls each film, as far as it is worked out; undefined where the pin stands by the ratings. */
  readonly pull = $derived(this.#answer?.pull);
  /** Where it stands then: as near to where it was put as can be. */
  readonly at = $derived(this.moved && (this.#answer?.at ?? this.moved.to));
  readonly #steps = $derived.by(() => this.#before.filter(({ films }) => films === this.#films()));
  readonly canUndo = $derived(this.#steps.length > 0);

  /** @param films The open data set's films, read reactively. */
  constructor(films: () => Films | undefined) {
    this.#films = films;
  }

  /** Follows a drag; the whole of it is one move. */
  drag(moved: Moved, phase: 'move' | 'end'): void {
    this.#dragged ??= this.#within(this.moved);
    this.#put = this.#within(moved);
    if (phase === 'end') this.release();
  }

  /** Ends a drag where it is, also one that never came to its end. */
  release(): void {
    if (this.#dragged) this.#before = [...this.#steps, this.#dragged];
    this.#dragged = undefined;
  }

  /** Notes what a move does; nothing where the pin has been put back meanwhile. */
  pullBy(pull: Pull): void {
    if (this.moved) this.#pulled = this.#within(pull);
  }

  undo(): void {
    const last = this.#steps.at(-1);
    if (!last) return;
    this.#before = this.#steps.slice(0, -1);
    this.#go(last.value);
  }

  /** Back to where the ratings put it. */
  putBack(): void {
    if (this.moved === undefined) return;
    this.#before = [...this.#steps, this.#within(this.moved)];
    this.#go(undefined);
  }

  /** The same, and no way back. */
  forget(): void {
    this.#before = [];
    this.#go(undefined);
  }

  #go(moved: Moved | undefined): void {
    this.#put = this.#within(moved);
    this.#pulled = undefined;
  }

  #within<T>(value: T): Within<T> {
    return { films: this.#films(), value };
  }

  #here<T>(kept: Within<T> | undefined): T | undefined {
    return kept && kept.films === this.#films() ? kept.value : undefined;
  }
}
