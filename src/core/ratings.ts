import { fail } from './errors';

/**
 * Sparse ratings, row by row: row r owns the positions starts[r] … starts[r + 1] − 1.
 * Users are the rows, films the columns; in the transpose it is the other way round.
 */
export interface Ratings {
  readonly rows: number;
  readonly cols: number;
  /** Row offsets, length rows + 1. */
  readonly starts: Uint32Array;
  /** Column of each rating, ascending within its row. */
  readonly indices: Uint32Array;
  /** Whole half stars, 1 … 10. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970. */
  readonly times?: Uint32Array;
  /** Row of each rating in the source file, from 0: fold files refer to it. */
  readonly order?: Uint32Array;
}

/** Ratings one by one, in any order; the arrays run side by side. */
export interface RatingTriplets {
  readonly row: Uint32Array;
  readonly col: Uint32Array;
  readonly halfStars: Uint8Array;
  readonly times?: Uint32Array;
  readonly order?: Uint32Array;
}

/** Rows from triplets: two counting sorts, by column and then, stably, by row. Duplicates stay, side by side. */
export function ratingsFrom(rows: number, cols: number, triplets: RatingTriplets): Ratings {
  const { row, col, halfStars } = triplets;
  if (col.length !== row.length || halfStars.length !== row.length) {
    fail(
      'DataError',
      `Got ${row.length} rows, ${col.length} columns and ${halfStars.length} ratings; expected as many of each.`,
    );
  }
  const byColumn = sorted(cols, col, identity(row.length));
  const byRow = sorted(rows, row, byColumn.positions);
  return gather({ rows, cols, starts: byRow.starts }, triplets, col, byRow.positions);
}

/** The same ratings, columns as rows. */
export function transpose(ratings: Ratings): Ratings {
  const { rows, cols, indices } = ratings;
  const row = rowsOf(ratings);
  const byColumn = sorted(cols, indices, identity(indices.length));
  return gather(
    { rows: cols, cols: rows, starts: byColumn.starts },
    ratings,
    row,
    byColumn.positions,
  );
}

/** The row of each rating. */
export function rowsOf({ rows, starts, indices }: Ratings): Uint32Array<ArrayBuffer> {
  const row = new Uint32Array(indices.length);
  for (let r = 0; r < rows; r++) row.fill(r, starts[r], starts[r + 1]);
  return row;
}

/** The ratings at the positions for which keep is not 0, in the same order and of the same shape. */
export function selectRatings(ratings: Ratings, keep: Uint8Array): Ratings {
  const { rows, cols, indices } = ratings;
  const starts = new Uint32Array(rows + 1);
  const positions = new Uint32Array(keep.reduce((sum, k) => sum + (k ? 1 : 0), 0));
  let next = 0;
  for (let r = 0; r < rows; r++) {
    for (let k = ratings.starts[r]; k < ratings.starts[r + 1]; k++) {
      if (keep[k]) positions[next++] = k;
    }
    starts[r + 1] = next;
  }
  return gather({ rows, cols, starts }, ratings, indices, positions);
}

/** Mean of all ratings in stars; NaN when there are none. */
export function meanStars({ halfStars }: Ratings): number {
  let sum = 0;
  for (let k = 0; k < halfStars.length; k++) sum += halfStars[k];
  return sum / 2 / halfStars.length;
}

/** Half stars as stars. */
export function starsOf(halfStars: Uint8Array): Float64Array {
  const stars = new Float64Array(halfStars.length);
  for (let k = 0; k < stars.length; k++) stars[k] = halfStars[k] / 2;
  return stars;
}

/** 0 … n − 1. */
export const identity = (n: number) => Uint32Array.from({ length: n }, (_, k) => k);
/** How many ratings a row has. */
export const countOf = ({ starts }: Pick<Ratings, 'starts'>, row: number): number =>
  starts[row + 1] - starts[row];

/** Counting sort: the given positions grouped by key, each group in the order of the input. */
function sorted(keys: number, key: Uint32Array, positions: Uint32Array) {
  const starts = new Uint32Array(keys + 1);
  for (const k of positions) starts[key[k] + 1] += 1;
  for (let k = 0; k < keys; k++) starts[k + 1] += starts[k];
  const next = starts.slice();
  const out = new Uint32Array(positions.length);
  for (const k of positions) out[next[key[k]]++] = k;
  return { starts, positions: out };
}

function gather(
  shape: Pick<Ratings, 'rows' | 'cols' | 'starts'>,
  { halfStars, times, order }: Pick<RatingTriplets, 'halfStars' | 'times' | 'order'>,
  column: Uint32Array,
  positions: Uint32Array,
): Ratings {
  const pick = (source: Uint32Array) => positions.map((k) => source[k]);
  const stars = new Uint8Array(positions.length);
  for (let k = 0; k < positions.length; k++) stars[k] = halfStars[positions[k]];
  return {
    ...shape,
    indices: pick(column),
    halfStars: stars,
    ...(times && { times: pick(times) }),
    ...(order && { order: pick(order) }),
  };
}
