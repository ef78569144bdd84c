import { expect, test } from 'vitest';
import { genresOf, tasteTotals } from '../../../src/core/recommend/taste-totals';

test('totals count every rating once, by genre and decade', () => {
  const totals = tasteTotals({
    films: {
      genreNames: ['A', 'B'],
      genres: Uint32Array.of(0b01, 0b11, 0b10, 0),
      years: Int16Array.of(1994, 1990, 2003, 0),
    },
    counts: Uint32Array.of(5, 3, 0, 2),
    means: Float32Array.of(3, 3, NaN, 3),
  });
  expect(totals).toEqual({
    ratings: 10,
    genres: Float64Array.of(8, 3),
    decades: new Map([[1990, 8]]),
    best: 1,
    least: 5,
  });
});

test('the places of set bits are found, the highest too', () => {
  expect(genresOf(0)).toEqual([]);
  expect(genresOf(0b1010)).toEqual([1, 3]);
  expect(genresOf(2 ** 31 + 1)).toEqual([0, 31]);
});
