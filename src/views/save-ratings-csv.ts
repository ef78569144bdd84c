import type { Films } from '../core/films';
import { letterboxdRatingsCsv, movielensRatingsCsv } from '../core/formats/profile-csv';
import type { Entry } from '../core/profile';
import { saveFile } from './save-file';

/** Services whose layout ratings can be written in. */
export const LAYOUTS = [
  { id: 'movielens', name: 'MovieLens', write: movielensRatingsCsv },
  { id: 'letterboxd', name: 'Letterboxd', write: letterboxdRatingsCsv },
] as const;

/** Hands the visitor the ratings among entries as a table. */
export function saveRatingsCsv(
  { id, write }: (typeof LAYOUTS)[number],
  entries: readonly Entry[],
  films: Films | undefined,
): void {
  saveFile(`matinee-${id}.csv`, new Blob([write(entries, films)], { type: 'text/csv' }));
}
