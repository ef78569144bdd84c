import type { SkippedRow } from '../formats/format';
import type { Said } from './said';

/** What a personal file holds. */
export interface PersonalReading {
  /** Who made it: "Letterboxd". */
  readonly service: string;
  /** Its path, within its archive where it lies in one. */
  readonly file: string;
  readonly said: readonly Said[];
  /** Rows of series and their episodes, which are left out. */
  readonly series: number;
  /** Rows that could not be used, and the first few of them. */
  readonly skipped: number;
  readonly examples: readonly SkippedRow[];
  /** What its rows are counted in: "line". */
  readonly unit: string;
  /** Rows taken that have no date of their own, or none that can be read: the file's date stands for it. */
  readonly dateless: number;
  /** What was guessed of the file as a whole, in words. */
  readonly guess?: string;
}

/** A file that somebody opens: one by itself, or one within an archive. */
export interface PersonalFile {
  /** Within its archive where it lies in one: "letterboxd-ann/ratings.csv". */
  readonly path: string;
  /** When it was last changed: milliseconds since 1970. Stands for the date of rows that have none. */
  readonly modified: number;
  readonly bytes: Uint8Array;
}
