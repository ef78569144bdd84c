import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleMatcher } from '../../../src/core/imports/match';
import { filmMatcher } from '../../../src/core/profile';
import { filmsNamed } from '../../state/fixtures';
import { holds } from '../property';
import { titles } from './worlds';

const named = fc.record({
  title: titles,
  year: fc.constantFrom(0, 1999, 2000),
  imdb: fc.constantFrom(0, 1, 2, 3),
  tmdb: fc.constantFrom(0, 1, 2, 3),
});

/** What is kept because it is missing must not count for a film of the data set all the same. */
test('a profile places no film on its data set that an import calls missing', () => {
  holds(
    fc.record({ films: fc.array(named, { minLength: 1, maxLength: 8 }), wanted: named }),
    ({ films: rows, wanted }) => {
      const films = {
        ...filmsNamed(rows.map(({ title }) => title)),
        years: Int16Array.from(rows, ({ year }) => year),
        imdbIds: Uint32Array.from(rows, ({ imdb }) => imdb),
        tmdbIds: Uint32Array.from(rows, ({ tmdb }) => tmdb),
      };
      const { kind } = titleMatcher(films).find(wanted);
      const { title, year, imdb, tmdb } = wanted;
      const placed = filmMatcher(films).find({ title, year, imdb, ...(tmdb > 0 && { tmdb }) });
      if (kind === 'missing') expect(placed).toBeUndefined();
    },
    1000,
  );
});
