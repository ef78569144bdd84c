import { historyFrom, type History } from '../core/history';
import {
  applyChanges,
  EMPTY_PROFILE,
  exportProfile,
  filmMatcher,
  importProfile,
  refOf,
  sameFilm,
  type Change,
  type Entry,
  type Opinion,
  type Profile,
} from '../core/profile';
import type { Films } from '../core/films';
import type { ProfileStore } from './profile-store';

/** An entry and its film in the open data set; undefined where that does not have it. */
export interface PlacedEntry extends Entry {
  readonly index: number | undefined;
}

const asChange = (entry: Entry): Change => ({ film: entry.film, entry });

/** What the visitor has said of films: kept on this device, followed by other tabs, every step undoable. */
export class ProfileState {
  readonly #store: ProfileStore;
  readonly #films: () => Films | undefined;
  #profile = $state.raw<Profile>(EMPTY_PROFILE);
  #undo = $state.raw<readonly (readonly Change[])[]>([]);
  /** Saves are made one after the other, so that the last click wins. */
  #saving: Promise<unknown> = Promise.resolve();

  loaded = $state(false);
  /** Set once this browser has refused to keep ratings. */
  notKept = $state(false);

  readonly #matcher = $derived.by(() => {
    const films = this.#films();
    return films && filmMatcher(films);
  });

  /** All entries, the latest first. */
  readonly entries = $derived<readonly PlacedEntry[]>(
    this.#profile.entries
      .map((entry) => ({ ...entry, index: this.#matcher?.find(entry.film) }))
      .reverse(),
  );

  /** Opinions of the open data set's films, by film. */
  readonly byFilm = $derived<ReadonlyMap<number, Opinion>>(
    new Map(
      // Oldest first, so that of two opinions that fall on one film here the later stands.
      this.entries
        .toReversed()
        .flatMap(({ index, opinion }) => (index === undefined ? [] : [[index, opinion]])),
    ),
  );

  readonly ratings = $derived(this.entries.filter(({ opinion }) => opinion.kind === 'rating'));

  /** The ratings as the models take them. */
  readonly history = $derived<History>(
    historyFrom(
      [...this.byFilm].flatMap(([film, opinion]) =>
        opinion.kind === 'rating' ? [{ film, halfStars: opinion.halfStars }] : [],
      ),
    ),
  );

  /** Films never to be picked. */
  readonly dismissed = $derived(
    Uint32Array.from(
      [...this.byFilm].flatMap(([film, { kind }]) => (kind === 'not-interested' ? [film] : [])),
    ),
  );

  readonly canUndo = $derived(this.#undo.length > 0);
  /** Changes that can be undone: tells whether the latest is still the same. */
  readonly steps = $derived(this.#undo.length);

  /** @param films The open data set's films, read reactively. */
  constructor(store: ProfileStore, films: () => Films | undefined) {
    this.#store = store;
    this.#films = films;
    store.onOtherTab(() => void this.load());
  }

  async load(): Promise<void> {
    try {
      // What is being saved here must be in what is loaded, or it would vanish until the next load.
      let saving;
      let kept;
      do {
        saving = this.#saving;
        await saving;
        kept = await this.#store.load();
      } while (saving !== this.#saving);
      this.#profile = kept;
    } catch {
      this.notKept = true; // the page goes on from memory and says so
    }
    this.loaded = true;
  }

  /** 0 where the film is not rated. */
  halfStarsOf(film: number): number {
    const opinion = this.byFilm.get(film);
    return opinion?.kind === 'rating' ? opinion.halfStars : 0;
  }

  /** Says something of a film of the open data set; undefined takes back what was said. */
  say(film: number, opinion: Opinion | undefined): void {
    const films = this.#films();
    if (!films) return;
    const ref = refOf(films, film);
    this.#change([{ film: ref, entry: opinion && { film: ref, opinion, at: Date.now() } }]);
  }

  /** Takes back what was said of a film, whether the open data set has it or not. */
  remove({ film }: Entry): void {
    this.#change([{ film, entry: undefined }]);
  }

  undo(): void {
    const changes = this.#undo.at(-1);
    if (!changes) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#apply(changes);
  }

  export(): string {
    return exportProfile(this.#profile);
  }

  /** Adds the entries of an exported file; of two opinions of a film the later one stays. Throws DataError. */
  import(text: string, file: string): { added: number; kept: number } {
    const known = this.#profile.entries;
    const listed = importProfile(text, file).entries.toSorted((a, b) => a.at - b.at);
    const { entries } = applyChanges(EMPTY_PROFILE, listed.map(asChange)).profile;
    const fresh = entries.filter((entry) => {
      const before = known.find(({ film }) => sameFilm(film, entry.film));
      return !before || before.at < entry.at;
    });
    if (fresh.length > 0) this.#change(fresh.map(asChange));
    return { added: fresh.length, kept: entries.length - fresh.length };
  }

  async forget(): Promise<void> {
    await this.#saving;
    this.#profile = EMPTY_PROFILE;
    this.#undo = [];
    await this.#store.forget().catch(() => (this.notKept = true));
  }

  #change(changes: readonly Change[]): void {
    this.#undo = [...this.#undo, this.#apply(changes)];
  }

  /** Shows the change at once, then keeps it; returns what undoes it. */
  #apply(changes: readonly Change[]): readonly Change[] {
    const { profile, undo } = applyChanges(this.#profile, changes);
    this.#profile = profile;
    this.#saving = this.#saving.then(() =>
      this.#store.save(changes).then(
        () => (this.notKept = false),
        () => (this.notKept = true),
      ),
    );
    return undo;
  }
}
