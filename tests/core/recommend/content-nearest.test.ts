import { describe, expect, test } from 'vitest';
import { contentNearest, filmTags } from '../../../src/core/recommend/content-nearest';
import { tagsOf } from '../../../src/core/recommend/tag-counts';
import { datasetFrom } from '../../fixtures';

/** Film k has 30 − k ratings. */
const plain = datasetFrom(
  30,
  6,
  Array.from({ length: 6 }, (_, film) =>
    Array.from({ length: film === 5 ? 3 : 30 - film }, (_, user) => ({ user, film, halfStars: 8 })),
  ).flat(),
);
const tagged = [
  [0, 'heist'],
  [0, 'Heist'],
  [0, 'slow'],
  [1, 'heist'],
  [2, 'slow'],
  [3, 'robots'],
] as const;
const names = ['heist', 'Heist', 'slow', 'robots'];
const data = {
  ...plain,
  films: {
    ...plain.films,
    genres: Uint32Array.of(0b011, 0b011, 0b011, 0b100, 0b011, 0b011),
    years: Int16Array.of(1990, 1990, 1990, 1990, 1960, 1990),
  },
  tags: {
    names,
    user: Uint32Array.from(tagged, (_, k) => k),
    film: Uint32Array.from(tagged, ([film]) => film),
    tag: Uint32Array.from(tagged, ([, text]) => names.indexOf(text)),
    times: new Uint32Array(tagged.length),
  },
};

describe('films most alike by what they are', () => {
  const near = contentNearest(data, filmTags(data), 0, 10);

  test('come by genres, tags and year, without the film itself and what few have rated', () => {
    expect(near.map(({ film }) => film)).toEqual([1, 2, 4, 3]);
  });

  test('are as alike as the equation says', () => {
    const of = (film: number) => near.find((one) => one.film === film)?.similarity;
    // Film 0: heist twice, slow once; idf = ln(4 / 2) for both, so the vector is (2, 1) / √5.
    expect(of(1)).toBeCloseTo(0.45 + (0.4 * 2) / Math.sqrt(5) + 0.15, 12);
    expect(of(2)).toBeCloseTo(0.45 + 0.4 / Math.sqrt(5) + 0.15, 12);
    expect(of(4), 'thirty years apart').toBeCloseTo(0.45, 12);
    expect(of(3), 'of the same year only').toBeCloseTo(0.15, 12);
  });
});

/** Film 0 and 40 others that are just like it; the later, the more ratings. */
const alike = datasetFrom(
  80,
  41,
  Array.from({ length: 41 }, (_, film) =>
    Array.from({ length: 25 + film }, (_, user) => ({ user, film, halfStars: 8 })),
  ).flat(),
);
const nearestIn = (films: Partial<typeof alike.films>) => {
  const others = { ...alike, films: { ...alike.films, ...films } };
  return contentNearest(others, filmTags(others), 0, 3).map(({ film }) => film);
};

test('of films that are equally alike those with more ratings come first, wherever they are', () => {
  expect(nearestIn({ genres: new Uint32Array(41).fill(1) })).toEqual([40, 39, 38]);
});

test('films that have nothing in common are not alike', () => {
  const years = new Int16Array(41);
  expect(nearestIn({ genres: new Uint32Array(41), years })).toEqual([]);
  const genres = new Uint32Array(41).fill(2, 7, 8);
  genres[0] = 2;
  expect(nearestIn({ genres, years })).toEqual([7]);
});

test('tags are counted whatever their case, most given first', () => {
  expect(tagsOf(data.tags, 0, 5)).toEqual([
    { text: 'heist', count: 2 },
    { text: 'slow', count: 1 },
  ]);
  expect(tagsOf(data.tags, 0, 1)).toHaveLength(1);
  expect(tagsOf(data.tags, 4, 5)).toEqual([]);
});
