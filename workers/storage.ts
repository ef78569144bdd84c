import type { Fitted } from '../src/core/models/model';
import type { Places } from '../src/core/projection/projection';
import type { FitProgress } from './api';
import { openCache, type Kept } from './cache';
import type { Loaded } from './loader';

/** A data set that this device keeps. */
export interface KeptDataset {
  readonly name: string;
  readonly sha256: string;
  /** Room it takes. */
  readonly bytes: number;
  /** Counts up with every opening, on any page of this origin: the highest was opened last. */
  readonly opened: number;
  /** True where the visitor brought it, false where it came with the page. */
  readonly own: boolean;
}

/** What the workers keep on this device: data sets, fits and layouts. No call throws. */
export interface Storage {
  loadDataset(sha256: string): Promise<Loaded | undefined>;
  /** False where this browser keeps nothing or has no room. */
  saveDataset(loaded: Loaded, own: boolean): Promise<boolean>;
  /** Notes that a kept data set has been opened once more; false where it is not there. */
  markOpened(sha256: string): Promise<boolean>;
  /** Forgets a data set, and what was worked out from it. */
  forgetDataset(sha256: string): Promise<void>;
  loadFit(key: string): Promise<Fitted | undefined>;
  /** What training last said of a kept fit; undefined where that is not known. */
  progressOf(key: string): Promise<FitProgress | undefined>;
  /** False where this browser keeps nothing or has no room even after older fits are gone. */
  saveFit(key: string, fitted: Fitted, progress?: FitProgress): Promise<boolean>;
  loadLayout(key: string): Promise<Places | undefined>;
  /** False where this browser keeps nothing or has no room even after older layouts and fits are gone. */
  saveLayout(key: string, places: Places): Promise<boolean>;
  /** Layouts and outcomes go with the fits. */
  forget(what: 'fits' | 'all'): Promise<void>;
  /** Bytes are those of fits and of what was worked out with them. */
  usage(): Promise<{ fits: number; fitBytes: number; datasets: readonly KeptDataset[] }>;
}

/** What is known of a kept value. */
export type Note =
  | {
      /** Milliseconds since 1970. */
      readonly keptAt: number;
      /** Of a fit: what training last said of it. */
      readonly progress?: FitProgress;
    }
  | Pick<KeptDataset, 'name' | 'opened' | 'own'>;

const DATASET = 'dataset:';
const FIT = 'fit:';
const LAYOUT = 'layout:';
/** What came of a model in the Lab; see outcomes.ts. */
export const OUTCOME = 'outcome:';
/** Everything that is worked out from a data set, first what goes first. */
const WORKED = [OUTCOME, LAYOUT, FIT];

export const ofKind = (kept: readonly Kept<Note>[], prefix: string) =>
  kept.filter(({ key }) => key.startsWith(prefix));

const datasetsOf = (kept: readonly Kept<Note>[]): KeptDataset[] =>
  ofKind(kept, DATASET).flatMap(({ key, bytes, note }) =>
    'own' in note ? [{ ...note, sha256: key.slice(DATASET.length), bytes }] : [],
  );

/** The count of an opening that follows these. */
const next = (datasets: readonly KeptDataset[]) =>
  1 + Math.max(0, ...datasets.map(({ opened }) => opened));

const ageOf = ({ note }: Kept<Note>) => ('keptAt' in note ? note.keptAt : note.opened);
export const byAge = (a: Kept<Note>, b: Kept<Note>) => ageOf(a) - ageOf(b);

/** What is worked out, by kind and oldest first; then data sets that come with the page. What a visitor brought stays. */
export function evictable(kept: readonly Kept<Note>[]): readonly Kept<Note>[] {
  const spare = ofKind(kept, DATASET).filter(({ note }) => 'own' in note && !note.own);
  const worked = WORKED.flatMap((prefix) => ofKind(kept, prefix).sort(byAge));
  return [...worked, ...spare.sort(byAge)];
}

/** Plain data: IndexedDB clones typed arrays as they are, so there is nothing to encode. */
export function openStorage(): Storage {
  const cache = openCache<Note>('matinee', evictable);

  const datasets = async () => datasetsOf(await cache.list());

  return {
    loadDataset: (sha256) => cache.load<Loaded>(DATASET + sha256),
    async saveDataset(loaded, own) {
      const { sha256, name } = loaded.data;
      const note = { name, own, opened: next(await datasets()) };
      return cache.save(DATASET + sha256, loaded, note);
    },
    async markOpened(sha256) {
      const all = await datasets();
      const kept = all.find((dataset) => dataset.sha256 === sha256);
      if (!kept) return false;
      const { name, own } = kept;
      return cache.annotate(DATASET + sha256, { name, own, opened: next(all) });
    },
    async forgetDataset(sha256) {
      const keys = (await cache.list()).map(({ key }) => key);
      const ofIt = (key: string) =>
        key === DATASET + sha256 || WORKED.some((kind) => key.startsWith(kind + sha256));
      await cache.forget(keys.filter(ofIt));
    },
    loadFit: (key) => cache.load<Fitted>(FIT + key),
    async progressOf(key) {
      const note = await cache.note(FIT + key);
      return note && 'progress' in note ? note.progress : undefined;
    },
    saveFit: (key, fitted, progress) =>
      cache.save(FIT + key, fitted, { keptAt: Date.now(), ...(progress && { progress }) }),
    loadLayout: (key) => cache.load<Places>(LAYOUT + key),
    saveLayout: (key, places) => cache.save(LAYOUT + key, places, { keptAt: Date.now() }),
    async forget(what) {
      const kept = await cache.list();
      const prefixes = what === 'fits' ? WORKED : [''];
      const going = prefixes.flatMap((prefix) => ofKind(kept, prefix));
      await cache.forget(going.map(({ key }) => key));
    },
    async usage() {
      const kept = await cache.list();
      const worked = WORKED.flatMap((prefix) => ofKind(kept, prefix));
      const fitBytes = worked.reduce((sum, { bytes }) => sum + bytes, 0);
      return { fits: ofKind(kept, FIT).length, fitBytes, datasets: datasetsOf(kept) };
    },
  };
}
