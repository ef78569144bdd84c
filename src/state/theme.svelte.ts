import { MediaQuery } from 'svelte/reactivity';

const KEY = 'matinee-theme';

/** Light or dark: the system's choice until the visitor makes one. */
export class Theme {
  readonly #system = new MediaQuery('(prefers-color-scheme: dark)');
  #chosen = $state<'light' | 'dark' | undefined>(read());
  readonly dark = $derived(this.#chosen ? this.#chosen === 'dark' : this.#system.current);

  constructor() {
    this.#show();
  }

  toggle(): void {
    this.#chosen = this.dark ? 'light' : 'dark';
    this.#show();
    try {
      localStorage.setItem(KEY, this.#chosen);
    } catch {
      // A browser that keeps nothing: the choice lasts until the tab is closed.
    }
  }

  forget(): void {
    this.#chosen = undefined;
    this.#show();
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  }

  #show(): void {
    if (this.#chosen) document.documentElement.dataset.theme = this.#chosen;
    else delete document.documentElement.dataset.theme;
    for (const tag of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      tag.media = mediaOf(tag.dataset.theme, this.#chosen);
    }
  }
}

/** When a theme's colour is that of the window's frame: where it is chosen, else where the system prefers it. */
function mediaOf(theme: string | undefined, chosen: string | undefined): string {
  if (chosen === undefined) return `(prefers-color-scheme: ${theme})`;
  return chosen === theme ? 'all' : 'not all';
}

function read(): 'light' | 'dark' | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : undefined;
  } catch {
    return undefined;
  }
}
