/** Room that what comes of fits in the Lab may take on a device, bytes: of more than that, the oldest goes. */
export const KEPT_BYTES = 128e6;

const BYTES_PER_USER = 8;

/** About how many fits of a search find room in it: each leaves a number per user. */
export const keptScores = (users: number): number =>
  Math.floor(KEPT_BYTES / (BYTES_PER_USER * users));
