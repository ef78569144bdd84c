import { describe, expect, test } from 'vitest';
import type { Films } from '../../src/core/films';
import { filmFacts } from '../../src/core/recommend/film-facts';
import { createSearch, filmSearch } from '../../workers/search';
import { loadPublic } from '../fixtures';

const { data } = await loadPublic('sample.zip');
const { counts } = filmFacts(data.byFilm);
const search = filmSearch(data.films, counts);

const named = ({ titles, years }: Films, found: readonly number[]) =>
  found.map((film) => `${titles[film]} (${years[film]})`);

/** Titles and years of what is found among the sample's films, best first. */
const find = async (query: string, count = 5) => named(data.films, await search.find(query, count));

/** A search among films of these titles, all of one year; the last is the best known. */
function among(...titles: readonly string[]) {
  const films: Films = {
    count: titles.length,
    ids: Uint32Array.from(titles, (_, film) => film),
    titles,
    years: new Int16Array(titles.length).fill(2000),
    genreNames: ['Drama'],
    genres: new Uint32Array(titles.length).fill(1),
    imdbIds: new Uint32Array(titles.length),
    tmdbIds: new Uint32Array(titles.length),
  };
  const ratings = Uint32Array.from(titles, (_, film) => 10 * (film + 1));
  const found = filmSearch(films, ratings);
  return async (query: string) => (await found.find(query, 5)).map((film) => titles[film]);
}

describe('a film is found first', () => {
  test.each([
    ['by its title', 'the matrix', 'The Matrix (1999)'],
    ['without its article', 'matrix', 'The Matrix (1999)'],
    ['with the article behind', 'matrix the', 'The Matrix (1999)'],
    ['as MovieLens writes it', 'Matrix, The', 'The Matrix (1999)'],
    ['with its year', 'matrix 1999', 'The Matrix (1999)'],
    ['from its first letters', 'matr', 'The Matrix (1999)'],
    ['in capitals', 'MATRIX', 'The Matrix (1999)'],
    [
      'without its accents',
      'leon',
      'Léon: The Professional (a.k.a. The Professional) (Léon) (1994)',
    ],
    ['with accents it lacks', 'Amélie', "Amelie (Le Fabuleux destin d'Amélie Poulain) (2001)"],
    ['without its apostrophe', 'schindlers list', "Schindler's List (1993)"],
    ['without its dot', 'wall-e', 'WALL·E (2008)'],
    [
      'by some of its words',
      'rings fellowship',
      'The Lord of the Rings: The Fellowship of the Ring (2001)',
    ],
    ['by the number that it is called', '2001', '2001: A Space Odyssey (1968)'],
  ])('%s: %s', async (_, query, expected) => {
    expect((await find(query))[0]).toBe(expected);
  });

  test('in spite of letters changed round', async () => {
    expect((await find('godfahter'))[0]).toMatch(/^The Godfather/);
  });
});

describe('of several films', () => {
  test('the better known comes first', async () => {
    const forward = among('Star Wars', 'Star Trek');
    const backward = among('Star Trek', 'Star Wars');
    expect(await forward('star')).toEqual(['Star Trek', 'Star Wars']);
    expect(await backward('star')).toEqual(['Star Wars', 'Star Trek']);
  });

  test('the one whose title is what was typed comes first, known or not', async () => {
    const find = among('Alien', 'Alien Nation', 'Aliens');
    expect((await find('alien'))[0]).toBe('Alien');
  });

  test('those with all the words come alone', async () => {
    const find = among('Star Wars', 'Star Trek');
    expect(await find('star trek')).toEqual(['Star Trek']);
  });

  test('those with some of the words are better than none', async () => {
    const find = among('Star Wars', 'Blade Runner');
    expect(await find('star zzzz')).toEqual(['Star Wars']);
  });

  test('as many as asked for are given', async () => {
    expect(await find('star', 3)).toHaveLength(3);
  });
});

describe('nothing is found', () => {
  test.each(['zzzzqq', '', '   ', '!?'])('for "%s"', async (query) => {
    expect(await find(query)).toEqual([]);
  });
});

test('a worker finds nothing before films are open, then among those that were opened last', async () => {
  const worker = createSearch();
  expect(await worker.find('heat', 5)).toEqual([]);
  for (const films of [data.films, { ...data.films, titles: ['Heat'] }]) worker.open(films, counts);
  expect(await worker.find('heat', 5)).toEqual([0]);
});
