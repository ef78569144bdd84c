/** Heights in px of the rows of a table: all the same, but for one that may be opened. */
export interface RowHeights {
  readonly row: number;
  /** What the opened row has besides. */
  readonly opened: number;
}

/** Rows `first` … `last - 1`. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Where a row begins, px below the first; `open` is the opened row, -1 for none. */
export function topOf(index: number, open: number, { row, opened }: RowHeights): number {
  return index * row + (open >= 0 && index > open ? opened : 0);
}

/** The rows of a table of `count` that reach into `from` … `to`, px below its first row, and `spare` more at either end. */
export function rowsWithin(
  from: number,
  to: number,
  spare: number,
  count: number,
  open: number,
  heights: RowHeights,
): RowRange {
  const clamp = (index: number) => Math.min(count, Math.max(0, index));
  const at = (y: number) => {
    const index = Math.floor(y / heights.row);
    if (open < 0 || index <= open) return index;
    return Math.max(open, Math.floor((y - heights.opened) / heights.row));
  };
  return { first: clamp(at(from) - spare), last: clamp(at(to) + 1 + spare) };
}

/** Those rows, and the pinned ones with their neighbours, ascending: Tab leads from a pinned row to the next one. */
export function rowsShown(
  { first, last }: RowRange,
  pinned: readonly number[],
  count: number,
): number[] {
  const rows = new Set<number>();
  for (let index = first; index < last; index++) rows.add(index);
  for (const pin of pinned) {
    for (let index = pin - 1; index <= pin + 1; index++) {
      if (pin >= 0 && index >= 0 && index < count) rows.add(index);
    }
  }
  return [...rows].sort((a, b) => a - b);
}

/** Where a key leads from a row, `page` rows at a time; undefined for other keys. */
export function rowAfter(
  key: string,
  index: number,
  count: number,
  page: number,
): number | undefined {
  const to = new Map([
    ['ArrowDown', index + 1],
    ['ArrowUp', index - 1],
    ['PageDown', index + page],
    ['PageUp', index - page],
    ['Home', 0],
    ['End', count - 1],
  ]);
  const next = to.get(key);
  return next === undefined ? undefined : Math.min(count - 1, Math.max(0, next));
}
