import type { Route, ViewId } from './route.svelte';

const KEY = 'matinee-style';
const NAME = 'projector';

/**
 * The style for a wall: large type and strong lines. A link has it, and the tab remembers it; it holds for as long as a screen
 * is shown that knows it.
 */
export class Projector {
  readonly #route: Route;
  readonly #view: ViewId;
  #chosen = $state(read());

  readonly on = $derived.by(() => this.#chosen || this.#route.params.get('style') === NAME);

  constructor(route: Route, view: ViewId) {
    this.#route = route;
    this.#view = view;
  }

  set(on: boolean): void {
    this.#chosen = on;
    try {
      if (on) sessionStorage.setItem(KEY, NAME);
      else sessionStorage.removeItem(KEY);
    } catch {
      // A browser that keeps nothing: the choice lasts for as long as the screen is shown.
    }
    if (this.#route.view !== this.#view) return;
    this.#route.replace(this.#route.with({ style: on ? NAME : undefined }, this.#view));
  }

  /** Shows it on the page, and in the address; call it in an effect. @returns What takes it back. */
  show(): (() => void) | undefined {
    if (!this.on) return undefined;
    const root = document.documentElement;
    root.dataset['style'] = NAME;
    if (!this.#chosen || this.#route.params.get('style') !== NAME) this.set(true);
    return () => delete root.dataset['style'];
  }
}

function read(): boolean {
  try {
    return sessionStorage.getItem(KEY) === NAME;
  } catch {
    return false;
  }
}
