// Properties of matching, on the sample's films and, where somebody has fetched it (npm run data), those of ml-latest-small.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Films } from '../../../src/core/films';
import { titleMatcher, type TitleMatcher } from '../../../src/core/imports/match';
import { filmMatcher, refOf } from '../../../src/core/profile';
import { loadPublic } from '../../fixtures';
import { holds } from '../property';
import { named } from './names';

const LATEST = 'ml-latest-small.zip';
const here = existsSync(new URL(`../../../public/data/${LATEST}`, import.meta.url));
if (!here) process.stderr.write(`skipped: ${LATEST} is not in public/data (npm run data)\n`);

/** Another way of writing a title, which is to find the same film. */
const respelled = fc.constantFrom<(title: string) => string>(
  (title) => title.toUpperCase(),
  (title) => title.toLowerCase(),
  (title) => title.normalize('NFD'),
  (title) => title.normalize('NFD').replace(/\p{M}/gu, ''),
  (title) => title.replace(/['’]/g, ''),
  (title) => title.replace(/'/g, '’'),
  (title) => title.replace(/-/g, ' '),
  (title) => title.replace(/[!?.]/g, ''),
  (title) => title.replace(/ & /g, ' and '),
  (title) => title.replace(/ and /g, ' & '),
  (title) => title.replace(/ II\b/g, ' 2'),
  (title) => title.replace(/ (?:Part|Vol\.) (\d)/g, ' $1'),
  (title) => title.replace(/^(The|A|An|Le|La|Les|Das|Die|Der|El) (.+)$/, '$2, $1'),
  (title) => title.replace(/^(The|A|An) (?=.)/, ''),
  (title) => title.replace(/\s\([^)]*\)/g, ''),
  (title) => `  ${title.replace(/ /g, '  ')} `,
);

describe.each([
  { file: 'sample.zip', pairs: 0, skip: false },
  // Emma, Saturn 3, Confessions of a Dangerous Mind, Eros and War of the Worlds are there twice in one year.
  { file: LATEST, pairs: 5, skip: !here },
])('among the films of $file', ({ file, pairs, skip }) => {
  describe.skipIf(skip)('which are read', () => {
    let films: Films;
    let matcher: TitleMatcher;
    beforeAll(async () => {
      films = (await loadPublic(file)).data.films;
      matcher = titleMatcher(films);
    });

    /** Films that a title and a year may mean. */
    const meant = (title: string, year: number): readonly number[] => {
      const match = matcher.find(named(title, year));
      if (match.kind === 'matched') return [match.film];
      return match.kind === 'ambiguous' ? match.films : [];
    };
    const all = () => Array.from({ length: films.count }, (_, film) => film);
    const anyFilm = fc.nat().map((number) => number % films.count);

    test('each finds itself by title and year, but for namesakes of one year', () => {
      const found = all().map((film) => meant(films.titles[film], films.years[film]));
      const wrong = found.filter((choice, film) => !choice.includes(film));
      expect(wrong).toEqual([]);
      expect(found.filter((choice) => choice.length > 1)).toHaveLength(2 * pairs);
    });

    test('each is among those that its title alone may mean', () => {
      const lost = all().filter((film) => {
        const choice = meant(films.titles[film], 0);
        return !choice.includes(film) && choice.length < 5;
      });
      expect(lost).toEqual([]);
    });

    test('each is found by its ids, whatever its title', () => {
      const ids = { imdb: films.imdbIds, tmdb: films.tmdbIds };
      const lost = (['imdb', 'tmdb'] as const).flatMap((by) =>
        all().filter((film) => {
          const id = ids[by][film];
          if (id === 0) return false;
          const match = matcher.find(named('x', 1900, { [by]: id }));
          const shared = ids[by].indexOf(id) !== ids[by].lastIndexOf(id);
          return shared
            ? match.kind !== 'ambiguous'
            : match.kind !== 'matched' || match.film !== film;
        }),
      );
      expect(lost).toEqual([]);
    });

    test('what the profile finds by title and year is found, or is one to choose', () => {
      const profile = filmMatcher(films);
      holds(
        fc.record({ film: anyFilm, respell: respelled }),
        ({ film, respell }) => {
          const ref = { ...refOf(films, film), title: respell(films.titles[film]), imdb: 0 };
          const found = profile.find(ref);
          if (found !== undefined) expect(meant(ref.title, ref.year)).toContain(found);
        },
        2000,
      );
    });

    test('another spelling loses no film', () => {
      holds(
        fc.record({ film: anyFilm, respells: fc.array(respelled, { maxLength: 3 }) }),
        ({ film, respells }) => {
          const title = respells.reduce((text, respell) => respell(text), films.titles[film]);
          expect(meant(title, films.years[film])).toContain(film);
        },
        3000,
      );
    });

    test('no film is found in a year that is two or more away', () => {
      holds(
        fc.record({ film: anyFilm, off: fc.constantFrom(-5, -3, -2, 2, 3, 5) }),
        ({ film, off }) => {
          if (films.years[film] === 0) return;
          expect(meant(films.titles[film], films.years[film] + off)).not.toContain(film);
        },
        2000,
      );
    });
  });
});
