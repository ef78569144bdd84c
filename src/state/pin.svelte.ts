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

/** The visitor's pin where they have moved it on the map, and what that does to picks; each move can be taken back. */
export class Pin {
  readonly #films: () => Films | undefined;
  #put = $state.raw<{ readonly films: Films | undefined; readonly moved: Moved }>();
  #pull = $state.raw<Pull>();
  #before = $state.raw<readonly (Moved | undefined)[]>([]);
  /** Where it was when the present drag began. */
  #dragged: { readonly from: Moved | undefined } | undefined;

  /** Undefined where it stands by the ratings; places of another data set's map mean nothing. */
  readonly moved = $derived.by(() =>
    this.#put && this.#put.films === this.#films() ? this.#put.moved : undefined,
  );
  /** What pulls each film, as far as it is worked out; undefined where the pin stands by the ratings. */
  readonly pull = $derived(this.moved && this.#pull?.pull);
  /** Where it stands then: as near to where it was put as can be. */
  readonly at = $derived(this.moved && (this.#pull?.at ?? this.moved.to));
  readonly canUndo = $derived(this.#before.length > 0);

  /** @param films The open data set's films, read reactively. */
  constructor(films: () => Films | undefined) {
    this.#films = films;
  }

  /** Follows a drag; the whole of it is one move. */
  drag(moved: Moved, phase: 'move' | 'end'): void {
    this.#dragged ??= { from: this.moved };
    this.#put = { films: this.#films(), moved };
    if (phase !== 'end') return;
    this.#before = [...this.#before, this.#dragged.from];
    this.#dragged = undefined;
  }

  /** Notes what a move does; nothing where the pin has been put back meanwhile. */
  pullBy(pull: Pull): void {
    if (this.moved) this.#pull = pull;
  }

  undo(): void {
    if (this.#before.length === 0) return;
    this.#go(this.#before.at(-1));
    this.#before = this.#before.slice(0, -1);
  }

  /** Back to where the ratings put it. */
  putBack(): void {
    if (this.moved === undefined) return;
    this.#before = [...this.#before, this.moved];
    this.#go(undefined);
  }

  #go(moved: Moved | undefined): void {
    this.#put = moved && { films: this.#films(), moved };
    if (!moved) this.#pull = undefined;
  }
}
