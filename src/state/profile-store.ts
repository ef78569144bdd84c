import { createStore, del, get, update } from 'idb-keyval';
import { applyChanges, EMPTY_PROFILE, type Change, type Profile } from '../core/profile';

const KEY = 'profile';

/** Where the visitor's ratings are kept. */
export interface ProfileStore {
  load(): Promise<Profile>;
  /** Applies the changes to what is kept now, so that two tabs never undo each other's. Throws where nothing can be kept. */
  save(changes: readonly Change[]): Promise<Profile>;
  forget(): Promise<void>;
  /** Called when another tab has saved. */
  onOtherTab(listener: () => void): void;
}

/**
 * The profile in IndexedDB, in a database of its own: writes to one store wait for each other, and a rating must not
 * wait for a model of megabytes to be kept.
 */
export function openProfileStore(): ProfileStore {
  const store = createStore('matinee-profile', 'matinee-profile');
  const tabs =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('matinee');
  return {
    load: async () => (await get<Profile>(KEY, store)) ?? EMPTY_PROFILE,
    async save(changes) {
      let saved = EMPTY_PROFILE;
      await update<Profile>(
        KEY,
        (kept) => (saved = applyChanges(kept ?? EMPTY_PROFILE, changes).profile),
        store,
      );
      tabs?.postMessage('profile');
      return saved;
    },
    async forget() {
      await del(KEY, store);
      tabs?.postMessage('profile');
    },
    onOtherTab: (listener) => tabs?.addEventListener('message', listener),
  };
}
