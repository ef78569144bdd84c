import { EXPORTED, REMIND_AFTER } from './backup-marks';
import type { ProfileState } from './profile.svelte';

const KEY = 'matinee-backup';

/** From when on ratings count, and how many there were when the visitor did not want to hear of it. */
interface Mark {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly putOff: number;
}

type Ratings = Pick<ProfileState, 'ratings' | 'entries' | 'keeper'>;

/**
 * Which ratings are on this device only: those given after the last export as JSON, which alone holds everything. Before the
 * first export, those given since what was the earliest one when this was first looked at. What is imported counts as of its own
 * dates, not from the import on: what was given before either is in a file that the visitor has, and is not counted. Followed by
 * other tabs.
 */
export class Backup {
  readonly #profile: Ratings;
  #mark = $state.raw<Mark>();

  readonly #counted = $derived.by<Mark>(() => {
    const { forgottenAt } = this.#profile.keeper.profile;
    const mark = this.#mark ?? { since: 0, putOff: 0 };
    return mark.since < forgottenAt ? { since: forgottenAt, putOff: 0 } : mark;
  });
  readonly unsaved = $derived.by(
    () => this.#profile.ratings.filter(({ at }) => at > this.#counted.since).length,
  );
  /** Whether the visitor is to be reminded. */
  readonly due = $derived.by(() => this.unsaved >= this.#counted.putOff + REMIND_AFTER);

  constructor(profile: Ratings, events: EventTarget = globalThis) {
    this.#profile = profile;
    const kept = read();
    this.#mark = kept ?? { since: this.#first(), putOff: 0 };
    events.addEventListener(EXPORTED, () => this.#exported());
    events.addEventListener('storage', (event) => {
      if ((event as StorageEvent).key === KEY) this.#mark = read() ?? this.#mark;
    });
  }

  /** Keeps from when on ratings count, once there are any: a page that keeps nothing of the visitor keeps no mark. */
  remember(): void {
    if (this.#mark && this.#profile.entries.length > 0 && !read()) write(this.#mark);
  }

  /** Not now: after as many more again. */
  putOff(): void {
    this.#set({ since: this.#counted.since, putOff: this.unsaved });
  }

  forget(): void {
    this.#mark = { since: this.#next() - 1, putOff: 0 };
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing was kept.
    }
  }

  #exported(): void {
    this.#set({ since: this.#next() - 1, putOff: 0 });
  }

  #set(mark: Mark): void {
    this.#mark = mark;
    write(mark);
  }

  /** Just before the earliest entry; now, where there is none. */
  #first(): number {
    return (this.#profile.entries.at(-1)?.at ?? this.#next()) - 1;
  }

  /** Later than all that has been said, even where the clock has been set back. */
  #next(): number {
    return this.#profile.keeper.now();
  }
}

const known = new WeakMap<Ratings, Backup>();

/**
 * The one of a profile: where nothing can be kept, what the visitor has put off is known to it alone. It outlives the screen
 * that asks.
 */
export function backupOf(profile: Ratings): Backup {
  if (!known.has(profile)) $effect.root(() => void known.set(profile, new Backup(profile)));
  return known.get(profile) as Backup; // the line above has run
}

/** Two numbers; undefined where there is nothing that can be read. */
function read(): Mark | undefined {
  try {
    const [since, putOff] = (localStorage.getItem(KEY) ?? '').split(' ').map(Number);
    return since > 0 && putOff >= 0 ? { since, putOff } : undefined;
  } catch {
    return undefined;
  }
}

function write({ since, putOff }: Mark): void {
  try {
    localStorage.setItem(KEY, `${since} ${putOff}`);
  } catch {
    // A browser that keeps nothing: it lasts until the tab is closed.
  }
}
