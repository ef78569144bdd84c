import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import type { Fitted } from '../src/core/models/model';
import type { Loaded } from './loader';

const VERSION = 1;

/** A cached value: dropped, never migrated, when its version is another. */
interface Kept<T> {
  readonly version: typeof VERSION;
  /** Milliseconds since 1970: the oldest goes first when room is needed. */
  readonly keptAt: number;
  readonly bytes: number;
  readonly value: T;
}

/** The worker's part of the database: data sets and fits, both of them caches. No call throws. */
export interface Storage {
  loadDataset(sha256: string): Promise<Loaded | undefined>;
  saveDataset(loaded: Loaded): Promise<boolean>;
  loadFit(key: string): Promise<Fitted | undefined>;
  /** False where this browser keeps nothing or has no room even after older fits are gone. */
  saveFit(key: string, fitted: Fitted): Promise<boolean>;
  forget(what: 'fits' | 'all'): Promise<void>;
  usage(): Promise<{ fits: number; fitBytes: number; dataBytes: number }>;
}

const DATASET = 'dataset:';
const FIT = 'fit:';

/** Plain data: IndexedDB clones typed arrays as they are, so there is nothing to encode. */
export function openStorage(): Storage {
  const database = createStore('matinee', 'matinee');
  // Where IndexedDB is refused or missing, opening it throws at once; here that is a rejection like any other.
  const store: UseStore = async (mode, use) => database(mode, use);

  async function load<T>(key: string): Promise<T | undefined> {
    const kept = await get<Kept<T>>(key, store).catch(() => undefined); // a cache: what cannot be read is made again
    return kept?.version === VERSION ? kept.value : undefined;
  }

  async function save(key: string, value: unknown): Promise<boolean> {
    const kept = { version: VERSION, keptAt: Date.now(), bytes: bytesOf(value), value };
    for (;;) {
      try {
        await set(key, kept, store);
        return true;
      } catch (error) {
        if ((error as Error).name !== 'QuotaExceededError' || !(await evictOldest(key)))
          return false;
      }
    }
  }

  async function namesKept(): Promise<string[]> {
    const names = await keys<string>(store).catch(() => []); // every key of this database is a text
    return names.filter((name) => name.startsWith(DATASET) || name.startsWith(FIT));
  }

  async function all() {
    return Promise.all(
      (await namesKept()).map(async (name) => ({
        name,
        kept: await get<Kept<unknown>>(name, store).catch(() => undefined),
      })),
    );
  }

  async function evictOldest(except: string): Promise<boolean> {
    const others = (await all()).filter(({ name }) => name !== except);
    const [oldest] = others.sort((a, b) => (a.kept?.keptAt ?? 0) - (b.kept?.keptAt ?? 0));
    if (!oldest) return false;
    return del(oldest.name, store).then(
      () => true,
      () => false,
    );
  }

  return {
    loadDataset: (sha256) => load<Loaded>(DATASET + sha256),
    saveDataset: (loaded) => save(DATASET + loaded.data.sha256, loaded),
    loadFit: (key) => load<Fitted>(FIT + key),
    saveFit: (key, fitted) => save(FIT + key, fitted),
    async forget(what) {
      const names = (await namesKept()).filter((name) => what === 'all' || name.startsWith(FIT));
      await Promise.all(names.map((name) => del(name, store).catch(() => {}))); // what cannot be deleted is not there
    },
    async usage() {
      const entries = await all();
      const of = (prefix: string) => entries.filter(({ name }) => name.startsWith(prefix));
      const bytes = (list: typeof entries) =>
        list.reduce((sum, { kept }) => sum + (kept?.bytes ?? 0), 0);
      return { fits: of(FIT).length, fitBytes: bytes(of(FIT)), dataBytes: bytes(of(DATASET)) };
    },
  };
}

/** Size of the typed arrays and texts in a value, whatever its shape. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return 8;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}
