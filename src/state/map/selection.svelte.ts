/** How films that were marked change a selection. */
export type Change = 'new' | 'add' | 'subtract';

/** So many changes can be taken back. */
const REMEMBERED = 50;

const NONE: ReadonlySet<number> = new Set();

/** Films that the visitor has marked on the map, and what was marked before. */
export class Selection {
  films = $state.raw<ReadonlySet<number>>(NONE);
  #before = $state.raw<readonly ReadonlySet<number>[]>([]);

  readonly canUndo = $derived(this.#before.length > 0);

  change(films: Iterable<number>, how: Change): void {
    const next = new Set(how === 'new' ? [] : this.films);
    for (const film of films) {
      if (how === 'subtract') next.delete(film);
      else next.add(film);
    }
    this.#to(next);
  }

  /** Marks films without a way back: they are what a link shows. */
  show(films: readonly number[]): void {
    this.films = new Set(films);
  }

  clear(): void {
    if (this.films.size > 0) this.#to(NONE);
  }

  undo(): void {
    const last = this.#before.at(-1);
    if (!last) return;
    this.#before = this.#before.slice(0, -1);
    this.films = last;
  }

  /** Films of another data set mean nothing any more. */
  forget(): void {
    this.#before = [];
    this.films = NONE;
  }

  #to(films: ReadonlySet<number>): void {
    this.#before = [...this.#before.slice(1 - REMEMBERED), this.films];
    this.films = films;
  }
}
