/**
 * How much a data set may hold, so that a file that is broken or meant to do harm ends in a message and not in a page
 * that has run out of memory. The largest release, MovieLens latest of 2023, holds half of it or less: 33.8 million
 * ratings in a ratings.csv of 0.9 GB, 330,975 users, 86,537 films, 2.3 million tags; its archive has 0.35 GB.
 */
export const LIMITS = {
  /** Of the archive; its own counters end at twice that. */
  archiveBytes: 2 ** 31,
  /** Files and folders that an archive lists, whether they are needed or not, and the length of that list. */
  archiveFiles: 1_000,
  directoryBytes: 2 ** 20,
  pathBytes: 512,
  /** Of all files that are needed, inflated. */
  inflatedBytes: 2 ** 31,
  /** Inflated bytes for each packed one, of a file with more than `anyRatioBytes`. MovieLens has 4. */
  ratio: 25,
  anyRatioBytes: 2 ** 24,
  /** The longest line of MovieLens has some hundred. */
  lineBytes: 2 ** 16,
  ratings: 64_000_000,
  users: 1_000_000,
  films: 300_000,
  links: 300_000,
  tags: 8_000_000,
  tagNames: 500_000,
  /** Of a title, a tag or a genre. */
  textCharacters: 500,
  /** Of all titles, or of all different tags, together. */
  allCharacters: 2 ** 24,
  /** Genres are kept as the bits of a number; those beyond the limit are left out, their films are not. */
  genres: 32,
} as const;
