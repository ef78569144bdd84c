import { titleKey, type Films } from '../core/films';
import type { Opinion } from '../core/profile';
import { entryKey } from './entry-key';
import type { PlacedEntry } from './profile.svelte';

export type SaidKind = Opinion['kind'];

/** What was said of one film, as a row of the table. */
export interface SaidRow {
  readonly key: string;
  readonly entry: PlacedEntry;
  /** As the open data set has it, where it does. */
  readonly title: string;
  /** 0 unknown. */
  readonly year: number;
  /** Stars, ½ … 5; NaN where it is no rating. */
  readonly yours: number;
  /** Mean stars of the film; NaN where unknown. */
  readonly mean: number;
  /** Ratings that the mean is of; 0 where unknown. */
  readonly count: number;
}

/** What of a data set the rows say. */
export interface RowLibrary {
  readonly films: Films;
  readonly means: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
}

/** Rows of entries, in their order. */
export function saidRows(
  entries: readonly PlacedEntry[],
  library: RowLibrary | undefined,
): SaidRow[] {
  return entries.map((entry) => {
    const { film, opinion, index } = entry;
    const here = library && index !== undefined;
    return {
      key: entryKey(entry),
      entry,
      title: here ? library.films.titles[index] : film.title,
      year: here ? library.films.years[index] : film.year,
      yours: opinion.kind === 'rating' ? opinion.halfStars / 2 : NaN,
      mean: here ? library.means[index] : NaN,
      count: here ? library.counts[index] : 0,
    };
  });
}

/** How many rows there are of each kind. */
export function kindCounts(rows: readonly SaidRow[]): ReadonlyMap<SaidKind, number> {
  const counts = new Map<SaidKind, number>();
  for (const { entry } of rows) {
    counts.set(entry.opinion.kind, (counts.get(entry.opinion.kind) ?? 0) + 1);
  }
  return counts;
}

/** Titles as they are looked for and ordered, kept because a table of thousands asks again and again. */
export function titleKeys(): (title: string) => string {
  const keys = new Map<string, string>();
  return (title) => {
    // Original titles stand in brackets, which titleKey leaves out.
    const key = keys.get(title) ?? titleKey(title.replace(/[()]/g, ' '));
    keys.set(title, key);
    return key;
  };
}
