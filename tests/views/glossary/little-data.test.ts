// Each picture on data that have next to nothing: there is none, or what it says has figures.
import { expect, test } from 'vitest';
import type { AtHand } from '../../../src/views/glossary/pictures/facts';
import { pictureOf } from '../../../src/views/glossary/pictures/registry';
import { terms } from '../../../src/views/glossary/terms';

const FILMS = 3;

/** Three films, of which two have ratings. */
const little = {
  name: 'little',
  sha256: '1'.repeat(64),
  users: 2,
  ratings: 3,
  counts: Uint32Array.of(2, 0, 1),
  means: Float32Array.of(3.5, NaN, 4),
  films: {
    count: FILMS,
    ids: Uint32Array.of(1, 2, 3),
    titles: ['Heat', 'Alien', 'Fargo'],
    years: Int16Array.of(1995, 1979, 1996),
    genreNames: ['Crime', 'Horror'],
    genres: Uint32Array.of(1, 2, 1),
    imdbIds: new Uint32Array(FILMS),
    tmdbIds: new Uint32Array(FILMS),
  },
};
const nothingKnown = {
  years: new Int16Array(FILMS),
  genreNames: [],
  genres: new Uint32Array(FILMS),
};
const own = { films: new Uint32Array(), halfStars: new Uint8Array() };
const atHand = (films: object) =>
  ({ library: { ...little, films: { ...little.films, ...films } }, own }) as unknown as AtHand;

test.each(terms.map(({ id, picture }) => [id, picture] as const))(
  'the picture of %s says nothing that is no figure',
  (_, picture) => {
    for (const films of [{}, nothingKnown, { years: Int16Array.of(1930, 1931, 1932) }]) {
      const drawn = pictureOf(picture, atHand(films));
      expect(drawn?.says ?? '').not.toMatch(/NaN|undefined|Infinity|With {2}/);
    }
  },
);
