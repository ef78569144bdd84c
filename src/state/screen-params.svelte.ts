import type { Route, ViewId } from './route.svelte';

/** Changes by name; undefined or an empty text takes a parameter out. */
export type ParamChanges<Name extends string> = Readonly<Partial<Record<Name, string | undefined>>>;

/** The parameters of one screen, as the address has them, remembered while other screens are shown. */
export class ScreenParams<Name extends string> {
  readonly #route: Route;
  readonly #view: ViewId;
  readonly #names: readonly Name[];
  #elsewhere = $state('');

  /** A text, so that what follows from it changes only where it does. */
  readonly #text = $derived.by(() => {
    const { view, params } = this.#route;
    if (view !== this.#view) return this.#elsewhere;
    return new URLSearchParams(
      [...params].filter(([name]) => this.#names.some((n) => n === name)),
    ).toString();
  });

  readonly values = $derived(
    Object.fromEntries(new URLSearchParams(this.#text)) as Readonly<Partial<Record<Name, string>>>, // filtered above
  );

  constructor(route: Route, view: ViewId, names: readonly Name[]) {
    this.#route = route;
    this.#view = view;
    this.#names = names;
  }

  /** Remembers what is set for when another screen is shown; call it in an effect. */
  remember(): void {
    if (this.#route.view === this.#view) this.#elsewhere = this.#text;
  }

  /** Changes what is named. */
  set(changes: ParamChanges<Name>): void {
    const named = Object.entries(changes).map(([name, value]) => [name, value || undefined]);
    const all = Object.fromEntries(named) as Record<string, string | undefined>;
    this.#route.replace(this.#route.with(all, this.#view));
  }

  /** Takes everything back. */
  reset(): void {
    this.set(
      Object.fromEntries(this.#names.map((name) => [name, undefined])) as ParamChanges<Name>,
    );
  }

  /** The same, and what is remembered for when the screen is shown again. */
  forget(): void {
    if (this.#route.view === this.#view) this.reset();
    this.#elsewhere = '';
  }
}
