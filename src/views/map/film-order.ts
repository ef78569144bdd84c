import type { FilmView } from '../../state/app.svelte';

/** What a list of films can be ordered by. */
export type OrderBy = 'title' | 'year' | 'ratings' | 'mean' | 'predicted' | 'yours';

/** The columns of a list that it can be ordered by. */
export const COLUMNS: readonly { readonly by: OrderBy; readonly text: string }[] = [
  { by: 'title', text: 'Title' },
  { by: 'year', text: 'Year' },
  { by: 'ratings', text: 'Ratings' },
  { by: 'mean', text: 'Mean' },
  { by: 'predicted', text: 'Predicted' },
  { by: 'yours', text: 'Yours' },
];

export interface Order {
  readonly by: OrderBy;
  readonly descending: boolean;
}

type FilmOf = (film: number) => Pick<FilmView, 'title' | 'year' | 'genres'>;

/** What films are ordered by; numbers per film of the data set, NaN where unknown. */
export interface OrderSource {
  readonly filmOf: FilmOf;
  /** Those of {@link titleRanks}. */
  readonly titleRanks: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
  readonly means: ArrayLike<number>;
  readonly predicted: ArrayLike<number> | undefined;
  /** Half stars, 0 for none. */
  readonly yoursOf: (film: number) => number;
}

const collator = new Intl.Collator('en', { numeric: true, ignorePunctuation: true });

/** The place of each film in the order of titles; once per data set, as comparing words takes its time. */
export function titleRanks(count: number, filmOf: FilmOf): Uint32Array {
  const titles = Array.from({ length: count }, (_, film) => filmOf(film).title);
  const order = [...titles.keys()].sort((a, b) => collator.compare(titles[a], titles[b]) || a - b);
  const ranks = new Uint32Array(count);
  order.forEach((film, rank) => (ranks[film] = rank));
  return ranks;
}

/**
 * Films in an order. Those of which a number is unknown come last, whichever way; ties by the number of ratings, the most first,
 * then by title.
 */
export function ordered(
  films: Iterable<number>,
  { by, descending }: Order,
  source: OrderSource,
): number[] {
  const sign = descending ? -1 : 1;
  const byTitle = (a: number, b: number) => source.titleRanks[a] - source.titleRanks[b];
  if (by === 'title') return [...films].sort((a, b) => sign * byTitle(a, b));
  const value = valueOf(by, source);
  const rows = Array.from(films, (film) => ({ film, value: value(film) }));
  return rows
    .sort(
      (a, b) =>
        Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value)) ||
        (Number.isNaN(a.value) ? 0 : sign * (a.value - b.value)) ||
        source.counts[b.film] - source.counts[a.film] ||
        byTitle(a.film, b.film),
    )
    .map(({ film }) => film);
}

/** A number of a film, NaN where it is unknown. */
function valueOf(by: Exclude<OrderBy, 'title'>, source: OrderSource): (film: number) => number {
  switch (by) {
    case 'year':
      return (film) => source.filmOf(film).year || NaN;
    case 'ratings':
      return (film) => source.counts[film];
    case 'mean':
      return (film) => source.means[film];
    case 'predicted':
      return (film) => source.predicted?.[film] ?? NaN;
    case 'yours':
      return (film) => source.yoursOf(film) || NaN;
  }
}

/** The films whose title, year or genres hold every word of the query, whatever its accents and case. */
export function matching(
  films: readonly number[],
  query: string,
  filmOf: FilmOf,
): readonly number[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return films;
  return films.filter((film) => {
    const { title, year, genres } = filmOf(film);
    const text = folded(`${title} ${year || ''} ${genres.join(' ')}`);
    return words.every((word) => text.includes(word));
  });
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
