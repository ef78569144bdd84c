import { historyFrom, type History } from '../core/history';
import {
  filmMatcher,
  refOf,
  type Act,
  type Change,
  type Entry,
  type Opinion,
} from '../core/profile';
import { changesBack, saidOf, sameSaid } from '../core/profile-acts';
import { exportProfile } from '../core/profile-file';
import type { Films } from '../core/films';
import { openJournal } from './profile-journal';
import { ProfileKeeper } from './profile-keeper.svelte';
import { Persistence } from './profile-persistence.svelte';
import type { ProfileStore } from './profile-store';

/** An entry and its film in the open data set; undefined where that does not have it. */
export interface PlacedEntry extends Entry {
  readonly index: number | undefined;
}

/** Films changed at one moment. */
interface Changes extends Act {
  readonly changes: readonly Change[];
}

/** What takes an act back. */
interface Step extends Changes {
  /** What the act made of each film. */
  readonly made: readonly (Entry | undefined)[];
}

/** The browser is asked to hold on to ratings once there are so many. */
export const WORTH_KEEPING = 5;

/** What the visitor has said of films: kept on this device, followed by other tabs, every step undoable. */
export class ProfileState {
  readonly #films: () => Films | undefined;
  /** What takes each act back, with the time at which that was done. */
  #undo = $state.raw<readonly Step[]>([]);

  /** Where what is said goes, and what stands in its way. */
  readonly keeper: ProfileKeeper;
  readonly persistence = new Persistence();
  readonly loaded = $derived.by(() => this.keeper.loaded);

  readonly #matcher = $derived.by(() => {
    const films = this.#films();
    return films && filmMatcher(films);
  });

  /** All entries, the latest first. */
  readonly entries = $derived.by<readonly PlacedEntry[]>(() =>
    this.keeper.profile.entries
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

  /** Whether an export would hold anything. */
  readonly exportable = $derived.by(
    () => this.entries.length > 0 || this.keeper.profile.damaged.length > 0,
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

  /** Films not to be picked: of no interest, saved already, or seen. */
  readonly dismissed = $derived(
    Uint32Array.from(
      [...this.byFilm].flatMap(([film, { kind }]) =>
        kind === 'not-interested' || kind === 'saved' || kind === 'seen' ? [film] : [],
      ),
    ),
  );

  readonly saved = $derived(this.entries.filter(({ opinion }) => opinion.kind === 'saved'));
  readonly hidden = $derived(
    this.entries.filter(({ opinion }) => opinion.kind === 'not-interested'),
  );

  /** What was forgotten, here or in another tab, cannot be brought back. */
  readonly #undoable = $derived(
    this.#undo.filter(({ at }) => at > this.keeper.profile.forgottenAt),
  );
  readonly canUndo = $derived(this.#undoable.length > 0);
  /** Acts that can be undone: tells whether the latest is still the same. */
  readonly steps = $derived(this.#undoable.length);

  /** @param films The open data set's films, read reactively. */
  constructor(store: ProfileStore, films: () => Films | undefined, journal = openJournal()) {
    this.keeper = new ProfileKeeper(store, journal);
    this.#films = films;
  }

  /** The ratings given since a moment, in milliseconds since 1970. */
  historySince(at: number): History {
    return historyFrom(
      this.ratings
        .toReversed()
        .flatMap(({ index, opinion, at: given }) =>
          index !== undefined && given >= at && opinion.kind === 'rating'
            ? [{ film: index, halfStars: opinion.halfStars }]
            : [],
        ),
    );
  }

  load(): Promise<void> {
    return this.keeper.load();
  }

  /** 0 where the film is not rated. */
  halfStarsOf(film: number): number {
    const opinion = this.byFilm.get(film);
    return opinion?.kind === 'rating' ? opinion.halfStars : 0;
  }

  /** Says something of a film of the open data set; undefined takes back what was said. */
  say(film: number, opinion: Opinion | undefined): void {
    this.sayOfAll([film], opinion);
  }

  /** Says the same of several films, in one step. */
  sayOfAll(indices: readonly number[], opinion: Opinion | undefined): void {
    const films = this.#films();
    if (!films) return;
    const at = this.keeper.now();
    const changes = indices.map((index) => {
      const film = refOf(films, index);
      return { film, entry: opinion && { film, opinion, at } };
    });
    this.#act({ at, changes });
  }

  /** Says something else of a film, whether the open data set has it or not. */
  sayOf({ film }: Entry, opinion: Opinion): void {
    const at = this.keeper.now();
    this.#act({ at, changes: [{ film, entry: { film, opinion, at } }] });
  }

  /** Takes back what was said of a film, whether the open data set has it or not. */
  remove({ film }: Entry): void {
    this.#act({ at: this.keeper.now(), changes: [{ film, entry: undefined }] });
  }

  /** Takes the latest act back, but not what another tab has said of its films since. */
  undo(): void {
    const last = this.#undoable.at(-1);
    if (!last) return;
    this.#undo = this.#undoable.slice(0, -1);
    const said = saidOf(this.keeper.profile, last.changes);
    const changes = last.changes.filter((_, k) => sameSaid(said[k], last.made[k]));
    this.keeper.commit({ at: this.keeper.now(), changes });
  }

  export(): string {
    return exportProfile(this.keeper.profile);
  }

  /** Does what was planned, in one step. */
  take(changes: readonly Change[]): void {
    if (changes.length > 0) this.#act({ at: this.keeper.now(), changes });
  }

  forget(): void {
    this.keeper.commit({ at: this.keeper.now(), changes: 'forget' });
  }

  #act({ at, changes }: Changes): void {
    const [back, ratings] = [changesBack(this.keeper.profile, changes), this.ratings.length];
    this.keeper.commit({ at, changes });
    const made = saidOf(this.keeper.profile, back);
    this.#undo = [...this.#undoable, { at, changes: back, made }];
    if (ratings < WORTH_KEEPING && this.ratings.length >= WORTH_KEEPING) {
      void this.persistence.ask();
    }
  }
}
