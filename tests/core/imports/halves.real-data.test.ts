// What becomes of films that a data set does not have, and of a whole profile in a smaller one: npm run data.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Films } from '../../../src/core/films';
import { titleMatcher, type FilmNames, type Match } from '../../../src/core/imports/match';
import { planImport } from '../../../src/core/imports/plan';
import type { Said } from '../../../src/core/imports/said';
import { EMPTY_PROFILE, refOf } from '../../../src/core/profile';
import { applyActs } from '../../../src/core/profile-acts';
import { loadPublic } from '../../fixtures';
import { foundFilms } from './found';
import { named } from './names';

const FILE = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../../public/data/${FILE}`, import.meta.url));
if (!here) process.stderr.write(`skipped: ${FILE} is not in public/data (npm run data)\n`);

/** Another film of the same title and year, which nothing but an id tells apart. */
const NAMESAKES = [
  'Confessions of a Dangerous Mind 2002 -> Confessions of a Dangerous Mind 2002',
  'Confessions of a Dangerous Mind 2002 -> Confessions of a Dangerous Mind 2002',
  'Emma 1996 -> Emma 1996',
  'Emma 1996 -> Emma 1996',
  'Eros 2004 -> Eros 2004',
  'Eros 2004 -> Eros 2004',
  'Saturn 3 1980 -> Saturn 3 1980',
  'Saturn 3 1980 -> Saturn 3 1980',
  'War of the Worlds 2005 -> War of the Worlds 2005',
  'War of the Worlds 2005 -> War of the Worlds 2005',
];
/** The short film, and the long one that came of it. */
const YEAR_BESIDE = ['Saw 2003 -> Saw 2004', 'Saw 2004 -> Saw 2003'];
/** As "Borat" is the film of the year that the data set has with a subtitle. */
const WITHOUT_SUBTITLE = [
  'Mortal Kombat 1995 -> Mortal Kombat: The Journey Begins 1995',
  'Steve Jobs 2015 -> Steve Jobs: The Man in the Machine 2015',
  'Watchmen 2009 -> Watchmen: Tales of the Black Freighter 2009',
];

describe.skipIf(!here)('of the 9,742 films of ml-latest-small', () => {
  let all: Films;
  let sample: Films;

  beforeAll(async () => {
    all = (await loadPublic(FILE)).data.films;
    sample = (await loadPublic('sample.zip')).data.films;
  });

  const places = () => Array.from({ length: all.count }, (_, film) => film);
  const nameAt = (films: FilmNames, film: number) => `${films.titles[film]} ${films.years[film]}`;

  /** What each is taken for among the half that does not have it. */
  function takenForOthers(
    dated: boolean,
  ): readonly { readonly name: string; readonly by: string }[] {
    return [0, 1].flatMap((half) => {
      const without = namesAt(
        all,
        places().filter((film) => film % 2 !== half),
      );
      const matcher = titleMatcher(without);
      const match = (film: number): Match =>
        matcher.find(named(all.titles[film], dated ? all.years[film] : 0));
      return places()
        .filter((film) => film % 2 === half)
        .flatMap((film) => {
          const found = match(film);
          if (found.kind !== 'matched') return [];
          return { name: `${nameAt(all, film)} -> ${nameAt(without, found.film)}`, by: found.by };
        });
    });
  }

  test('9,732 are found by title and year, and none is taken for another', () => {
    const matcher = titleMatcher(namesAt(all, places()));
    const matches = places().map((film) => matcher.find(named(all.titles[film], all.years[film])));
    const matched = matches.flatMap((match, film) =>
      match.kind === 'matched' ? [[match.film, film]] : [],
    );
    expect(matched).toHaveLength(9_732);
    expect(matched.filter(([found, film]) => found !== film)).toEqual([]);
    expect(matches.filter(({ kind }) => kind === 'ambiguous')).toHaveLength(NAMESAKES.length);
  });

  test('fifteen are taken for another where they are not there, which title and year do not tell', () => {
    const wrong = takenForOthers(true).map(({ name }) => name);
    expect(wrong.sort()).toEqual([...NAMESAKES, ...YEAR_BESIDE, ...WITHOUT_SUBTITLE].sort());
  });

  test('without a year 416 are, and each says that it was found by its title alone', () => {
    const wrong = takenForOthers(false);
    expect(wrong).toHaveLength(416);
    expect(wrong.filter(({ by }) => by !== 'bare title')).toEqual([]);
  });

  test('a profile keeps each with its ids when it is brought back into the sample', () => {
    const said = places().map((film): Said => {
      const ref = { tmdb: all.tmdbIds[film], ...refOf(all, film) };
      const halfStars = 1 + (film % 10);
      return {
        film: ref,
        opinion: { kind: 'rating', halfStars },
        at: film,
        where: `entry ${film}`,
      };
    });
    const found = foundFilms(said, titleMatcher(sample).find);
    const wish = { choices: new Map(), prefer: 'newer' } as const;
    const { changes } = planImport(found, sample, () => undefined, wish);
    const { entries } = applyActs(EMPTY_PROFILE, [{ at: 1e6, changes }]);
    expect(new Set(all.imdbIds).size).toBe(all.count);
    const kept = entries.map(({ film, opinion }) => [film.imdb, film.tmdb ?? 0, opinion]);
    const given = said.map(({ film, opinion }) => [film.imdb, film.tmdb, opinion]);
    const byImdb = (a: readonly unknown[], b: readonly unknown[]) => Number(a[0]) - Number(b[0]);
    expect(kept.sort(byImdb)).toEqual(given.sort(byImdb));
  });
});

/** Some of the films, without their ids. */
function namesAt(films: FilmNames, places: readonly number[]): FilmNames {
  const count = places.length;
  return {
    count,
    titles: places.map((film) => films.titles[film]),
    years: Int16Array.from(places, (film) => films.years[film]),
    imdbIds: new Uint32Array(count),
    tmdbIds: new Uint32Array(count),
  };
}
