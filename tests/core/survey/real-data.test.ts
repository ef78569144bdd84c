// What MovieLens ml-latest-small (9/2018) is known for, where somebody has fetched it: npm run data. Numbers of its charts are
// those that scripts/golden/survey.py computes with numpy.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { yearOfMonth } from '../../../src/core/survey/calendar';
import type { Facts } from '../../../src/core/survey/facts';
import { factsOf } from '../../../src/core/survey/facts-of';
import { subjectOf, type Subject } from '../../../src/core/survey/subject';
import type { Survey } from '../../../src/core/survey/survey';
import type { Tails } from '../../../src/core/survey/tail';
import { tailsOf } from '../../../src/core/survey/tails';
import { loadPublic } from '../../fixtures';
import golden from '../../golden/survey.json';
import { surveyed, toEnd } from './fixtures';

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../../public/data/${FILE}`, import.meta.url));
if (!here) process.stderr.write(`skipped: ${FILE} is not in public/data (npm run data)\n`);

describe.skipIf(!here)('ml-latest-small', () => {
  let subject: Subject;
  let facts: Facts;
  let survey: Survey;

  beforeAll(async () => {
    const { data } = await loadPublic(FILE);
    subject = toEnd(subjectOf(data));
    facts = factsOf(subject);
    survey = surveyed(subject);
  });

  const titleOf = (film: number) => subject.data.films.titles[film];

  test('is as large and as empty as its reports say', () => {
    const { users, films, ratings, tags, unrated, ratedOnce, filled } = facts;
    expect([users, films, ratings, tags]).toEqual([610, 9742, 100_836, 3683]);
    expect([unrated.length, ratedOnce]).toEqual([18, 3446]);
    expect(100 * (1 - filled)).toBeCloseTo(98.3, 2);
    expect(survey.passed).toMatchObject({ ratings: 100_836, users: 610, films: 9724 });
    expect(survey.passed.mean).toBeCloseTo(3.5016, 4);
    expect(survey.passed.sd).toBeCloseTo(1.0425, 4);
    expect(survey.passed.quartiles).toEqual([0.5, 3, 3.5, 4, 5]);
  });

  test('lacks years, genres and ids of these films', () => {
    // Of a thirteenth title, "Death Note: Desu nôto (2006–2007)", the reader takes the first year.
    expect(facts.undated).toHaveLength(12);
    expect(facts.withoutGenre).toHaveLength(34);
    expect(facts.withoutImdb).toHaveLength(0);
    expect(facts.withoutTmdb).toHaveLength(8);
  });

  test('has five titles twice', () => {
    expect(facts.sameTitle.map(([film]) => titleOf(film))).toEqual([
      'Emma',
      'Saturn 3',
      'Confessions of a Dangerous Mind',
      'Eros',
      'War of the Worlds',
    ]);
    expect(facts.sameTitle.every(({ length }) => length === 2)).toBe(true);
  });

  test('begins with the rows of its files', () => {
    expect(facts.firstRatings[0]).toEqual({ userId: 1, film: 0, stars: 4, time: 964_982_703 });
    expect(facts.firstRatings.map(({ film }) => subject.data.films.ids[film])).toEqual([
      1, 3, 6, 47, 50,
    ]);
    expect(facts.firstTags.map(({ tag }) => tag)).toEqual([
      'funny',
      'Highly quotable',
      'will ferrell',
      'Boxing story',
      'MMA',
    ]);
  });

  test('has these stars, genres and years', () => {
    const { stars, genres, years } = golden.latestSmall;
    const { genreNames } = subject.data.films;
    expect([...survey.stars]).toEqual(stars);
    const found = survey.genres
      .slice(0, -1)
      .map(({ genre, films, ratings }) => [genreNames[genre], { films, ratings }]);
    expect(Object.fromEntries(found)).toEqual(genres);
    expect(genres.Drama).toEqual({ films: 4361, ratings: 41_928 });
    const yearly: Record<string, number> = {};
    survey.months!.ratings.forEach((count, k) => {
      const year = yearOfMonth(survey.months!.first + k);
      yearly[year] = (yearly[year] ?? 0) + count;
    });
    expect(yearly).toEqual(years);
    expect(survey.months!.newUsers.reduce((sum, count) => sum + count, 0)).toBe(610);
    expect(survey.months!.newFilms.reduce((sum, count) => sum + count, 0)).toBe(9724);
  });

  test('has means that differ this much', () => {
    const { userMeanSd, filmMeanSd20, filmMeans10 } = golden.latestSmall;
    const { userMeans, filmMeans } = surveyed(subject, {}, { least: 20 });
    expect(userMeans.sd).toBeCloseTo(userMeanSd, 10);
    expect(filmMeans.sd).toBeCloseTo(filmMeanSd20, 10);
    expect([...surveyed(subject, {}, { bins: 10 }).filmMeans.bins]).toEqual(filmMeans10);
  });

  test('has ratings spread over people and films like this', () => {
    const { degrees, frequencies, half } = survey.filmCounts;
    const having = (test: (count: number) => boolean) =>
      frequencies.reduce((sum, frequency, k) => sum + (test(degrees[k]) ? frequency : 0), 0);
    expect(having((count) => count <= 10)).toBe(golden.latestSmall.filmsAtMost10);
    expect(having((count) => count >= 100)).toBe(golden.latestSmall.filmsFrom100);
    expect(half).toBe(659);
    expect(facts.perUser).toEqual({ least: 20, median: 70.5, most: 2698 });
    expect(facts.perFilm).toEqual({ least: 1, median: 3, most: 329 });
  });

  test('has these films at the top', () => {
    const { mostRated, best, popular } = golden.latestSmall;
    const lists = surveyed(subject, {}, { lists: { damping: 10, least: 20, length: 50 } }).lists;
    const idOf = ({ film }: { readonly film: number }) => subject.data.films.ids[film];
    expect(lists.mostRated.map(idOf)).toEqual(mostRated);
    expect(lists.popular.slice(0, 20).map(idOf)).toEqual(popular);
    expect(lists.best.slice(0, 10).map(idOf)).toEqual(best.map(({ id }) => id));
    best.forEach(({ damped }, k) => expect(lists.best[k].damped).toBeCloseTo(damped, 10));
    expect(titleOf(lists.best[0].film)).toBe('The Shawshank Redemption');
  });

  test('has 1,572 films that 58 people have tagged', () => {
    const { taggers, taggedFilms, tagNames } = golden.latestSmall;
    expect([taggers, taggedFilms]).toEqual([58, 1572]);
    expect(survey.tags).toMatchObject({
      uses: 3683,
      users: taggers,
      films: taggedFilms,
      names: tagNames,
    });
    expect(survey.tags.mostUsed[0]).toMatchObject({ tag: 'In Netflix queue', uses: 131 });
  });

  test('has tails that a power law describes worse than a lognormal', () => {
    const tails: Tails = toEnd(tailsOf(subject, {}));
    for (const kind of ['users', 'films'] as const) {
      const [fit, expected] = [tails[kind]!, golden.latestSmall[kind]];
      expect([fit.from, fit.tail, fit.of]).toEqual([expected.from, expected.tail, expected.of]);
      expect(fit.exponent).toBeCloseTo(expected.exponent, 6);
      expect(fit.error).toBeCloseTo(expected.error, 6);
      expect(fit.distance).toBeCloseTo(expected.distance, 6);
      expect(fit.naive.slope).toBeCloseTo(expected.naive.slope, 10);
      expect(fit.lognormal.ratio).toBeCloseTo(expected.lognormal.ratio, 5);
      expect(fit.lognormal.p).toBeCloseTo(expected.lognormal.p, 6);
      expect(fit.exponential.z).toBeCloseTo(expected.exponential.z, 6);
      expect(fit.lognormal.z).toBeLessThan(-2);
    }
  });
});
