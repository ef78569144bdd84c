import { KEPT_BYTES } from '../src/core/evaluation/kept';
import { openCache } from './cache';
import { byAge, evictable, ofKind, OUTCOME, type Note } from './storage';

/** What came of models in the Lab, by a text that says all that decides it. No call throws. */
export interface OutcomeStorage {
  /** Undefined where there is nothing, or nothing that can be used. */
  loadOutcomes<T>(key: string): Promise<T | undefined>;
  /** False where this browser keeps nothing or has no room. */
  saveOutcomes(key: string, value: unknown): Promise<boolean>;
}

/** Kept beside the fits, and forgotten with them. */
export function openOutcomes(mostBytes = KEPT_BYTES): OutcomeStorage {
  const cache = openCache<Note>('matinee', evictable);

  async function makeRoom(): Promise<void> {
    const kept = ofKind(await cache.list(), OUTCOME).sort(byAge);
    let over = kept.reduce((sum, { bytes }) => sum + bytes, 0) - mostBytes;
    const going = kept.filter(({ bytes }) => {
      const goes = over > 0;
      if (goes) over -= bytes;
      return goes;
    });
    if (going.length > 0) await cache.forget(going.map(({ key }) => key));
  }

  return {
    loadOutcomes: (key) => cache.load(OUTCOME + key),
    async saveOutcomes(key, value) {
      const kept = await cache.save(OUTCOME + key, value, { keptAt: Date.now() });
      if (kept) await makeRoom();
      return kept;
    },
  };
}
