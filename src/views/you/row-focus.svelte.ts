import { tick } from 'svelte';
import type { SaidRow } from '../../state/ratings-rows';
import { rowAfter } from './row-window';

/** Attribute by which a row tells its place; the head is the first of all. */
const PLACE = 'aria-rowindex';
const HEADS = 2;

/** Which row of a table has the focus, where keys move it, and how it outlives rows that are not drawn or deleted. */
export class RowFocus {
  readonly #shown: () => readonly SaidRow[];
  readonly #body: () => HTMLElement;
  /** The row that was deleted last, while the focus has not gone anywhere else. */
  #lost: string | undefined;

  /** Key of the row that has the focus, or had it last: to be drawn wherever the page is scrolled to. */
  key = $state<string>();

  constructor(shown: () => readonly SaidRow[], body: () => HTMLElement) {
    this.#shown = shown;
    this.#body = body;
  }

  /** Gives the focus to a control of a row: the one that is named so by `data-part`, else the first. */
  async give(index: number, part: string | undefined, preventScroll = false): Promise<void> {
    const row = this.#shown().at(index);
    if (!row) return;
    this.key = row.key;
    await tick();
    const drawn = this.#body().querySelector(`[${PLACE}="${index + HEADS}"]`);
    const controls = [...(drawn?.querySelectorAll<HTMLElement>('[data-part]') ?? [])];
    const control = controls.find(
      (one) => one.dataset['part'] === part && one.getClientRects().length > 0,
    );
    (control ?? controls.at(0))?.focus({ preventScroll });
  }

  /** Follows a key from a control to the same one of another row; `page` rows make a screen. */
  move(event: KeyboardEvent, page: number): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const { part, index } = placeOf(event.target);
    const next = index >= 0 ? rowAfter(event.key, index, this.#shown().length, page) : undefined;
    if (part === undefined || next === undefined) return;
    event.preventDefault();
    void this.give(next, part);
  }

  came({ target }: FocusEvent): void {
    const { index } = placeOf(target);
    if (index >= 0) this.key = this.#shown().at(index)?.key;
    this.#lost = undefined;
  }

  left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget && !this.#body().contains(relatedTarget as Node)) this.key = undefined;
  }

  /** As a row goes, the next has the focus: keys must not start from the top. */
  async removed(index: number, key: string): Promise<void> {
    await this.give(Math.min(index, this.#shown().length - 1), 'delete');
    this.#lost = key;
  }

  /** Undo stands in a message that goes as it is pressed, and would take the focus along. */
  async restored(): Promise<void> {
    const back = this.#shown().findIndex(({ key }) => key === this.#lost);
    if (back < 0) return;
    this.#lost = undefined;
    await tick();
    if (document.activeElement === document.body) await this.give(back, 'edit', true);
  }
}

/** Which control has the focus, and the row it is in: -1 for none. */
function placeOf(target: EventTarget | null) {
  const control = target instanceof HTMLElement ? target : undefined;
  const place = control?.closest(`[${PLACE}]`)?.getAttribute(PLACE);
  return { part: control?.dataset['part'], index: place ? Number(place) - HEADS : -1 };
}
