import type { Fitted } from '../src/core/models/model';
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

/** What the worker keeps on this device: data sets and fits. No call throws. */
export interface Storage {
  loadDataset(sha256: string): Promise<Loaded | undefined>;
  /** False where this browser keeps nothing or has no room. */
  saveDataset(loaded: Loaded, own: boolean): Promise<boolean>;
  /** Notes that a kept data set has been opened once more; false where it is not there. */
  markOpened(sha256: string): Promise<boolean>;
  /** Forgets a data set and what was fitted on it. */
  forgetDataset(sha256: string): Promise<void>;
  loadFit(key: string): Promise<Fitted | undefined>;
  /** False where this browser keeps nothing or has no room even after older fits are gone. */
  saveFit(key: string, fitted: Fitted): Promise<boolean>;
  forget(what: 'fits' | 'all'): Promise<void>;
  usage(): Promise<{ fits: number; fitBytes: number; datasets: readonly KeptDataset[] }>;
}

type Note =
  | {
      /** Milliseconds since 1970. */
      readonly keptAt: number;
    }
  | Pick<KeptDataset, 'name' | 'opened' | 'own'>;

const DATASET = 'dataset:';
const FIT = 'fit:';

const ofKind = (kept: readonly Kept<Note>[], prefix: string) =>
  kept.filter(({ key }) => key.startsWith(prefix));

const datasetsOf = (kept: readonly Kept<Note>[]): KeptDataset[] =>
  ofKind(kept, DATASET).flatMap(({ key, bytes, note }) =>
    'own' in note ? [{ ...note, sha256: key.slice(DATASET.length), bytes }] : [],
  );

/** The count of an opening that follows these. */
const next = (datasets: readonly KeptDataset[]) =>
  1 + Math.max(0, ...datasets.map(({ opened }) => opened));

const ageOf = ({ note }: Kept<Note>) => ('keptAt' in note ? note.keptAt : note.opened);
const byAge = (a: Kept<Note>, b: Kept<Note>) => ageOf(a) - ageOf(b);

/** Fits first, oldest first; then data sets that come with the page. What a visitor brought stays. */
function evictable(kept: readonly Kept<Note>[]): readonly Kept<Note>[] {
  const spare = ofKind(kept, DATASET).filter(({ note }) => 'own' in note && !note.own);
  return [...ofKind(kept, FIT).sort(byAge), ...spare.sort(byAge)];
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
      await cache.forget(
        keys.filter((key) => key === DATASET + sha256 || key.startsWith(FIT + sha256)),
      );
    },
    loadFit: (key) => cache.load<Fitted>(FIT + key),
    saveFit: (key, fitted) => cache.save(FIT + key, fitted, { keptAt: Date.now() }),
    async forget(what) {
      const kept = await cache.list();
      await cache.forget(ofKind(kept, what === 'fits' ? FIT : '').map(({ key }) => key));
    },
    async usage() {
      const kept = await cache.list();
      const fits = ofKind(kept, FIT);
      const fitBytes = fits.reduce((sum, { bytes }) => sum + bytes, 0);
      return { fits: fits.length, fitBytes, datasets: datasetsOf(kept) };
    },
  };
}
