// The same films within the real data set, where somebody has fetched it: npm run data.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseTitle, type Films } from '../../../src/core/films';
import { titleMatcher, type Match } from '../../../src/core/imports/match';
import { loadPublic } from '../../fixtures';
import { titleCases } from './title-cases';

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../../public/data/${FILE}`, import.meta.url));
if (!here) process.stderr.write(`skipped: ${FILE} is not in public/data (npm run data)\n`);

describe.skipIf(!here)('films of the cases among all of ml-latest-small', () => {
  let films: Films;

  beforeAll(async () => ({ films } = (await loadPublic(FILE)).data));

  test('are found, or are among the choices', () => {
    const matcher = titleMatcher(films);
    const places = placesOf(films);
    const tried = titleCases().filter((one) => one.expected === 'film' && places.has(one.film));
    const found = tried.map((one) => ({
      title: one.said.title,
      match: matcher.find(one.said),
      meant: places.get(one.film)!,
    }));
    expect(found.filter(({ match, meant }) => !filmsOf(match).includes(meant))).toEqual([]);
    expect(tried.length).toBeGreaterThanOrEqual(300);
    const decided = found.filter(({ match }) => match.kind === 'matched').length;
    expect(decided / tried.length).toBeGreaterThan(0.95);
  });
});

/** The films of the data set that the cases write in the same way: "Matrix, The (1999)". */
function placesOf(films: Films): ReadonlyMap<string, number> {
  const keys = new Map(films.titles.map((title, k) => [`${title} ${films.years[k]}`, k]));
  const places = titleCases().flatMap(({ film }) => {
    const { title, year } = parseTitle(film);
    const place = keys.get(`${title} ${year}`);
    return place === undefined ? [] : [[film, place] as const];
  });
  return new Map(places);
}

function filmsOf(match: Match): readonly number[] {
  if (match.kind === 'matched') return [match.film];
  return match.kind === 'ambiguous' ? match.films : [];
}
