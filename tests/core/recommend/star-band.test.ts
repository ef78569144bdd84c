import { describe, expect, test } from 'vitest';
import { BAND_TABLES } from '../../../src/core/recommend/band-tables';
import { bandAround } from '../../../src/core/recommend/star-band';

const known = { filmRatings: 200, ownRatings: 100 };

describe('a band', () => {
  test('holds the prediction and stays on the scale', () => {
    for (const stars of [0.5, 2.2, 3.5, 5]) {
      const band = bandAround('star-mix', stars, known);
      expect(band?.low).toBeLessThanOrEqual(stars);
      expect(band?.high).toBeGreaterThanOrEqual(stars);
      expect(band?.low).toBeGreaterThanOrEqual(0.5);
      expect(band?.high).toBeLessThanOrEqual(5);
    }
  });

  test('takes the last row and column that the counts reach', () => {
    const table = BAND_TABLES['star-mix'];
    const low = (filmRatings: number, ownRatings: number) =>
      bandAround('star-mix', 3, { filmRatings, ownRatings })?.low;
    expect(low(2, 0)).toBe(3 + (table?.low[0][0] ?? NaN));
    expect(low(29, 12)).toBe(3 + (table?.low[4][2] ?? NaN));
    expect(low(30, 9)).toBe(3 + (table?.low[3][3] ?? NaN));
  });

  test('is not made up for a model that was not measured', () => {
    expect(bandAround('popularity', 3, known)).toBeUndefined();
  });
});

test.each(Object.keys(BAND_TABLES))('%s: who rates more is predicted more narrowly', (model) => {
  const widths = [1, 10, 80].map((ownRatings) => {
    const band = bandAround(model, 2.75, { filmRatings: 5, ownRatings });
    return (band?.high ?? NaN) - (band?.low ?? NaN);
  });
  expect(widths).toEqual([...widths].sort((a, b) => b - a));
  expect(widths[0]).toBeGreaterThan(widths[2]);
});
