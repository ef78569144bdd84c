import { expect, test } from 'vitest';
import type { FilterChoice } from '../../../src/core/survey/survey';
import { filterTexts, filtersFrom } from '../../../src/state/data/filter-text';

const GENRES = ['Action', 'Drama', 'Sci-Fi'];

test.each<[FilterChoice, Record<string, string>]>([
  [{}, {}],
  [{ stars: [4, 5] }, { stars: '4..5' }],
  [
    { stars: [0.5, 0.5], genres: [1, 3] },
    { stars: '0.5..0.5', genre: 'Drama,none' },
  ],
  [{ years: [1990, 1999] }, { released: '1990..1999' }],
  [{ months: [313, 491] }, { rated: '1996-02..2010-12' }],
  [
    { userMeans: [3.25, 4], filmMeans: [0.5, 5] },
    { personmean: '3.25..4', filmmean: '0.5..5' },
  ],
  [
    { userCounts: [20, 49], filmCounts: [1, 1] },
    { personcount: '20..49', filmcount: '1..1' },
  ],
])('%j is %j in the address, and back', (filters, texts) => {
  const written = filterTexts(filters, GENRES);
  expect(JSON.parse(JSON.stringify(written))).toEqual(texts);
  expect(filtersFrom(written, GENRES)).toEqual(filters);
});

test.each([
  { stars: '5..4' },
  { stars: '4' },
  { stars: '4..5..6' },
  { stars: '3.3..4' },
  { stars: '0..5' },
  { stars: '..' },
  { released: '1990..Infinity' },
  { released: '90..99' },
  { rated: '1996-13..1997-01' },
  { rated: '313..400' },
  { personmean: '-1..3' },
  { filmcount: '0..4' },
  { filmcount: '1.5..4' },
  { genre: 'Polka' },
  { genre: '' },
])('%j filters nothing', (texts) => {
  expect(filtersFrom(texts, GENRES)).toEqual({});
});

test('of genres, those that the data set has are taken, each once', () => {
  expect(filtersFrom({ genre: 'Sci-Fi,Polka,Action,Sci-Fi' }, GENRES)).toEqual({ genres: [0, 2] });
});
