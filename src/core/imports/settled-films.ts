import type { Entry } from '../profile';

/** What stands of each film that was decided on, found as a profile finds it. */
export class SettledFilms {
  readonly #byImdb = new Map<number, Entry>();
  readonly #unlinked = new Map<string, Entry>();
  readonly #linked = new Map<string, Entry>();

  find(imdb: number, name: string): Entry | undefined {
    const known = this.#byImdb.get(imdb) ?? this.#unlinked.get(name);
    return known ?? (imdb > 0 ? undefined : this.#linked.get(name));
  }

  add(imdb: number, name: string, entry: Entry): void {
    if (imdb > 0) this.#byImdb.set(imdb, entry);
    (imdb > 0 ? this.#linked : this.#unlinked).set(name, entry);
  }
}
