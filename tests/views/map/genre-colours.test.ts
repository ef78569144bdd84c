import { expect, test } from 'vitest';
import { genreColours } from '../../../src/views/map/genre-colours';

test('a film is coloured as the rarest of the genres shown', () => {
  // Drama is in four films, Comedy in two, War in one.
  const genreNames = ['Comedy', 'Drama', 'War'];
  const genres = Uint32Array.of(0b010, 0b011, 0b111, 0b010, 0);
  expect(genreColours({ genreNames, genres })).toEqual({
    names: ['Drama', 'Comedy', 'War'],
    values: Uint8Array.of(0, 1, 2, 0, 255),
  });
});

test('only the eight most frequent have a colour', () => {
  const genreNames = Array.from({ length: 10 }, (_, bit) => `G${bit}`);
  // Genre k is in the first 10 − k films, so the last two are the rarest.
  const genres = Uint32Array.from({ length: 10 }, (_, film) => 2 ** (10 - film) - 1);
  const { names, values } = genreColours({ genreNames, genres });
  expect(names).toEqual(genreNames.slice(0, 8));
  expect(values[0]).toBe(7);
  expect(
    genreColours({ genreNames, genres: Uint32Array.of(...genres, 2 ** 9) }).values.at(-1),
  ).toBe(255);
});
