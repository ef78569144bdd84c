import type { Films } from '../films';
import type { FilterChoice, FilterName, Range } from './survey';
import type { Subject } from './subject';

/** A bit for each filter. */
export const BIT = {
  stars: 1,
  genres: 2,
  years: 4,
  months: 8,
  userMeans: 16,
  filmMeans: 32,
  userCounts: 64,
  filmCounts: 128,
} as const satisfies Readonly<Record<FilterName, number>>;

/** Ratings between two looks at the clock. */
export const SLICE = 1 << 18;

/** Which filters each rating, and each tag, fails: a bit set of {@link BIT}. */
export interface Sieve {
  /** The filters that are there at all. */
  readonly active: number;
  readonly ratings: Uint8Array;
  readonly tags: Uint8Array;
}

/** The filters that a chart obeys: all that are there, but for its own. */
export const careOf = (sieve: Pick<Sieve, 'active'>, own?: FilterName): number =>
  own ? sieve.active & ~BIT[own] : sieve.active;

/** Yields after every few hundred thousand ratings. */
export function* sieveFor(subject: Subject, filters: FilterChoice): Generator<void, Sieve> {
  const parts = partsFor(subject, filters);
  const { user, months } = subject;
  const { indices, halfStars } = subject.data.ratings;
  const ratings = new Uint8Array(indices.length);
  for (let from = 0; from < ratings.length; from += SLICE) {
    const to = Math.min(from + SLICE, ratings.length);
    for (let k = from; k < to; k++) {
      ratings[k] = parts.users[user[k]] | parts.films[indices[k]] | parts.stars[halfStars[k]];
    }
    if (filters.months) {
      for (let k = from; k < to; k++) ratings[k] |= months ? parts.month(months[k]) : BIT.months;
    }
    yield;
  }
  const { tagging } = subject;
  const { tags } = subject.data;
  return {
    active: activeOf(filters),
    ratings,
    tags: new Uint8Array(tags.user.length).map(
      (_, k) =>
        parts.users[tags.user[k]] |
        parts.films[tags.film[k]] |
        parts.stars[tagging.halfStars[k]] |
        parts.month(tagging.months[k]),
    ),
  };
}

function activeOf(filters: FilterChoice): number {
  let bits = 0;
  for (const [name, bit] of Object.entries(BIT)) {
    if (filters[name as FilterName]) bits |= bit;
  }
  return bits;
}

/** What users, films, numbers of half stars (0 for a tag without a rating) and months fail. */
function partsFor({ data, users, films }: Subject, filters: FilterChoice) {
  const { stars, years, months, userMeans, userCounts, filmMeans, filmCounts } = filters;
  const { years: released } = data.films;
  return {
    users: marked(users.counts.length, [
      [BIT.userMeans, userMeans && ((user) => withinMeans(userMeans, users.means[user]))],
      [BIT.userCounts, userCounts && ((user) => within(userCounts, users.counts[user]))],
    ]),
    films: marked(films.counts.length, [
      [BIT.filmMeans, filmMeans && ((film) => withinMeans(filmMeans, films.means[film]))],
      [BIT.filmCounts, filmCounts && ((film) => within(filmCounts, films.counts[film]))],
      [BIT.years, years && ((film) => released[film] !== 0 && within(years, released[film]))],
      [BIT.genres, filters.genres && isOfAny(data.films, filters.genres)],
    ]),
    stars: marked(11, [[BIT.stars, stars && ((half) => half > 0 && within(stars, half / 2))]]),
    month: (month: number) => (months && !within(months, month) ? BIT.months : 0),
  };
}

type Test = (place: number) => boolean;

/** A bit set for each of so many places: the bits of the tests that it fails. */
function marked(
  length: number,
  tests: readonly (readonly [bit: number, passes: Test | undefined])[],
): Uint8Array<ArrayBuffer> {
  const fails = new Uint8Array(length);
  for (const [bit, passes] of tests) {
    if (!passes) continue;
    for (let place = 0; place < length; place++) if (!passes(place)) fails[place] |= bit;
  }
  return fails;
}

function isOfAny({ genres, genreNames }: Films, chosen: readonly number[]): Test {
  const known = chosen.filter((genre) => genre < genreNames.length);
  const bits = known.reduce((sum, genre) => sum | (1 << genre), 0);
  const none = chosen.includes(genreNames.length);
  return (film) => (genres[film] & bits) !== 0 || (none && genres[film] === 0);
}

const within = ([from, to]: Range, value: number) => value >= from && value <= to;

/** The end is included only where it is 5, so that ranges side by side share no mean. */
const withinMeans = ([from, to]: Range, mean: number) =>
  mean >= from && (mean < to || (to >= 5 && mean === 5));
