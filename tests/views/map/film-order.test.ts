import { describe, expect, test } from 'vitest';
import { matching, ordered, titleRanks, type OrderBy } from '../../../src/views/map/film-order';

const FILMS = [
  { title: 'Amélie', year: 2001, genres: ['Comedy', 'Romance'] },
  { title: 'alien 3', year: 0, genres: ['Horror'] },
  { title: 'Alien 10', year: 1979, genres: ['Horror', 'Sci-Fi'] },
  { title: '(500) Days', year: 2009, genres: [] },
];
const filmOf = (film: number) => FILMS[film];
const source = {
  filmOf,
  titleRanks: titleRanks(4, filmOf),
  counts: [5, 9, 5, 1],
  means: [4, 3, 4, NaN],
  predicted: [NaN, 2.5, 3.5, 3],
  yoursOf: (film: number) => [0, 7, 9, 0][film],
};
const by = (column: OrderBy, descending: boolean) =>
  ordered([0, 1, 2, 3], { by: column, descending }, source);

describe('the order of a list', () => {
  test('by title goes by numbers and letters, not by case or brackets', () => {
    expect(by('title', false)).toEqual([3, 1, 2, 0]);
    expect(by('title', true)).toEqual([0, 2, 1, 3]);
  });

  test('by a number has what is unknown at the end, either way', () => {
    expect(by('year', false)).toEqual([2, 0, 3, 1]);
    expect(by('year', true)).toEqual([3, 0, 2, 1]);
    expect(by('predicted', true)).toEqual([2, 3, 1, 0]);
    expect(by('yours', true)).toEqual([2, 1, 0, 3]);
  });

  test('has the better known of equals first, then the first title', () => {
    expect(by('ratings', true)).toEqual([1, 2, 0, 3]);
    expect(by('mean', false)).toEqual([1, 2, 0, 3]);
    const noPredictions = { ...source, predicted: undefined };
    expect(ordered([3, 0, 1], { by: 'predicted', descending: true }, noPredictions)).toEqual([
      1, 0, 3,
    ]);
  });
});

describe('the films of a query', () => {
  const found = (query: string) => matching([3, 2, 1, 0], query, filmOf);

  test('hold each of its words in title, year or genres, in the order given', () => {
    expect(found('horror alien')).toEqual([2, 1]);
    expect(found('ALIEN 1979')).toEqual([2]);
    expect(found('amelie')).toEqual([0]);
    expect(found('AMÉLIE com')).toEqual([0]);
    expect(found('nothing')).toEqual([]);
  });

  test('are all for nothing typed', () => {
    expect(found('  ')).toEqual([3, 2, 1, 0]);
  });
});
