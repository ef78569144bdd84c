import { describe, expect, test } from 'vitest';
import type { Films } from '../../src/core/films';
import { filmMatcher, refOf, sameFilm, type FilmRef } from '../../src/core/profile';
import { film } from './profiles';

describe('two references mean one film', () => {
  test.each([
    [
      'with one IMDb id, whatever the title',
      film('Se7en', 1995, 114369),
      film('Seven', 0, 114369),
      true,
    ],
    [
      'never with two IMDb ids, though title and year agree',
      film('Emma', 1996, 1),
      film('Emma', 1996, 2),
      false,
    ],
    [
      'by title and year where one has no IMDb id',
      film('Heat', 1995, 113277),
      film('Heat', 1995),
      true,
    ],
    [
      'in spite of accents, case, article and brackets',
      film('The Amélie (x)', 2001),
      film('amelie', 2001),
      true,
    ],
    ['not from another year', film('Heat', 1995), film('Heat', 1986), false],
    ['not with another title', film('Heat', 1995), film('Casino', 1995), false],
  ])('%s', (_, a, b, expected) => {
    expect(sameFilm(a, b)).toBe(expected);
    expect(sameFilm(b, a)).toBe(expected);
  });
});

/** Films of a data set, in this order. */
const columns = (...refs: readonly FilmRef[]): Films => ({
  count: refs.length,
  ids: Uint32Array.from(refs, (_, k) => k + 1),
  titles: refs.map(({ title }) => title),
  years: Int16Array.from(refs, ({ year }) => year),
  genreNames: [],
  genres: new Uint32Array(refs.length),
  imdbIds: Uint32Array.from(refs, ({ imdb }) => imdb),
  tmdbIds: new Uint32Array(refs.length),
});

describe('a data set', () => {
  const films = columns(
    film('Heat', 1995, 5),
    film('Emma', 1996, 6),
    film('Emma', 1996, 7),
    film('Up'),
  );
  const { find } = filmMatcher(films);

  test('finds each of its own films, namesakes included', () => {
    expect([0, 1, 2, 3].map((index) => find(refOf(films, index)))).toEqual([0, 1, 2, 3]);
  });

  test('finds a film by its IMDb id under another title', () => {
    expect(find(film('Feu', 0, 5))).toBe(0);
  });

  test('finds a film by title and year where either has no IMDb id', () => {
    expect(find(film('the heat', 1995))).toBe(0);
    expect(find(film('Up', 1999, 99))).toBe(3);
  });

  test('finds the first of two namesakes for a reference without an IMDb id', () => {
    expect(find(film('Emma', 1996))).toBe(1);
  });

  test('does not take a namesake with another IMDb id for the film', () => {
    expect(find(film('Heat', 1995, 99))).toBeUndefined();
  });

  test('does not find what it lacks', () => {
    expect(find(film('Brazil', 1985, 8))).toBeUndefined();
  });
});
