import { describe, expect, test } from 'vitest';
import type { Difference, TasteProfile, TasteRow } from '../../src/core/recommend/taste-profile';
import {
  agreementText,
  decadesText,
  differenceText,
  fameText,
  fewGenresText,
  generosityText,
  genresText,
  knownText,
  percentText,
  reachText,
  tasteAwaitedText,
  tasteFromText,
  unusualText,
} from '../../src/ui/taste';

const difference = (mean: number, reach: number, count = 20): Difference => ({
  count,
  mean,
  se: reach / 2,
  reach,
});
const row = (name: string, mean: number, reach: number): TasteRow => ({
  name,
  rated: 20,
  share: 0.5,
  usualShare: 0.25,
  own: 3.5,
  others: 3.5 - mean,
  ...difference(mean, reach),
});
const taste = (change: Partial<TasteProfile>): TasteProfile => ({
  rated: 20,
  generosity: difference(-0.42, 0.13),
  distance: 0.81,
  stars: [],
  genres: [],
  decades: [],
  fame: 150.5,
  known: 12,
  best: 100,
  ...change,
});

describe('how generous somebody is', () => {
  test('is said with its error', () => {
    expect(generosityText(taste({}))).toBe(
      'You give 0.4 stars less than others do to the same films, ±\u00a00.1. On one film you are typically 0.8 stars from the mean.',
    );
    expect(generosityText(taste({ generosity: difference(0.314, 0.088) }))).toContain(
      'You give 0.31 stars more than others do to the same films, ±\u00a00.09.',
    );
  });

  test('is not claimed where it may be chance, or where there are few', () => {
    expect(generosityText(taste({ generosity: difference(0.1, 0.3) }))).toMatch(
      /^You give about what others do .*0\.1 stars more, ±\u00a00\.3, which may be chance/,
    );
    expect(generosityText(taste({ generosity: difference(-0.7, 1.6, 6) }))).toMatch(
      /^Whether you give more or less than others .* cannot be told yet: 0\.7 stars less, ±\u00a01\.6, which may be chance/,
    );
    expect(generosityText(taste({ generosity: difference(2, NaN, 3) }))).toBe(
      'Too few to say how generous you are: others have rated 3 of your films, and it takes 5.',
    );
    expect(generosityText(taste({ generosity: difference(1, NaN, 6) }))).toBe(
      'Too little to say how generous you are: on every film you are equally far from the mean.',
    );
  });
});

describe('genres', () => {
  test('stand out from what somebody usually gives', () => {
    const genres = [row('Crime', 0.5, 0.2), row('War', 0.1, 0.3), row('Drama', -0.4, 0.3)];
    const generous = { generosity: difference(0.2, 0.1) };
    expect(genresText(taste({ ...generous, genres }))).toBe(
      'You are kinder than usual to Crime, and harder than usual on Drama.',
    );
    expect(genresText(taste({ ...generous, genres: [row('War', 0.1, 0.3)] }))).toBe(
      'No genre stands out from how you rate films in general.',
    );
    const many = Array.from({ length: 12 }, (_, k) => row(`G${k}`, k < 3 ? 2 : 0.2, 0.3));
    expect(genresText(taste({ ...generous, genres: many }))).toBe(
      'You are kinder than usual to G0, G1 and G2. With 12 genres, about one may stand out by chance.',
    );
  });

  test('of few films, or of films that differ alike, are not spoken of', () => {
    const few = { ...row('War', 2, NaN), count: 4 };
    expect(genresText(taste({ genres: [few] }))).toMatch(/^Too few to say: no genre has 5/);
    expect(genresText(taste({ genres: [few, row('Crime', 2, NaN)] }))).toMatch(
      /^Too little to say/,
    );
    expect(genresText(taste({ genres: [few, { ...few, name: 'Crime' }] }))).toMatch(
      /no genre of 2 has 5/,
    );
  });

  test('of few films are counted beside those that say something', () => {
    const [few, said] = [{ ...row('War', 2, NaN), count: 4 }, row('Crime', 0.5, 0.2)];
    expect(fewGenresText([said, few])).toBe(
      '1 further genre has fewer than 5 of your films: too few to say.',
    );
    expect(fewGenresText([said, few, few])).toMatch(/^2 further genres have fewer than 5/);
    expect([fewGenresText([said]), fewGenresText([few, few])]).toEqual(['', '']);
  });
});

test('decades are said beside those of the data set', () => {
  expect(decadesText([row('1980s', 0, 1), { ...row('1990s', 0, 1), rated: 21 }])).toBe(
    '50\u00a0% of your ratings are of films of the 1990s; of all ratings in this data set 25\u00a0% are.',
  );
  expect(decadesText([])).toBe('None of your films has a year in this data set.');
});

test('agreement has its range and what it comes from', () => {
  expect(agreementText({ films: 24, value: 0.333, low: -0.08, high: 0.65 })).toBe(
    'Your stars and the films’ means have a correlation of 0.33, likely −0.08 to 0.65, over 24 films: 1 is in step, 0 is unrelated.',
  );
  expect(agreementText({ films: 10, value: -0.001, low: -0.6, high: 0.6 })).toContain('of 0.00,');
});

test.each([
  [{ value: 0.68, low: 0.41, high: 0.88 }, '7 in 10', ', likely between 4 in 10 and 9 in 10'],
  [{ value: 0.96, low: 0.7, high: 0.99 }, 'nearly all', ', likely between 7 in 10 and nearly all'],
  [{ value: 0.99, low: 0.97, high: 1 }, 'nearly all', ''],
  [{ value: 0.68, low: 0.66, high: 0.71 }, '7 in 10', ''],
])('a place among people is said with its range: %j', (share, place, range) => {
  expect(unusualText(share, 610)).toBe(
    `Your taste is more unusual than that of ${place} of the 610 people with enough ratings${range}.`,
  );
});

test('a place among people is said from the side on which most are', () => {
  expect(unusualText({ value: 0.02, low: 0, high: 0.2 }, 610)).toBe(
    'Your taste is more usual than that of nearly all of the 610 people with enough ratings, likely between 8 in 10 and nearly all.',
  );
});

test('how well known films are', () => {
  expect(fameText(taste({}))).toBe(
    'Half of your films have 151 ratings or more. 12 of your 20 are among the 100 best known.',
  );
  expect(knownText(0.92, 610)).toContain('less known than those of 9 in 10 of the 610 people');
  expect(knownText(0.02, 610)).toContain('better known than those of nearly all of the 610 people');
  expect(knownText(1, 610)).toContain('less known than those of nearly all of the 610 people');
});

test('which ratings it comes from, and what it waits for', () => {
  expect(tasteFromText(taste({}))).toBe('From your 20 ratings of films in this data set.');
  expect(tasteFromText(taste({ rated: 21 }))).toContain('1 film that nobody in it has rated is');
  expect(tasteFromText(taste({ rated: 22 }))).toContain('2 films that nobody in it has rated are');
  expect(tasteAwaitedText(1)).toMatch(/^1 more rating, and/);
});

test.each([
  [0, '0\u00a0%'],
  [0.001, 'under 1\u00a0%'],
  [0.366, '37\u00a0%'],
  [1, '100\u00a0%'],
])('a share of %d is %s', (share, text) => {
  expect(percentText(share)).toBe(text);
});

test('differences are written to the digit that their error leaves', () => {
  expect([differenceText(difference(-0.42, 0.2)), reachText(difference(-0.42, 0.2))]).toEqual([
    '−0.4',
    '±\u00a00.2',
  ]);
  expect(differenceText(difference(0.424, 0.05))).toBe('+0.42');
  expect(differenceText(difference(-0.04, 0.2))).toBe('0.0');
});
