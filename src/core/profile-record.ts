import { entryFrom, filmFrom, isRecord, timeFrom } from './profile-file';
import {
  PROFILE_VERSION,
  type Act,
  type Change,
  type Entry,
  type Profile,
  type Touch,
} from './profile';

/** How much of a damaged record could be read. */
export interface Damage {
  readonly read: number;
  /** Undefined where it did not even hold a list. */
  readonly of: number | undefined;
}

/** A kept profile, and what was wrong with it. */
export interface ReadRecord {
  readonly profile: Profile;
  readonly damage?: Damage;
}

/**
 * Reads a kept profile, entry by entry: what cannot be read takes nothing else with it, and the record is then listed under
 * `damaged` as it was. Fields that are missing were not known when it was written.
 */
export function readRecord(raw: unknown): ReadRecord | 'newer' {
  const { version, entries, touched, forgottenAt, damaged } = isRecord(raw) ? raw : {};
  if (typeof version === 'number' && version > PROFILE_VERSION) return 'newer';
  const found = Array.isArray(entries) ? entries : undefined;
  const read = salvaged(found, (value) => entryFrom(value, 'entry'));
  const profile: Profile = {
    version: PROFILE_VERSION,
    entries: distinct(read),
    touched: salvaged(touched, touchFrom),
    forgottenAt: timeFrom(forgottenAt),
    damaged: Array.isArray(damaged) ? damaged : [],
  };
  const known = version === 1 || version === PROFILE_VERSION;
  if (known && found?.length === read.length) return { profile };
  return {
    profile: { ...profile, damaged: [...profile.damaged, raw] },
    damage: { read: read.length, of: found?.length },
  };
}

/** Reads an act that was written down; undefined where it cannot be. */
export function readAct(value: unknown): Act | undefined {
  if (!isRecord(value) || value.version !== 1) return undefined;
  const { changes } = value;
  const at = timeFrom(value.at);
  if (changes === 'forget') return { at, changes };
  if (!Array.isArray(changes)) return undefined;
  const read = salvaged(changes, changeFrom);
  return read.length === changes.length ? { at, changes: read } : undefined;
}

function salvaged<T>(values: unknown, read: (value: unknown) => T): T[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value) => {
    try {
      return read(value);
    } catch {
      return []; // counted by who asked
    }
  });
}

function touchFrom(value: unknown): Touch {
  const { film, at } = isRecord(value) ? value : {};
  return { film: filmFrom(film, 'touched'), at: timeFrom(at) };
}

function changeFrom(value: unknown): Change {
  const { film, entry } = isRecord(value) ? value : {};
  return {
    film: filmFrom(film, 'change'),
    entry: entry === undefined ? undefined : entryFrom(entry, 'change'),
  };
}

/** The later of two entries that name their film alike. */
function distinct(entries: readonly Entry[]): Entry[] {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  const byName = new Map<string, Entry>();
  for (const entry of inOrder) {
    const { title, year, imdb } = entry.film;
    const name = JSON.stringify([title, year, imdb]);
    byName.delete(name); // so that it moves to its own time
    byName.set(name, entry);
  }
  return [...byName.values()];
}
