// Films as the services write them, each with the one that is meant: written down without looking at how they are matched.
import { describe, expect, test } from 'vitest';
import { titleMatcher, type Match } from '../../../src/core/imports/match';
import { titleCases, titleCatalogue, type TitleCase } from './title-cases';

const KINDS = [
  'id',
  'year',
  'article',
  'accent',
  'alternate',
  'subtitle',
  'numeral',
  'ampersand',
  'punctuation',
  'namesake',
  'missing',
];

const cases = titleCases();
const { raw, names } = titleCatalogue();
const matcher = titleMatcher(names);

/** What became of a case: "film" where it is what is expected, else what was found instead. */
function outcome({ film, expected }: TitleCase, match: Match): string {
  const meant = (k: number): boolean => raw[k] === film;
  if (match.kind === 'missing') return 'none';
  if (match.kind === 'matched') return meant(match.film) ? 'film' : `film ${raw[match.film]}`;
  const listed = match.films.map((k) => raw[k]).join(' / ');
  return expected === 'choose' && match.films.some(meant) ? 'choose' : `choose ${listed}`;
}

test('there are 420 cases, 30 of each kind of trouble, and 150 films that only make it hard', () => {
  const wanted = new Set(cases.map(({ film }) => film));
  expect(cases.length).toBeGreaterThanOrEqual(420);
  expect(new Set(cases.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  for (const kind of KINDS)
    expect(cases.filter((one) => one.kind === kind).length, kind).toBeGreaterThanOrEqual(30);
  expect(raw.filter((film) => !wanted.has(film)).length).toBeGreaterThanOrEqual(150);
});

test('each case names a film of the catalogue, and says what is expected', () => {
  const known = new Set(raw);
  expect(cases.filter(({ film }) => !known.has(film))).toEqual([]);
  expect(new Set(cases.map(({ expected }) => expected))).toEqual(
    new Set(['film', 'choose', 'none']),
  );
});

describe.each(KINDS)('%s', (kind) => {
  test.each(
    cases
      .filter((one) => one.kind === kind)
      .map((one) => [one.said.title, one.said.year || 'no year', one.expected, one] as const),
  )('%s, %s: %s', (_title, _year, expected, one) => {
    expect(outcome(one, matcher.find(one.said))).toBe(expected);
  });
});
