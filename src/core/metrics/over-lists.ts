import type { Share } from '../evaluation/measurement';
import type { Case } from '../evaluation/outcome';

/** A mean over all listed films, those of every user together; the first `at` of each list count. */
export const overLists =
  (at: number, valueOf: (film: number) => number) =>
  ({ list }: Case): Share => {
    const films = list.subarray(0, at);
    return { sum: films.reduce((sum, film) => sum + valueOf(film), 0), weight: films.length };
  };
