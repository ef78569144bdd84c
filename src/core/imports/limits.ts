import { MAX_ENTRIES } from '../profile-file';

/** How much a personal file may hold: more than anybody has rated, and little enough for any device. */
export const IMPORT_LIMITS = {
  /** Of one file, inflated. */
  fileBytes: 32_000_000,
  /** Of one line of a table; a review has some thousand. */
  lineBytes: 2 ** 20,
  columns: 1_000,
  /** Lists and objects of a JSON file, however deep. */
  jsonParts: 2_000_000,
  /** Of one file, those of series included. */
  rows: 200_000,
  /** Films that one file says something of, as many as a profile can hold. */
  said: MAX_ENTRIES,
  titleCharacters: 500,
} as const;
