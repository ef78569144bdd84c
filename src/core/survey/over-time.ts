import { HOURS_OF_WEEK } from './calendar';
import { SLICE, type Sieve } from './filter';
import type { Subject } from './subject';
import type { TimeChart } from './survey';

const NEVER = 0xffff;

/** @param care Filters that count, as bits. Yields after every few hundred thousand ratings. */
export function* timeChart(
  { data, user, months, monthEnd }: Subject,
  sieve: Sieve,
  care: number,
): Generator<void, TimeChart | undefined> {
  if (!months) return undefined;
  const { indices, halfStars, rows, cols } = data.ratings;
  const [firstOfUser, firstOfFilm] = [rows, cols].map((n) => new Uint16Array(n).fill(NEVER));
  const counts = new Uint32Array(monthEnd);
  const sums = new Float64Array(monthEnd);
  for (let from = 0; from < indices.length; from += SLICE) {
    const to = Math.min(from + SLICE, indices.length);
    for (let k = from; k < to; k++) {
      if (sieve.ratings[k] & care) continue;
      const month = months[k];
      counts[month] += 1;
      sums[month] += halfStars[k];
      if (month < firstOfUser[user[k]]) firstOfUser[user[k]] = month;
      if (month < firstOfFilm[indices[k]]) firstOfFilm[indices[k]] = month;
    }
    yield;
  }
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return undefined;
  const end = counts.findLastIndex((count) => count > 0) + 1;
  const ratings = counts.slice(first, end);
  return {
    first,
    ratings,
    means: sums.slice(first, end).map((sum, k) => sum / 2 / ratings[k]),
    newUsers: tallied(firstOfUser, first, end),
    newFilms: tallied(firstOfFilm, first, end),
  };
}

function tallied(months: Uint16Array, first: number, end: number): Uint32Array<ArrayBuffer> {
  const counts = new Uint32Array(end - first);
  for (const month of months) if (month !== NEVER) counts[month - first] += 1;
  return counts;
}

/** Ratings by hour of the week; undefined where no time is known. Yields as above. */
export function* weekChart(
  { hours }: Subject,
  sieve: Sieve,
  care: number,
): Generator<void, Uint32Array | undefined> {
  if (!hours) return undefined;
  const week = new Uint32Array(HOURS_OF_WEEK);
  for (let from = 0; from < hours.length; from += SLICE) {
    const to = Math.min(from + SLICE, hours.length);
    for (let k = from; k < to; k++) {
      if (!(sieve.ratings[k] & care)) week[hours[k]] += 1;
    }
    yield;
  }
  return week;
}
