import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowAfter, rowsShown, rowsWithin, topOf } from '../../../src/views/you/row-window';

const heights = { row: 56, opened: 52 };

describe('rows near the window', () => {
  test('are those that reach into it, and a few more', () => {
    expect(rowsWithin(0, 560, 0, 1000, -1, heights)).toEqual({ first: 0, last: 11 });
    expect(rowsWithin(5600, 6160, 3, 1000, -1, heights)).toEqual({ first: 97, last: 114 });
  });

  test('are none above the first and below the last', () => {
    expect(rowsWithin(-5000, -4000, 2, 1000, -1, heights)).toEqual({ first: 0, last: 0 });
    expect(rowsWithin(90_000, 91_000, 2, 1000, -1, heights)).toEqual({ first: 1000, last: 1000 });
    expect(rowsWithin(0, 900, 6, 0, -1, heights)).toEqual({ first: 0, last: 0 });
  });

  test('stand below one that is opened', () => {
    expect([3, 4, 5].map((index) => topOf(index, 4, heights))).toEqual([168, 224, 332]);
    // The opened part of row 4 is 280 … 332.
    expect(rowsWithin(300, 340, 0, 1000, 4, heights)).toEqual({ first: 4, last: 6 });
  });

  test('hold every row of which a part is in sight, wherever one is opened', () => {
    const place = fc.record({
      from: fc.integer({ min: -2000, max: 20_000 }),
      size: fc.integer({ min: 1, max: 2000 }),
      count: fc.integer({ min: 0, max: 300 }),
      open: fc.integer({ min: -1, max: 299 }),
    });
    fc.assert(
      fc.property(place, ({ from, size, count, open: wanted }) => {
        const open = Math.min(wanted, count - 1);
        const { first, last } = rowsWithin(from, from + size, 0, count, open, heights);
        for (let index = 0; index < count; index++) {
          const top = topOf(index, open, heights);
          const bottom = topOf(index + 1, open, heights);
          const seen = bottom > from && top <= from + size;
          if (seen) expect(index >= first && index < last).toBe(true);
        }
        expect(last - first).toBeLessThanOrEqual(size / heights.row + 2);
      }),
    );
  });
});

test('pinned rows are there with their neighbours, and none twice', () => {
  const range = { first: 10, last: 13 };
  expect(rowsShown(range, [], 100)).toEqual([10, 11, 12]);
  expect(rowsShown(range, [12, -1], 100)).toEqual([10, 11, 12, 13]);
  expect(rowsShown(range, [50], 100)).toEqual([10, 11, 12, 49, 50, 51]);
  expect(rowsShown(range, [0, 99], 100)).toEqual([0, 1, 10, 11, 12, 98, 99]);
});

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowUp', 5, 4],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 99, 99],
  ['PageDown', 5, 17],
  ['PageDown', 95, 99],
  ['PageUp', 5, 0],
  ['Home', 5, 0],
  ['End', 5, 99],
  ['a', 5, undefined],
  ['toString', 5, undefined],
])('%s leads from row %i to %s', (key, from, to) => {
  expect(rowAfter(key, from, 100, 12)).toBe(to);
});
