import { EMPTY_PROFILE, type Act, type Profile } from '../core/profile';
import { applyActs, lastActAt, sameProfile } from '../core/profile-acts';
import type { Damage, ReadRecord } from '../core/profile-record';
import type { Journal } from './profile-journal';
import { errorName, type ProfileStore } from './profile-store';

/** Why the profile cannot be kept where it belongs. */
export type Obstacle = 'full' | 'refused' | 'silent' | 'failing' | 'newer';

/** What stands between the visitor's ratings and the place where they are kept. */
export interface Trouble {
  readonly why: Obstacle;
  /** What earlier visits have kept has not been read yet. */
  readonly unread: boolean;
  /** What is said on this page survives the closing of the tab all the same. */
  readonly safe: boolean;
}

/** After so long without an answer the visitor is told. */
export const PATIENCE_MS = 3000;
/** What has failed is tried again this often. */
export const RETRY_MS = 5000;

interface Pending {
  readonly act: Act;
  /** Its place in the journal; undefined where that could not be written. */
  readonly key: string | undefined;
}

/** Sees to it that what the visitor does is kept: in the journal at once, in the profile as soon as that can be written. */
export class ProfileKeeper {
  readonly #store: ProfileStore;
  readonly #journal: Journal;
  #kept: Profile = EMPTY_PROFILE;
  #profile = $state.raw<Profile>(EMPTY_PROFILE);
  #pending = $state.raw<readonly Pending[]>([]);
  #why = $state<Obstacle>();
  #read = $state(false);
  #journalWorks = $state(false);
  #busy = false;
  #again = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #onLoaded = () => {};

  /** Set once the profile has been read, or this browser has been given the time for it. */
  loaded = $state(false);
  readonly trouble = $derived<Trouble | undefined>(
    this.#why && {
      why: this.#why,
      unread: !this.#read,
      safe: this.#journalWorks && this.#pending.every(({ key }) => key !== undefined),
    },
  );
  /** What was kept has been deleted from outside the page, which still has it. */
  erased = $state(false);
  /** Set where the record was found damaged, until the visitor has seen it. */
  damage = $state.raw<Damage>();

  constructor(store: ProfileStore, journal: Journal) {
    this.#store = store;
    this.#journal = journal;
    this.#journalWorks = journal.works();
    store.onChange(() => void this.#exchange());
  }

  /** All that is known: what is kept, and what is about to be. */
  get profile(): Profile {
    return this.#profile;
  }

  /** Reads what is kept, with what tabs that are gone have left in the journal. Ends even where the browser never answers. */
  load(): Promise<void> {
    const loaded = new Promise<void>((resolve) => (this.#onLoaded = resolve));
    void this.#exchange();
    return loaded;
  }

  /** The time of the next act: later than everything known, even where the clock has been set back. */
  now(): number {
    return Math.max(Date.now(), lastActAt(this.profile) + 1);
  }

  /** Does something that shows at once. */
  commit(act: Act): void {
    const key = this.#journal.write(act);
    this.#journalWorks = key !== undefined;
    if (act.changes === 'forget') this.#journal.forgetAllBut(key);
    this.#pending = [...this.#pending, { act, key }];
    this.#show();
    void this.#exchange();
  }

  /** Keeps again what was erased from outside. */
  restore(): void {
    this.commit({ at: this.now(), changes: [] });
  }

  /** Writes what is pending and takes over what is kept; one after the other, so that the last word is the latest. */
  async #exchange(): Promise<void> {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#again) {
      this.#again = false;
      await this.#exchangeOnce();
    }
    this.#busy = false;
  }

  async #exchangeOnce(): Promise<void> {
    clearTimeout(this.#retry);
    // Whoever writes takes along what others have left; who only listens does not, or tabs would never fall silent.
    if (!this.#read || this.#pending.length > 0) this.#adopt();
    // Read first: where there is no room to write, earlier visits' ratings are to be seen all the same.
    const pending = this.#read ? this.#pending : [];
    const patience = setTimeout(() => this.#fail('silent'), PATIENCE_MS);
    try {
      const acts = pending.map(({ act }) => act);
      this.#take(await this.#store.exchange(acts, this.#kept), pending);
    } catch (error) {
      this.#fail(obstacleFrom(error));
      this.#retry = setTimeout(() => void this.#exchange(), RETRY_MS);
    }
    clearTimeout(patience);
  }

  /** Makes what the journal holds from other tabs this tab's own. */
  #adopt(): void {
    const own = this.#pending.flatMap(({ key }) => key ?? []);
    const others = this.#journal.read(new Set(own));
    if (others.length === 0) return;
    this.#pending = [...others, ...this.#pending];
    this.#show();
  }

  #take(reading: ReadRecord | undefined, written: readonly Pending[]): void {
    // Nothing where something was: the page goes on with what it has, and asks whether to keep it again.
    this.erased = !reading && this.#kept.entries.length > 0;
    if (reading) this.#kept = reading.profile;
    if (reading?.damage) this.damage = reading.damage;
    this.#journal.remove(written.flatMap(({ key }) => key ?? []));
    this.#pending = this.#pending.filter((pending) => !written.includes(pending));
    this.#show();
    this.#why = undefined;
    this.#again ||= !this.#read && this.#pending.length > 0;
    this.#read = true;
    this.#endLoading();
  }

  /** What is shown changes only where something is different: what follows from it is dear. */
  #show(): void {
    const acts = this.#pending.map(({ act }) => act);
    const profile = applyActs(this.#kept, acts);
    if (!sameProfile(profile, this.#profile)) this.#profile = profile;
  }

  #fail(why: Obstacle): void {
    this.#why = why;
    this.#endLoading();
  }

  #endLoading(): void {
    this.loaded = true;
    this.#onLoaded();
  }
}

function obstacleFrom(error: unknown): Obstacle {
  switch (errorName(error)) {
    case 'QuotaExceededError':
      return 'full';
    case 'RefusedError':
      return 'refused';
    case 'NewerError':
      return 'newer';
    default:
      return 'failing';
  }
}
