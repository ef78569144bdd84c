import { titleKey } from '../core/films';
import type { PlacedEntry } from './profile.svelte';
import type { SaidKind, SaidRow } from './ratings-rows';

export type OrderBy = 'title' | 'year' | 'difference' | 'yours' | 'mean' | 'when';

export interface RowOrder {
  readonly by: OrderBy;
  readonly descending: boolean;
}

/** Which rows are shown. */
export interface RowFilter {
  /** Words of the title, or a year; empty for all. */
  readonly text: string;
  /** Undefined for all. */
  readonly kind: SaidKind | undefined;
  /** Stars; what has no stars is left out unless these are ½ and 5. */
  readonly from: number;
  readonly to: number;
  /** Only films that the open data set does not have. */
  readonly elsewhere: boolean;
}

/** An order and a filter that were asked for, and the rows as they were then. */
export interface Arrangement {
  readonly order: RowOrder;
  readonly filter: RowFilter;
  /** By key; {@link arranged} adds the rows that it has not seen. */
  readonly then: Map<string, FirstSeen>;
}

/** A row when it was first arranged, and its place among all. */
interface FirstSeen {
  readonly row: SaidRow;
  readonly place: number;
}

export const LATEST_FIRST: RowOrder = { by: 'when', descending: true };
export const EVERYTHING: RowFilter = {
  text: '',
  kind: undefined,
  from: 0.5,
  to: 5,
  elsewhere: false,
};

const ORDERS: readonly string[] = ['title', 'year', 'difference', 'yours', 'mean', 'when'];

/** Reads "year" or, downwards, "-year"; the latest first where it is neither. */
export function orderFrom(text = ''): RowOrder {
  const by = text.replace(/^-/, '');
  return ORDERS.includes(by)
    ? { by: by as OrderBy, descending: text.startsWith('-') } // one of the list
    : LATEST_FIRST;
}

/** What {@link orderFrom} reads; undefined for the latest first. */
export function orderText({ by, descending }: RowOrder): string | undefined {
  const text = `${descending ? '-' : ''}${by}`;
  return text === '-when' ? undefined : text;
}

/**
 * The rows that pass the filter, in order, both judged by what the rows were when they were first arranged: a row stays where it
 * is while it is changed, and comes back to its place. Unknown values come last either way; of equal ones the latest is first.
 */
export function arranged(
  rows: readonly SaidRow[],
  { order, filter, then }: Arrangement,
  keyOf: (title: string) => string,
): SaidRow[] {
  const fresh = then.size === 0;
  const pairs = rows.map((row, place) => {
    const known = then.get(row.key);
    if (known) return { row, known };
    const seen = { row, place: fresh ? place : -1 };
    then.set(row.key, seen);
    return { row, known: seen };
  });
  const passes = tester(filter, keyOf);
  const compare = comparer(order, keyOf);
  return pairs
    .filter(({ known }) => passes(known.row))
    .map((pair) => ({ ...pair, value: compare.value(pair.known.row) }))
    .sort(
      (a, b) =>
        compare.values(a.value, b.value) ||
        b.known.row.entry.at - a.known.row.entry.at ||
        a.known.place - b.known.place,
    )
    .map(({ row }) => row);
}

/** Whether the same order and filter would now give other rows or another order. */
export function isStale(
  rows: readonly SaidRow[],
  shown: readonly SaidRow[],
  asked: Arrangement,
  keyOf: (title: string) => string,
): boolean {
  const { then } = asked;
  if (!rows.some((row) => changed(then.get(row.key)?.row, row))) return false;
  const anew = arranged(rows, { ...asked, then: new Map() }, keyOf);
  return anew.length !== shown.length || anew.some(({ key }, k) => key !== shown[k].key);
}

function changed(then: SaidRow | undefined, { entry }: SaidRow): boolean {
  return (
    then !== undefined &&
    (then.entry.at !== entry.at ||
      then.entry.opinion.kind !== entry.opinion.kind ||
      starsOf(then.entry) !== starsOf(entry))
  );
}

const starsOf = ({ opinion }: PlacedEntry) => (opinion.kind === 'rating' ? opinion.halfStars : 0);

function tester(
  { text, kind, from, to, elsewhere }: RowFilter,
  keyOf: (title: string) => string,
): (row: SaidRow) => boolean {
  const query = titleKey(text.replace(/[()]/g, ' ')).replace(/^(the|an?)$/, ''); // a title that is begun
  const words = query.split(' ').filter(Boolean);
  const anyStars = from <= 0.5 && to >= 5;
  return ({ entry, title, year, yours }) =>
    (kind === undefined || entry.opinion.kind === kind) &&
    (anyStars || (yours >= from && yours <= to)) &&
    (!elsewhere || entry.index === undefined) &&
    (words.length === 0 ||
      words.every((word) => keyOf(title).includes(word) || word === String(year)));
}

interface Comparer {
  value(row: SaidRow): number | string;
  values(a: number | string, b: number | string): number;
}

function comparer({ by, descending }: RowOrder, keyOf: (title: string) => string): Comparer {
  const sign = descending ? -1 : 1;
  const unknown = (value: number | string) => Number(Number.isNaN(value));
  return {
    value: (row) => (by === 'title' ? keyOf(row.title) : numberOf(row, by)),
    values: (a, b) => unknown(a) - unknown(b) || sign * (Number(a > b) - Number(a < b)),
  };
}

/** NaN where unknown. */
function numberOf({ entry, year, yours, mean }: SaidRow, by: Exclude<OrderBy, 'title'>): number {
  switch (by) {
    case 'year':
      return year || NaN;
    case 'yours':
      return yours;
    case 'mean':
      return mean;
    case 'difference':
      return yours - mean;
    case 'when':
      return entry.at || NaN;
  }
}
