import type { AccountRow } from '../core/recommend/account';

/** Hundredths of a star as they are written: 492 is “4.92”. */
export const starsWritten = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** The same with its sign: “+0.34”, “−0.08”. */
export function signed(hundredths: number): string {
  return `${hundredths < 0 ? '−' : '+'}${starsWritten(Math.abs(hundredths))}`;
}

/** Rows that are called the same whatever they add. */
const NAMES: Readonly<Partial<Record<AccountRow['kind'], string>>> = {
  average: 'Average of all ratings',
  neighbours: 'Similar films and people',
  genres: 'Its genres, as you rate them',
  era: 'Its time, as you rate films of it',
  fame: 'How well known it is',
  company: 'Who watches it',
  own: 'What only its own ratings tell',
  similar: 'Similar films, and people like you',
  rating: 'your rating of',
};

/** What a row of an account says it is; a rating names its film beside. */
export function rowText({ kind, hundredths, count = 0 }: AccountRow): string {
  const more = hundredths >= 0;
  switch (kind) {
    case 'film':
      return `Others rate it ${more ? 'higher' : 'lower'}`;
    case 'you':
      return `You rate ${more ? 'higher' : 'lower'} than most`;
    case 'others':
      return count === 1 ? 'your other rating' : `your ${count} other ratings`;
    case 'limit':
      return more ? 'The scale begins at half a star' : 'The scale ends at five stars';
    default:
      return NAMES[kind] ?? '';
  }
}

/**
 * The rows of another account of the same film, each where it was; what is no longer there adds nothing, what is new comes
 * last.
 */
export function inPlaces(before: readonly AccountRow[], now: readonly AccountRow[]): AccountRow[] {
  const same = (a: AccountRow, b: AccountRow) => a.kind === b.kind && a.film === b.film;
  return [
    ...before.map((row) => now.find((other) => same(row, other)) ?? { ...row, hundredths: 0 }),
    ...now.filter((row) => !before.some((other) => same(row, other))),
  ];
}

/** A row of an account and where its bar begins and ends, as shares of the width. */
export interface AccountBar {
  readonly row: AccountRow;
  readonly from: number;
  readonly to: number;
}

/** Bars that each begin where the one before has ended; the first stands at the average. */
export function barsOf(rows: readonly AccountRow[]): AccountBar[] {
  let sum = 0;
  const ends = rows.map(({ hundredths }) => (sum += hundredths));
  const least = Math.min(...ends);
  const width = Math.max(1, Math.max(...ends) - least);
  const place = (end: number) => (end - least) / width;
  return rows.map((row, k) => ({
    row,
    from: place(k === 0 ? ends[0] : ends[k - 1]),
    to: place(ends[k]),
  }));
}
