import type { Act } from '../core/profile';
import { readAct } from '../core/profile-record';

const PREFIX = 'matinee-act:';

/** An act that is not yet in the profile, and under which key it is written down. */
export interface Noted {
  readonly key: string;
  readonly act: Act;
}

/**
 * What visitors have done and what is not yet in the profile, shared by all tabs. Writing is over when the call returns, so a
 * tab that is killed after a click has left it here. Each act has a key of its own and is never changed, only removed: tabs
 * cannot get in each other's way.
 */
export interface Journal {
  /** The act's key; undefined where this browser keeps nothing or has no room. */
  write(act: Act): string | undefined;
  /** The acts of all tabs but those of these keys, the earliest first. What cannot be read is left where it is. */
  read(known?: ReadonlySet<string>): readonly Noted[];
  remove(keys: readonly string[]): void;
  /** Removes every act but this one, readable or not. */
  forgetAllBut(key: string | undefined): void;
  /** Whether this browser keeps what is written. */
  works(): boolean;
}

/** The journal in localStorage, the only storage that is written before a click handler returns. */
export function openJournal(): Journal {
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const remove = (some: readonly string[]) => some.forEach((key) => localStorage.removeItem(key));

  return {
    write: (act) => or(undefined, () => write(act)),
    read: (known = new Set()) =>
      or([], () => keys().filter((key) => !known.has(key)))
        .flatMap(noted)
        .sort((a, b) => a.act.at - b.act.at),
    remove: (some) => or(undefined, () => remove(some)),
    forgetAllBut: (key) => or(undefined, () => remove(keys().filter((other) => other !== key))),
    works: () =>
      or(false, () => {
        remove([write({ at: 0, changes: [] })]);
        return true;
      }),
  };
}

/** What `use` returns; the other where localStorage is missing, refused or full: who asks goes on without a journal. */
function or<T>(other: T, use: () => T): T {
  try {
    return use();
  } catch {
    return other;
  }
}

function write(act: Act): string {
  const key = `${PREFIX}${act.at}-${Math.random().toString(36).slice(2)}`;
  localStorage.setItem(key, JSON.stringify({ version: 1, ...act }));
  return key;
}

function noted(key: string): Noted[] {
  const act = or(undefined, () => readAct(JSON.parse(localStorage.getItem(key) ?? '')));
  return act ? [{ key, act }] : [];
}
