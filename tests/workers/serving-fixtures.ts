import type { Fitted } from '../../src/core/models/model';
import { historyFrom } from '../../src/core/history';
import type { Places } from '../../src/core/projection/projection';
import type { FitProgress, FitRequest } from '../../workers/api';
import { createJob } from '../../workers/job';
import type { Loaded } from '../../workers/loader';
import { createServing, type ConnectJob } from '../../workers/serving';
import type { Storage } from '../../workers/storage';
import { fileSource } from './fixtures';

/** A storage that keeps fits and layouts in memory, and no data sets. */
export function memory(): Storage {
  const fits = new Map<string, Fitted>();
  const told = new Map<string, FitProgress>();
  const layouts = new Map<string, Places>();
  return {
    loadDataset: () => Promise.resolve(undefined),
    saveDataset: () => Promise.resolve(false),
    loadFit: (key) => Promise.resolve(fits.get(key)),
    progressOf: (key) => Promise.resolve(told.get(key)),
    saveFit(key, fitted, progress) {
      if (progress) told.set(key, progress);
      return Promise.resolve(fits.set(key, fitted).size > 0);
    },
    loadLayout: (key) => Promise.resolve(layouts.get(key)),
    saveLayout: (key, places) => Promise.resolve(layouts.set(key, places).size > 0),
    forget: () => Promise.resolve([fits, layouts].forEach((kept) => kept.clear())),
    usage: () => Promise.resolve({ fits: fits.size, fitBytes: 0, datasets: [] }),
    markOpened: () => Promise.resolve(true),
    forgetDataset: () => Promise.resolve(),
  };
}

/** As if it had been read from its archive. */
export const restored = (loaded: Loaded) => ({ ...loaded, restored: false });

export const somebody = historyFrom([
  { film: 3, halfStars: 10 },
  { film: 40, halfStars: 9 },
  { film: 7, halfStars: 2 },
]);

export const EASE: FitRequest = {
  use: 'ranking',
  model: 'ease',
  params: { l2: 150 },
  seed: 1,
  holdOut: 0,
};
export const ALS: FitRequest = {
  use: 'map',
  model: 'als',
  params: { factors: 4, iterations: 2 },
  seed: 1,
  holdOut: 0.02,
};
/** The same model for stars. */
export const STARS: FitRequest = { ...ALS, use: 'stars' };

/** Jobs done at once, in this thread. */
export const inThread: ConnectJob = () => ({ ...createJob(), close() {} });

/** A service with a data set open and some models fitted. */
export async function servingOf(
  loaded: Loaded,
  requests: readonly FitRequest[] = [],
  connectJob = inThread,
) {
  const service = createServing(memory(), connectJob, () => Promise.resolve(restored(loaded)));
  await service.open(fileSource('sample.zip', new Uint8Array()), () => {});
  const { port1 } = new MessageChannel();
  for (const request of requests) await service.fit(request, 1, port1, () => {});
  return service;
}
