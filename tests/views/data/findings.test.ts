import { describe, expect, test } from 'vitest';
import type { CountChart, GenreRow, MeanChart, TimeChart } from '../../../src/core/survey/survey';
import type { TailFit } from '../../../src/core/survey/tail';
import {
  countsFinding,
  filmsFinding,
  genresFinding,
  peopleFinding,
  rankFinding,
  starsFinding,
  tagsFinding,
  tailCaveat,
  tailVerdict,
  timeFinding,
  yearsFinding,
} from '../../../src/views/data/findings';

const means = (sd: number, count = 10) => ({ count, mean: 3.5, sd }) as MeanChart;
const rival = (ratio: number, p: number) => ({ ratio, z: 0, p });
const tail = (lognormal = rival(-5, 0.01), exponential = rival(9, 0)) =>
  ({
    exponent: 2.794,
    error: 0.0661,
    from: 39,
    tail: 668,
    of: 9724,
    distance: 0.05,
    scale: 1,
    naive: { slope: -1.65, intercept: 3, r2: 0.9 },
    lognormal,
    exponential,
  }) as TailFit;
const counts = (all: readonly number[], half: number) =>
  ({
    order: Uint32Array.from(all.keys()),
    counts: Uint32Array.from(all),
    half,
    mean: 10.37,
    median: 3,
  }) as CountChart;

describe('stars', () => {
  test.each([
    [
      [1370, 2811, 1791, 7551, 5550, 20_047, 13_136, 26_818, 8551, 13_211],
      'Whole stars are favourites',
    ],
    [[0, 10, 0, 20, 0, 30, 0, 40, 0, 20], 'Only whole stars are given'],
    [[5, 5, 5, 5, 5, 5, 5, 5, 5, 5], 'Half stars are as usual as whole ones'],
    [[5, 1, 5, 1, 5, 1, 5, 1, 5, 1], 'Half stars are favourites'],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'No ratings here'],
  ])('%j: %s', (stars, title) => {
    expect(starsFinding(stars).title).toBe(title);
  });

  test('the one that is given most often is counted', () => {
    expect(starsFinding([0, 0, 0, 0, 0, 1000, 0, 3000, 0, 0]).text).toBe(
      '4★ is given most often: 3,000 of 4,000 ratings, 75\u00a0%. Mean 3.75, standard deviation 0.43.',
    );
  });
});

test.each([
  [10, 1, 'A few films hold most ratings'],
  [10, 3, 'Some films hold most ratings'],
  [10, 5, 'Ratings are spread over many films'],
])('of %d films %d have half: %s', (films, half, title) => {
  const all = Array.from({ length: films }, (_, k) => films - k);
  expect(rankFinding(counts(all, half)).title).toBe(title);
});

test.each([
  [[7], 1, '1 film rated here.'],
  [[9, 1, 1], 1, '1 of 3 rated films has half of all ratings or more; 2 have exactly one.'],
])('of few films, %j, nothing is made of how they share', (all, half, text) => {
  expect(rankFinding(counts(all, half))).toEqual({
    title: 'How ratings are spread over films',
    text,
  });
});

test('films with one rating are counted', () => {
  expect(rankFinding(counts([9, 1, 1, 1, 1, 1], 1)).text).toBe(
    '1 of 6 rated films has half of all ratings or more; 5 have exactly one.',
  );
  expect(rankFinding(counts([], 0)).title).toBe('No ratings here');
});

describe('genres', () => {
  const row = (genre: number, ratings: number, mean: number) =>
    ({ genre, ratings, mean, films: 1, rated: 1, se: 0.1 }) as GenreRow;
  const NAMES = ['Action', 'Drama', 'War'];

  test('those with most ratings are named, and the best and worst of those with enough', () => {
    const rows = [row(0, 500, 3.4), row(1, 900, 3.7), row(2, 10, 5), row(3, 9000, 1)];
    expect(genresFinding(rows, NAMES)).toEqual({
      title: 'Drama and Action are rated most',
      text: 'Of genres with 50 ratings or more, Drama gets the most stars on average, 3.70, Action the fewest, 3.40. A film can have several genres, and counts in each.',
    });
  });

  test('none is the best where all get the same', () => {
    expect(genresFinding([row(0, 500, 5), row(1, 900, 5)], NAMES).text).toBe(
      'A film can have several genres, and counts in each.',
    );
  });

  test('nothing is claimed of too few', () => {
    expect(genresFinding([row(2, 3, 4), row(0, 0, NaN)], NAMES)).toEqual({
      title: 'War is rated most',
      text: 'A film can have several genres, and counts in each.',
    });
  });
});

test.each([
  [0.48, 0.44, 'People differ about as much as films do'],
  [0.6, 0.4, 'People differ more than films do'],
  [0.3, 0.4, 'Films differ more than people do'],
  [0.3, NaN, 'What people give on average'],
])('spreads of %d and %d: %s', (people, films, title) => {
  expect(peopleFinding(means(people), means(films), 20, true).title).toBe(title);
});

test('people of few ratings are not held against films of many', () => {
  const { title, text } = peopleFinding(means(0.9), means(0.4), 20, false);
  expect(title).toBe('What people give on average');
  expect(text).not.toContain('Of films');
});

test('a single one has no spread', () => {
  expect(peopleFinding(means(NaN, 1), means(NaN, 1), 20, true).text).toBe(
    'Mean rating per person, 1 person: 3.50 on average.',
  );
  expect(filmsFinding(means(NaN, 1), 20).text).toContain('1 film with 20 ratings or more. A mean');
});

test('films without ratings enough are not described', () => {
  expect(filmsFinding(means(NaN, 0), 20).text).toContain('No film has 20 ratings or more');
  expect(filmsFinding(means(0.44), 20).title).toBe('Films get 3.50 stars on average');
});

test.each([
  [1, 'The middle film has 1 rating, '],
  [2.5, 'The middle film has 2.5 ratings, '],
  [1234.5, 'The middle film has 1,234.5 ratings, '],
])('a median of %d is worded as it is', (median, words) => {
  const chart = { ...counts([3, 2], 1), median };
  expect(countsFinding(chart, undefined, 'film').text).toContain(words);
});

describe('tails', () => {
  test.each([
    [rival(-5, 0.01), rival(9, 0), 'other'],
    [rival(9, 0), rival(-5, 0.01), 'other'],
    [rival(-5, 0.4), rival(9, 0), 'open'],
    [rival(9, 0.01), rival(9, 0.01), 'law'],
    [rival(9, 0.01), rival(9, 0.5), 'open'],
  ])('%j and %j: %s', (lognormal, exponential, verdict) => {
    expect(tailVerdict(tail(lognormal, exponential))).toBe(verdict);
  });

  test('what is not fitted is not judged', () => {
    expect(tailVerdict(undefined)).toBe('none');
    expect(countsFinding(counts([3, 2], 1), undefined, 'film').title).toBe(
      'How many ratings each film has',
    );
  });

  test('a better curve is named', () => {
    expect(tailCaveat(tail(), 'film')).toContain(
      'exponent 2.79 ± 0.07, fitted by maximum likelihood to the 668 of 9,724 films with 39 ratings or more',
    );
    expect(tailCaveat(tail(), 'film')).toContain('a lognormal curve fits this tail better');
    expect(tailCaveat(tail(rival(9, 0.01), rival(9, 0.5)), 'film')).toContain(
      'an exponential curve fits this tail about as well',
    );
    expect(tailCaveat(tail(rival(1, 0.3), rival(-4, 0)), 'person')).toContain(
      'an exponential curve fits this tail better',
    );
  });
});

test('the year with the most ratings, over all its months', () => {
  const chart = { first: 313, ratings: Uint32Array.of(5, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 6, 4) };
  expect(timeFinding(chart as TimeChart)).toEqual({
    title: 'No year has more ratings than 1997',
    text: '10 of 18, from February 1996 to February 1997; 9 months between have none. Months in UTC.',
  });
});

test('the year since which half of the ratings are', () => {
  const finding = yearsFinding({
    first: 1990,
    films: Uint32Array.of(1, 1, 1, 1),
    rated: Uint32Array.of(1, 1, 1, 1),
    ratings: Uint32Array.of(1, 2, 4, 3),
    means: new Float64Array(4),
    undated: 0,
  });
  expect(finding.title).toBe('At least half of the ratings are of films since 1992');
  expect(finding.text).toContain('1990 to 1993; those of 1992 have the most ratings, 4');
});

test('the tag that is used most', () => {
  const none = { uses: 0, names: 0, users: 0, films: 0, mostUsed: [], mostTagged: [], taggers: [] };
  expect(tagsFinding(none).title).toBe('No tags here');
  const mostUsed = [{ tag: 'noir', uses: 2, films: 2, users: 1 }];
  expect(tagsFinding({ ...none, uses: 3, names: 2, users: 1, films: 2, mostUsed })).toEqual({
    title: '“noir” is the tag used most',
    text: '3 tags, 2 different, by 1 person on 2 films.',
  });
});
