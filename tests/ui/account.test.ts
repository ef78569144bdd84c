import { describe, expect, test } from 'vitest';
import type { AccountRow } from '../../src/core/recommend/account';
import { barsOf, inPlaces, rowText, signed, starsWritten } from '../../src/ui/account';

test('hundredths of a star are written with two decimals, parts with their sign', () => {
  expect([492, 50, 8].map(starsWritten)).toEqual(['4.92', '0.50', '0.08']);
  expect([34, -8, 0].map(signed)).toEqual(['+0.34', '−0.08', '+0.00']);
});

test.each<[AccountRow, string]>([
  [{ kind: 'film', hundredths: 80 }, 'Others rate it higher'],
  [{ kind: 'film', hundredths: -80 }, 'Others rate it lower'],
  [{ kind: 'you', hundredths: -3 }, 'You rate lower than most'],
  [{ kind: 'others', hundredths: 1, count: 6 }, 'your 6 other ratings'],
  [{ kind: 'others', hundredths: 1, count: 1 }, 'your other rating'],
  [{ kind: 'limit', hundredths: -30 }, 'The scale ends at five stars'],
])('%o is called “%s”', (row, text) => {
  expect(rowText(row)).toBe(text);
});

test('another account of the same film keeps the rows in their places', () => {
  const rating = (film: number, hundredths: number): AccountRow => ({
    kind: 'rating',
    film,
    halfStars: 8,
    hundredths,
  });
  const before: AccountRow[] = [{ kind: 'average', hundredths: 350 }, rating(3, 40), rating(5, -9)];
  const now: AccountRow[] = [
    { kind: 'average', hundredths: 350 },
    rating(5, 20),
    { kind: 'limit', hundredths: -2 },
  ];
  expect(inPlaces(before, now)).toEqual([before[0], rating(3, 0), rating(5, 20), now[2]]);
});

describe('bars', () => {
  const rows: AccountRow[] = [
    { kind: 'average', hundredths: 350 },
    { kind: 'film', hundredths: 80 },
    { kind: 'rating', hundredths: -130 },
    { kind: 'others', hundredths: 70, count: 4 },
  ];

  test('begin where the one before ends and fill the width', () => {
    const bars = barsOf(rows);
    expect(bars[0].from).toBe(bars[0].to);
    for (let k = 1; k < bars.length; k++) expect(bars[k].from).toBe(bars[k - 1].to);
    const ends = bars.map(({ to }) => to);
    expect([Math.min(...ends), Math.max(...ends)]).toEqual([0, 1]);
  });

  test('are as long as what they add', () => {
    const lengths = barsOf(rows).map(({ from, to }) => Math.round((to - from) * 130));
    expect(lengths).toEqual([0, 80, -130, 70]);
  });

  test('of one row only are a place', () => {
    expect(barsOf(rows.slice(0, 1))).toEqual([{ row: rows[0], from: 0, to: 0 }]);
  });
});
