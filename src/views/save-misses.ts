import { missesCsv } from '../core/imports/misses-csv';
import type { Said } from '../core/imports/said';
import { saveFile } from './save-file';

/** Hands the visitor the films of an import that were not found. */
export function saveMisses(misses: readonly Said[]): void {
  saveFile('matinee-not-found.csv', new Blob([missesCsv(misses)], { type: 'text/csv' }));
}
