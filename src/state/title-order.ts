import { titleKey } from '../core/films';
import type { PlacedEntry } from './profile.svelte';

/** Entries in the order of their titles, articles aside. */
export function inOrderOfTitle(entries: readonly PlacedEntry[]): PlacedEntry[] {
  return entries
    .map((entry) => ({ entry, key: titleKey(entry.film.title) }))
    .sort((a, b) => a.key.localeCompare(b.key))
    .map(({ entry }) => entry);
}
