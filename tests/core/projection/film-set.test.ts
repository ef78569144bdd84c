import { describe, expect, test } from 'vitest';
import { filmSetFacts } from '../../../src/core/projection/film-set';

const source = {
  years: Int16Array.of(1994, 0, 1999, 2015, 1991),
  counts: Uint32Array.of(10, 1, 4, 0, 2),
  means: Float32Array.of(4, 2, 3, NaN, 5),
  predicted: Float32Array.of(4.2, 3.3, 0.1, 5.6, NaN),
  halfStarsOf: (film: number) => [0, 7, 0, 4, 0][film],
};
const facts = filmSetFacts(Uint32Array.of(0, 1, 2, 3, 4), source);

describe('the facts of a set of films', () => {
  test('are means over the films that have a number', () => {
    expect(facts.films).toBe(5);
    expect(facts.mean).toBe(3.5);
    expect(facts.predicted).toBeCloseTo((4.2 + 3.3 + 0.1 + 5.6) / 4, 6);
    expect(facts.rated).toBe(2);
    expect(facts.yours).toBe(2.75);
    expect(facts.ratings).toBe(2);
  });

  test('name the first, last and middle of the known years', () => {
    expect(facts.years).toEqual({ first: 1991, last: 2015, median: 1994 });
  });

  test('count decades without a gap, and predictions by half stars', () => {
    expect(facts.byDecade).toEqual([
      { decade: 1990, count: 3 },
      { decade: 2000, count: 0 },
      { decade: 2010, count: 1 },
    ]);
    // 4.2 → 4, 3.3 → 3.5, 0.1 → ½ at least, 5.6 → 5 at most.
    expect(facts.byPrediction).toEqual([1, 0, 0, 0, 0, 0, 1, 1, 0, 1]);
  });

  test('of two films have the median between them', () => {
    expect(filmSetFacts(Uint32Array.of(0, 2), source).ratings).toBe(7);
  });

  test('of no films, or without predictions, are nothing rather than wrong', () => {
    const none = filmSetFacts(new Uint32Array(), source);
    expect(none).toMatchObject({ films: 0, rated: 0, byDecade: [], mean: NaN, ratings: NaN });
    expect(none).not.toHaveProperty('years');
    const bare = filmSetFacts(Uint32Array.of(0), { ...source, predicted: undefined });
    expect(bare.predicted).toBeNaN();
    expect(bare.byPrediction).toEqual(Array(10).fill(0));
  });
});
