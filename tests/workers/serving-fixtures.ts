import type { Fitted } from '../../src/core/models/model';
import type { Loaded } from '../../workers/loader';
import type { Storage } from '../../workers/storage';

/** A storage that keeps fits in memory, and no data sets. */
export function memory(): Storage {
  const fits = new Map<string, Fitted>();
  return {
    loadDataset: () => Promise.resolve(undefined),
    saveDataset: () => Promise.resolve(false),
    loadFit: (key) => Promise.resolve(fits.get(key)),
    saveFit: (key, fitted) => Promise.resolve(fits.set(key, fitted).size > 0),
    forget: () => Promise.resolve(fits.clear()),
    usage: () => Promise.resolve({ fits: fits.size, fitBytes: 0, datasets: [] }),
    markOpened: () => Promise.resolve(true),
    forgetDataset: () => Promise.resolve(),
  };
}

/** As if it had been read from its archive. */
export const restored = (loaded: Loaded) => ({ ...loaded, restored: false });
