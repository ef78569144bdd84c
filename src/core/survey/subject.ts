import type { Dataset, Tags } from '../dataset';
import { rowsOf, type Ratings } from '../ratings';
import { hourOfWeek, monthsOf } from './calendar';
import { tagOrders, type TagOrders } from './tag-orders';

/** A data set with all that does not depend on filters, worked out once. */
export interface Subject {
  readonly data: Dataset;
  /** The user of each rating. */
  readonly user: Uint32Array;
  /** The month of each rating, from January 1970; undefined where no time is known. */
  readonly months: Uint16Array | undefined;
  /** The hour of the week of each rating, as {@link hourOfWeek} has it; undefined likewise. */
  readonly hours: Uint8Array | undefined;
  /** The month after the last of them; 0 without any. */
  readonly monthEnd: number;
  readonly users: Owners;
  readonly films: Owners;
  readonly tagging: Tagging;
}

/** Users or films: how many ratings each has, and their mean stars, NaN for none. */
export interface Owners {
  readonly counts: Uint32Array;
  readonly means: Float64Array;
}

/** What is known of each tag. */
export interface Tagging {
  readonly months: Uint16Array;
  /** Half stars that its user gave its film; 0 for no rating. */
  readonly halfStars: Uint8Array;
  readonly orders: TagOrders;
}

/** Yields between its parts. */
export function* subjectOf(data: Dataset): Generator<void, Subject> {
  const { ratings, byFilm, films, tags } = data;
  const user = rowsOf(ratings);
  yield;
  const months = ratings.times && monthsOf(ratings.times);
  const monthEnd = months?.reduce((end, month) => Math.max(end, month + 1), 0) ?? 0;
  yield;
  const hours = ratings.times && hoursOf(ratings.times);
  yield;
  const users = ownersOf(ratings);
  yield;
  const filmOwners = ownersOf(byFilm);
  yield;
  const tagging = {
    months: monthsOf(tags.times),
    halfStars: starsOfTags(ratings, tags),
    orders: tagOrders(tags, ratings.rows, films.count),
  };
  return { data, user, months, hours, monthEnd, users, films: filmOwners, tagging };
}

function hoursOf(times: Uint32Array): Uint8Array<ArrayBuffer> {
  const hours = new Uint8Array(times.length);
  for (let k = 0; k < times.length; k++) hours[k] = hourOfWeek(times[k]);
  return hours;
}

function ownersOf({ rows, starts, halfStars }: Ratings): Owners {
  const counts = new Uint32Array(rows);
  const means = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = starts[row]; k < starts[row + 1]; k++) sum += halfStars[k];
    counts[row] = starts[row + 1] - starts[row];
    means[row] = sum / 2 / counts[row];
  }
  return { counts, means };
}

function starsOfTags(
  { starts, indices, halfStars }: Ratings,
  { user, film }: Tags,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(user, (u, k) => {
    let [low, high] = [starts[u], starts[u + 1]];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (indices[middle] < film[k]) low = middle + 1;
      else high = middle;
    }
    return low < starts[u + 1] && indices[low] === film[k] ? halfStars[low] : 0;
  });
}
