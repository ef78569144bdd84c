/** Screens that can be addressed. */
export type ViewId = 'for-you' | 'rate' | 'map' | 'train' | 'tune' | 'compare' | 'data' | 'you';

/** Screens under the names that they had. */
const RENAMED: Readonly<Record<string, ViewId>> = { lab: 'compare' };

/** What the address shows: `#/map?film=2571&colour=genre`. The page works from any folder because all of it is hash. */
export class Route {
  #hash = $state(location.hash);
  readonly #known: readonly ViewId[];

  /** Undefined where the address names no view. */
  readonly view = $derived.by(() => {
    const name = /^#\/([a-z-]*)/.exec(this.#hash)?.[1];
    return this.#known.find((id) => id === (RENAMED[name ?? ''] ?? name));
  });
  /** The address names a view that there is not. */
  readonly lost = $derived.by(() => this.view === undefined && /^#\/[^?]/.test(this.#hash));
  readonly params = $derived(new URLSearchParams(/\?(.*)$/.exec(this.#hash)?.[1] ?? ''));

  constructor(known: readonly ViewId[]) {
    this.#known = known;
    addEventListener('hashchange', () => (this.#hash = location.hash));
  }

  /** The address of a view. */
  href(view: ViewId, params: Readonly<Record<string, string>> = {}): string {
    const query = new URLSearchParams(params).toString();
    return `#/${view}${query && `?${query}`}`;
  }

  /** The address of this view with some parameters changed; undefined removes one. */
  with(changes: Readonly<Record<string, string | undefined>>, fallback: ViewId): string {
    const params = new URLSearchParams(this.params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) params.delete(name);
      else params.set(name, value);
    }
    return this.href(this.view ?? fallback, Object.fromEntries(params));
  }

  /** Goes there as a link would, so that Back returns. */
  go(href: string): void {
    location.hash = href;
  }

  /** Goes there in place of the present address; does nothing where a link has been followed meanwhile. */
  replace(href: string): void {
    if (href === this.#hash) return; // browsers take their time over it, and refuse too many
    // A link changes the address at once, and says so later: what was to be replaced is left already.
    if (location.hash === this.#hash) history.replaceState(history.state, '', href);
    this.#hash = location.hash;
  }
}
