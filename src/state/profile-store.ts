import { get, update, type UseStore } from 'idb-keyval';
import type { Act, Profile } from '../core/profile';
import { applyActs } from '../core/profile-acts';
import { readRecord, type ReadRecord } from '../core/profile-record';
import { openTabs } from './profile-tabs';

const NAME = 'matinee-profile';
const KEY = 'profile';

/** Where the visitor's ratings are kept. */
export interface ProfileStore {
  /**
   * Applies acts to what is kept at that moment, so that two tabs never undo each other's; none at all only reads. Resolves
   * once the result is on the disk, with what is kept then: undefined where nothing is. Where a record that was there is gone,
   * `known` takes its place. Throws where it cannot be done: NewerError where a newer version has kept it, RefusedError
   * where there is no database, else what the browser says.
   */
  exchange(acts: readonly Act[], known: Profile): Promise<ReadRecord | undefined>;
  /** Called when another tab has written, or when somebody has taken the database away. */
  onChange(listener: () => void): void;
}

/**
 * The profile in IndexedDB, in a database of its own: writes to one store wait for each other, and a rating must not
 * wait for a model of megabytes to be kept.
 */
export function openProfileStore(): ProfileStore {
  const tabs = openTabs();
  const listeners: (() => void)[] = [];
  const database = openDatabase(() => listeners.forEach((listener) => listener()));

  async function attempt(acts: readonly Act[], known: Profile): Promise<ReadRecord | undefined> {
    if (acts.length > 0) return write(acts, known);
    const raw = await get<unknown>(KEY, database.use);
    const kept = raw === undefined ? undefined : recordOf(raw);
    // What could be read counts, even where there is no room to put it in order.
    return kept?.damage ? write(acts, known).catch(() => kept) : kept;
  }

  async function write(acts: readonly Act[], known: Profile): Promise<ReadRecord> {
    let kept: ReadRecord = { profile: known };
    const next = (raw: unknown) => {
      if (raw !== undefined) kept = recordOf(raw);
      kept = { ...kept, profile: applyActs(kept.profile, acts) };
      return kept.profile;
    };
    await update<unknown>(KEY, next, database.use);
    tabs.tell();
    return kept;
  }

  return {
    exchange: (acts, known) =>
      attempt(acts, known).catch((error: unknown) => {
        if (errorName(error) === 'NewerError') throw error;
        database.drop(); // a connection that broke is not told from other failures: once more with a new one
        return attempt(acts, known);
      }),
    onChange(listener) {
      tabs.hear(listener);
      listeners.push(listener);
    },
  };
}

/** An error's name; an aborted transaction may give none. */
export const errorName = (error: unknown) => (error instanceof Error ? error.name : 'AbortError');

function recordOf(raw: unknown): ReadRecord {
  const reading = readRecord(raw);
  if (reading !== 'newer') return reading;
  throw named('NewerError', 'The profile was kept by a newer version.');
}

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

/**
 * A database whose connection is opened anew when the browser has closed it, and given up when somebody wants to delete the
 * database: idb-keyval's own would stay broken in the first case and stand in the way in the second.
 */
function openDatabase(onLost: () => void): { readonly use: UseStore; drop(): void } {
  let connection: Promise<IDBDatabase> | undefined;

  function drop(): void {
    connection?.then(
      (database) => database.close(),
      () => {}, // was never open
    );
    connection = undefined;
  }

  function lost(): void {
    drop();
    onLost();
  }

  async function open(): Promise<IDBDatabase> {
    const database = await opened().catch((error: unknown) => {
      if (errorName(error) === 'QuotaExceededError') throw error;
      throw named('RefusedError', String(error)); // each browser has its own name for it, or no IndexedDB at all
    });
    database.onclose = lost;
    database.onversionchange = lost;
    return database;
  }

  return {
    drop,
    async use(mode, callback) {
      connection ??= open();
      const database = await connection;
      // Strict: what is said to be kept survives a power cut.
      return callback(database.transaction(NAME, mode, { durability: 'strict' }).objectStore(NAME));
    },
  };
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME);
    request.onupgradeneeded = () => request.result.createObjectStore(NAME);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open.'));
  });
}
