// A chart under filters is that of a data set which holds nothing but the ratings that pass them, its own filter left out.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restrict, type Dataset } from '../../../src/core/dataset';
import { monthOf } from '../../../src/core/survey/calendar';
import { subjectOf } from '../../../src/core/survey/subject';
import type { FilterChoice, FilterName, Range, Survey } from '../../../src/core/survey/survey';
import { holds } from '../property';
import { mixedData, surveyed, toEnd } from './fixtures';

const data = mixedData();
const subject = toEnd(subjectOf(data));

interface Rating {
  readonly user: number;
  readonly film: number;
  readonly stars: number;
  readonly time: number;
}

const meanOf = (stars: readonly number[]) => stars.reduce((a, b) => a + b, 0) / stars.length;
const within = ([from, to]: Range, value: number) => from <= value && value <= to;
const withinMeans = ([from, to]: Range, value: number) =>
  from <= value && (value < to || (value === 5 && to === 5));

const ratings: readonly Rating[] = Array.from(data.ratings.indices, (film, k) => ({
  user: data.ratings.starts.findLastIndex((start) => start <= k),
  film,
  stars: data.ratings.halfStars[k] / 2,
  time: data.ratings.times![k],
}));
/** Stars by user or film. */
function starsBy(key: 'user' | 'film') {
  const groups = new Map<number, number[]>();
  for (const rating of ratings) {
    const group = groups.get(rating[key]);
    if (group) group.push(rating.stars);
    else groups.set(rating[key], [rating.stars]);
  }
  return (owner: number) => groups.get(owner) ?? [];
}
const starsOfUser = starsBy('user');
const starsOfFilm = starsBy('film');

/** Whether a rating, or a tag, passes a filter, from the definitions. */
const PASSES: { [N in FilterName]: (range: NonNullable<FilterChoice[N]>, r: Rating) => boolean } = {
  stars: (range, { stars }) => within(range, stars),
  genres: (genres, { film }) => {
    const { genres: bits, genreNames } = data.films;
    const own = genreNames.flatMap((_, g) => ((bits[film] >> g) & 1 ? [g] : []));
    return genres.some((g) => (own.length > 0 ? own.includes(g) : g === genreNames.length));
  },
  years: (range, { film }) => data.films.years[film] > 0 && within(range, data.films.years[film]),
  months: (range, { time }) => within(range, monthOf(time)),
  userMeans: (range, { user }) => withinMeans(range, meanOf(starsOfUser(user))),
  filmMeans: (range, { film }) => withinMeans(range, meanOf(starsOfFilm(film))),
  userCounts: (range, { user }) => within(range, starsOfUser(user).length),
  filmCounts: (range, { film }) => within(range, starsOfFilm(film).length),
};

const passes = (filters: FilterChoice, rating: Rating) =>
  Object.entries(filters).every(([name, filter]) =>
    (PASSES[name as FilterName] as (filter: unknown, rating: Rating) => boolean)(filter, rating),
  );

/** The data set without what fails. */
function passing(filters: FilterChoice): Dataset {
  const { tags, ratings: all } = data;
  const kept = restrict(
    data,
    Uint8Array.from(ratings, (r) => (passes(filters, r) ? 1 : 0)),
  );
  const stays = Array.from(tags.tag, (_, k) => {
    const [user, film] = [tags.user[k], tags.film[k]];
    const at = all.indices.subarray(all.starts[user], all.starts[user + 1]).indexOf(film);
    const stars = at < 0 ? 0 : all.halfStars[all.starts[user] + at] / 2;
    return passes(filters, { user, film, stars, time: tags.times[k] });
  });
  const keep = (values: Uint32Array) => values.filter((_, k) => stays[k]);
  return {
    ...kept,
    tags: {
      names: tags.names,
      user: keep(tags.user),
      film: keep(tags.film),
      tag: keep(tags.tag),
      times: keep(tags.times),
    },
  };
}

const rangeOf = (values: readonly number[]): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.constantFrom(...values), fc.constantFrom(...values))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const sample = <T>(of: readonly T[]) => of.filter((_, k) => k % 7 === 0);
const means = [0.5, 2.5, 3, 3.25, 3.5, 3.75, 4, 5];
const counts = [1, 3, 5, 8, 10, 13, 15, 18, 20, 25, 30];

const choices: fc.Arbitrary<FilterChoice> = fc.record(
  {
    stars: rangeOf([0.5, 1, 2, 3, 3.5, 4, 5]),
    genres: fc.uniqueArray(fc.nat(data.films.genreNames.length), { minLength: 1, maxLength: 4 }),
    years: rangeOf(sample([...data.films.years])),
    months: rangeOf(sample(ratings.map(({ time }) => monthOf(time)))),
    userMeans: rangeOf(means),
    filmMeans: rangeOf(means),
    userCounts: rangeOf(counts),
    filmCounts: rangeOf(counts),
  },
  { requiredKeys: [] },
);

describe('a survey', () => {
  /** Charts that have a filter are named as it is. */
  test('is that of the ratings which pass, each chart but for its own filter', () => {
    holds(
      choices,
      (filters) => {
        const survey = surveyed(subject, filters);
        const expected = surveyed(toEnd(subjectOf(passing(filters))));
        for (const chart of Object.keys(expected) as (keyof Survey)[]) {
          if (chart in filters) {
            const others = Object.entries(filters).filter(([name]) => name !== chart);
            const alone = surveyed(toEnd(subjectOf(passing(Object.fromEntries(others)))));
            expect(survey[chart], chart).toEqual(alone[chart]);
          } else {
            expect(survey[chart], chart).toEqual(expected[chart]);
          }
        }
      },
      30,
    );
  }, 60_000);

  test('of nothing has no numbers, and breaks nowhere', () => {
    const survey = surveyed(subject, { stars: [1.1, 1.2] });
    expect(survey.passed).toMatchObject({ ratings: 0, users: 0, films: 0, mean: NaN, sd: NaN });
    expect(survey.stars.some((count) => count > 0)).toBe(true); // its own filter does not count
    expect(survey.months).toBeUndefined();
    expect(survey.userMeans).toMatchObject({ count: 0, mean: NaN });
    expect(survey.filmCounts).toMatchObject({ half: 0, median: NaN });
    expect(survey.lists).toEqual({ mostRated: [], best: [], worst: [], popular: [], eligible: 0 });
    expect(survey.tags).toMatchObject({ uses: 0, names: 0, mostUsed: [], mostTagged: [] });
  });

  test('knows no time where there is none', () => {
    const { rows, cols, starts, indices, halfStars } = data.ratings;
    const timeless = { rows, cols, starts, indices, halfStars };
    const untimed = toEnd(subjectOf({ ...data, ratings: timeless }));
    const survey = surveyed(untimed);
    expect([survey.months, survey.week]).toEqual([undefined, undefined]);
    expect(survey.passed.ratings).toBe(ratings.length);
    expect(surveyed(untimed, { months: [0, 9999] }).passed.ratings).toBe(0);
  });
});
