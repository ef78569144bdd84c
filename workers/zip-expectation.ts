import { LIMITS } from '../src/core/formats/limits';

/** How much an archive of somebody's own ratings may hold. With reviews, lists and all, few exceed one megabyte. */
export const PERSONAL_LIMITS = {
  archiveBytes: 2 ** 26,
  /** Of all files that are read, inflated. */
  inflatedBytes: 2 ** 26,
  /** Rows of all files that are opened at once. */
  rows: 100_000,
} as const;

/** What an archive is expected to be, as messages say it. */
export interface ZipExpectation {
  /** "the zip archive of a MovieLens data set" */
  readonly what: string;
  readonly archiveBytes: number;
  /** What to do where it holds too much: "zip the folder of the data set by itself" */
  readonly less: string;
  /** Where there is a better one: "download the zip from GroupLens" */
  readonly another: string;
}

/** What is opened as a data set. */
export const DATASET_ZIP: ZipExpectation = {
  what: 'the zip archive of a MovieLens data set',
  archiveBytes: LIMITS.archiveBytes,
  less: 'zip the folder of the data set by itself',
  another: 'download the zip from GroupLens',
};

const BY_THEMSELVES = 'open the files in it by themselves';

/** What is opened as somebody's own ratings. */
export const PERSONAL_ZIP: ZipExpectation = {
  what: 'a zip archive of your ratings as you exported it',
  archiveBytes: PERSONAL_LIMITS.archiveBytes,
  less: BY_THEMSELVES,
  another: 'export your ratings again',
};

/** What is opened without a word of what it is. */
export const EITHER_ZIP: ZipExpectation = {
  what: 'a zip archive of a MovieLens data set, or of your ratings as you exported it',
  archiveBytes: LIMITS.archiveBytes,
  less: BY_THEMSELVES,
  another: 'download or export it again',
};

/** What archives hold, for somebody who has opened another one. */
export const HOLDS = {
  data: 'A data set has movies.csv and ratings.csv in one folder.',
  personal:
    'Exports hold files such as ratings.csv and watched.csv from Letterboxd, or ratings-movies.json from Trakt.',
} as const;
