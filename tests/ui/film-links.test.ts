import { expect, test } from 'vitest';
import { linksOf } from '../../src/ui/film-links';

test('a film has a link for each id that the data set knows', () => {
  const films = { imdbIds: Uint32Array.of(114709, 0, 7), tmdbIds: Uint32Array.of(862, 0, 0) };
  expect(linksOf(films, 0)).toEqual([
    { text: 'IMDb', href: 'https://www.imdb.com/title/tt0114709/' },
    { text: 'TMDB', href: 'https://www.themoviedb.org/movie/862' },
  ]);
  expect(linksOf(films, 1)).toEqual([]);
  expect(linksOf(films, 2)).toEqual([
    { text: 'IMDb', href: 'https://www.imdb.com/title/tt0000007/' },
  ]);
});
