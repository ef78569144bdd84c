import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admitted, AS_RANKED, isNeutral, steered } from '../../../src/core/recommend/steering';
import { datasetFrom } from '../../fixtures';
import { holds } from '../property';

const FILMS = 400;
/** Film k has 1 + k % 20 ratings, is of the year 1950 + k % 60, and of one of three genres. */
const data = (() => {
  const rated = Array.from({ length: FILMS }, (_, film) =>
    Array.from({ length: 1 + (film % 20) }, (_, user) => ({ user, film, halfStars: 8 })),
  );
  const plain = datasetFrom(20, FILMS, rated.flat());
  const years = Int16Array.from({ length: FILMS }, (_, film) => 1950 + (film % 60));
  const genres = Uint32Array.from({ length: FILMS }, (_, film) => 1 << (film % 3));
  years[5] = 0;
  return { ...plain, films: { ...plain.films, years, genres } };
})();
const all = Uint32Array.from({ length: FILMS }, (_, film) => film);
const scores = Float32Array.from(all, (film) => (film * 7919) % 1009);
const countOf = (film: number) => 1 + (film % 20);
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

const order = (steering: Partial<typeof AS_RANKED>, count = FILMS) => [
  ...steered(all, scores, data, { ...AS_RANKED, ...steering }, count).films,
];

describe('films that pass', () => {
  const passing = (steering: Partial<typeof AS_RANKED>) => [
    ...admitted(all, data, { ...AS_RANKED, ...steering }),
  ];

  test('are all of them where nothing is set', () => {
    expect(passing({})).toEqual([...all]);
    expect(isNeutral(AS_RANKED)).toBe(true);
  });

  test.each<[string, Partial<typeof AS_RANKED>, (film: number) => boolean]>([
    ['of a genre that is wanted', { include: 0b011 }, (film) => film % 3 < 2],
    ['of none that is not', { exclude: 0b001 }, (film) => film % 3 !== 0],
    ['of no genre that is both', { include: 0b011, exclude: 0b001 }, (film) => film % 3 === 1],
    ['from a year on', { from: 1980 }, (film) => film % 60 >= 30],
    ['up to a year, which must be known', { to: 1960 }, (film) => film !== 5 && film % 60 <= 10],
    ['with enough ratings', { leastRatings: 15 }, (film) => countOf(film) >= 15],
  ])('are those %s', (_, steering, passes) => {
    expect(passing(steering)).toEqual([...all].filter(passes));
    expect(isNeutral({ ...AS_RANKED, ...steering })).toBe(false);
  });
});

describe('films in the order of shifted scores', () => {
  const ranked = [...all].sort((a, b) => scores[b] - scores[a] || a - b);

  test('are as ranked where no slider is moved', () => {
    expect(order({})).toEqual(ranked);
    expect(order({}, 10)).toEqual(ranked.slice(0, 300));
  });

  test('are the same films, the best 300 among themselves', () => {
    const slider = fc.integer({ min: -10, max: 10 }).map((k) => k / 10);
    holds(fc.tuple(slider, slider), ([adventure, newness]) => {
      const moved = order({ adventure, newness });
      expect([...moved].sort((a, b) => a - b)).toEqual([...all]);
      expect(new Set(moved.slice(0, 300))).toEqual(new Set(ranked.slice(0, 300)));
      expect(moved.slice(300)).toEqual(ranked.slice(300));
    });
  });

  test.each<['adventure' | 'newness', (film: number) => number, number]>([
    ['adventure', countOf, -1],
    ['newness', (film) => film % 60, 1],
  ])('follow %s step by step', (name, valueOf, sign) => {
    const first = [-1, -0.5, 0, 0.5, 1].map((value) =>
      mean(
        order({ [name]: value })
          .slice(0, 20)
          .map(valueOf),
      ),
    );
    for (let k = 1; k < first.length; k++)
      expect(sign * (first[k] - first[k - 1])).toBeGreaterThan(0);
  });

  test('of unknown year are neither the oldest nor the newest', () => {
    // Equal scores: the order is that of the years alone.
    const [older, newer] = [-1, 1].map((newness) => {
      const steering = { ...AS_RANKED, newness };
      return [...steered(all.subarray(0, 60), new Float32Array(60), data, steering, 60).films];
    });
    expect([older[0], older[59], newer[0], newer[59]]).toEqual([0, 59, 59, 0]);
    expect(data.films.years[5]).toBe(0);
    for (const order of [older, newer]) {
      expect(Math.abs(order.indexOf(5) - 29.5)).toBeLessThan(1.5);
    }
  });

  test('have falling scores', () => {
    const { scores: falling } = steered(all, scores, data, { ...AS_RANKED, adventure: 0.7 }, 10);
    for (let k = 1; k < 300; k++) expect(falling[k]).toBeLessThanOrEqual(falling[k - 1]);
  });

  test('need neither films nor differences', () => {
    const some = { ...AS_RANKED, adventure: 1, newness: -1 };
    expect(steered(new Uint32Array(), new Float32Array(), data, some, 10).films).toHaveLength(0);
    const equal = steered(all.subarray(0, 3), new Float32Array(3), data, some, 10).films;
    expect([...equal].sort()).toEqual([0, 1, 2]);
  });
});
