import { describe, expect, test } from 'vitest';
import type { FilterChoice } from '../../../src/core/survey/survey';
import type { TailFit } from '../../../src/core/survey/tail';
import { binsOf, meanBins, singleBins, wholeBins } from '../../../src/views/data/bins';
import { filterWords } from '../../../src/views/data/filter-words';
import { monthOf } from '../../../src/core/survey/calendar';
import { cellText, tableCsv } from '../../../src/views/data/table';
import { fittedLine, naiveLine } from '../../../src/views/data/tail-lines';

test.each<[FilterChoice, string]>([
  [{}, ''],
  [{ stars: [4, 5], genres: [1] }, '4★ and more, Drama'],
  [{ stars: [0.5, 2] }, '2★ and less'],
  [{ stars: [3, 3] }, '3★'],
  [{ stars: [3, 4.5] }, '3 to 4.5★'],
  [{ genres: [0, 1, 3] }, 'Action, Drama or films without a genre'],
  [{ years: [1990, 1999], months: [313, 313] }, 'films of 1990 to 1999, rated February 1996'],
  [{ userMeans: [3.25, 4] }, 'people who give 3.25 to 4.00★ on average'],
  [{ filmMeans: [0.5, 1] }, 'films that get 0.50 to 1.00★ on average'],
  [{ userCounts: [1000, 2698] }, 'people with 1,000 to 2,698 ratings'],
  [{ filmCounts: [1, 1] }, 'films with 1 rating'],
])('%j is “%s”', (filters, words) => {
  expect(filterWords(filters, ['Action', 'Drama', 'War'])).toBe(words);
});

describe('bins', () => {
  test('are those that a filter reaches into', () => {
    const years = singleBins([1990, 1991, 1992, 1993]);
    expect(binsOf(undefined, years)).toBeUndefined();
    expect(binsOf([1991, 1992], years)).toEqual([1, 2]);
    expect(binsOf([1900, 1991], years)).toEqual([0, 1]);
    expect(binsOf([1992, 2020], years)).toEqual([2, 3]);
    expect(binsOf([1991, 1992], singleBins([]))).toBeUndefined();
  });

  test('of counts take in their first edge', () => {
    const bins = wholeBins([1, 2, 5, 10]);
    expect(bins).toEqual({ from: [1, 2, 5], to: [1, 4, 9] });
    expect(binsOf([2, 9], bins)).toEqual([1, 2]);
    expect(binsOf([3, 3], bins)).toEqual([1, 1]);
  });

  test('of means are quarters of a star', () => {
    const bins = meanBins(18);
    expect(bins.from.slice(0, 3)).toEqual([0.5, 0.75, 1]);
    expect(bins.to.at(-1)).toBe(5);
    expect(binsOf([3.25, 4], bins)).toEqual([11, 13]);
  });
});

test('a moment is in its month of UTC', () => {
  expect(monthOf(0)).toBe(0);
  expect(monthOf(Date.UTC(1996, 1, 29, 23, 59, 59) / 1000)).toBe(313);
});

test.each([
  [1234, '1,234'],
  [-0.25, '−0.250'],
  [NaN, '–'],
  ['3.5', '3.5'],
])('a cell of %s reads %s', (cell, text) => {
  expect(cellText(cell)).toBe(text);
});

test('a table is a file: text made safe, what is not known blank', () => {
  const table = {
    caption: 'Films',
    columns: ['Film', 'Mean'],
    rows: [
      ['=Sum, the (1999)', 3.25],
      ['Other', NaN],
    ],
  };
  expect(tableCsv(table)).toBe(`Film,Mean\r\n"'=Sum, the (1999)",3.25\r\nOther,\r\n`);
});

describe('lines of tails', () => {
  const tail = (scale: number, exponent: number, intercept: number, slope: number) =>
    ({ scale, exponent, from: 10, naive: { intercept, slope, r2: 1 } }) as TailFit;

  test('go from where the tail begins to the foot of the chart', () => {
    const line = fittedLine(tail(1e4, 2, 0, 0), 1000, 500);
    expect(line?.from).toEqual({ x: 10, y: 100 });
    expect(line?.to.x).toBeCloseTo(100, 9);
    expect(line?.to.y).toBeCloseTo(1, 9);
    expect(line?.name).toBe('exponent 2.00, from 10');
  });

  test('end at the greatest count, and begin below the highest dot', () => {
    expect(fittedLine(tail(1e4, 2, 0, 0), 50, 500)?.to.x).toBe(50);
    const line = naiveLine(tail(1, 2, 4, -2), [1, 1000], 400);
    expect(line?.from.x).toBeCloseTo(5, 9);
    expect(line?.to.x).toBeCloseTo(100, 9);
  });

  test('are not drawn where they do not fall, or are not in sight', () => {
    expect(naiveLine(tail(1, 2, 1, 0.5), [1, 100], 50)).toBeUndefined();
    expect(fittedLine(tail(2, 2, 0, 0), 100, 50)).toBeUndefined();
  });
});
