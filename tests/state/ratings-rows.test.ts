import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Opinion } from '../../src/core/profile';
import type { PlacedEntry } from '../../src/state/profile.svelte';
import {
  arranged,
  EVERYTHING,
  isStale,
  LATEST_FIRST,
  orderFrom,
  orderText,
  type Arrangement,
  type RowFilter,
} from '../../src/state/ratings-order';
import { kindCounts, saidRows, titleKeys, type SaidRow } from '../../src/state/ratings-rows';
import { film } from '../core/profiles';
import { filmsNamed } from './fixtures';

const stars = (given: number): Opinion => ({ kind: 'rating', halfStars: 2 * given });

interface Said {
  readonly title: string;
  readonly year?: number;
  readonly opinion?: Opinion;
  readonly at?: number;
  readonly mean?: number;
  readonly index?: number;
}

function rowOf({
  title,
  year = 1999,
  opinion = stars(3),
  at = 1,
  mean = NaN,
  index,
}: Said): SaidRow {
  const entry: PlacedEntry = { film: film(title, year), opinion, at, index };
  return { ...saidRows([entry], undefined)[0], mean };
}

const rowsOf = (said: readonly Said[]) => said.map(rowOf);
const asking = (order = 'title', filter: Partial<RowFilter> = {}): Arrangement => ({
  order: orderFrom(order),
  filter: { ...EVERYTHING, ...filter },
  then: new Map(),
});
const titles = (rows: readonly SaidRow[], asked: Arrangement) =>
  arranged(rows, asked, titleKeys()).map(({ title }) => title);

test('a row is named and measured as the open data set has it', () => {
  const films = filmsNamed(['Heat', 'Up']);
  const entries: PlacedEntry[] = [
    { film: film('heat', 1998, 1), opinion: stars(4.5), at: 5, index: 0 },
    { film: film('Brazil', 1985), opinion: { kind: 'seen' }, at: 0, index: undefined },
  ];
  const [heat, brazil] = saidRows(entries, { films, means: [3.5, NaN], counts: [4, 0] });
  expect(heat).toMatchObject({ title: 'Heat', year: 1999, yours: 4.5, mean: 3.5, count: 4 });
  expect(brazil).toMatchObject({ title: 'Brazil', year: 1985, yours: NaN, mean: NaN, count: 0 });
});

describe('the order', () => {
  const rows = rowsOf([
    { title: 'The Up', year: 2009, at: 30, opinion: stars(2), mean: 4 },
    { title: 'Éclair', year: 0, at: 0, opinion: stars(5), mean: 3 },
    { title: 'Zoo', year: 1920, at: 20, opinion: { kind: 'saved', note: '' }, mean: 2 },
    { title: 'A Cat', year: 2009, at: 10, opinion: stars(4), mean: NaN },
  ]);

  test.each([
    ['title', 'A Cat, Éclair, The Up, Zoo'],
    ['-title', 'Zoo, The Up, Éclair, A Cat'],
    ['year', 'Zoo, The Up, A Cat, Éclair'],
    ['-year', 'The Up, A Cat, Zoo, Éclair'],
    ['yours', 'The Up, A Cat, Éclair, Zoo'],
    ['-yours', 'Éclair, A Cat, The Up, Zoo'],
    ['mean', 'Zoo, Éclair, The Up, A Cat'],
    ['-mean', 'The Up, Éclair, Zoo, A Cat'],
    ['difference', 'The Up, Éclair, Zoo, A Cat'],
    ['-difference', 'Éclair, The Up, Zoo, A Cat'],
    ['when', 'A Cat, Zoo, The Up, Éclair'],
    ['-when', 'The Up, Zoo, A Cat, Éclair'],
  ])('by %s', (order, expected) => {
    expect(titles(rows, asking(order)).join(', ')).toBe(expected);
  });

  test('is the same in the address, whatever that says', () => {
    const known = ['title', '-title', 'year', 'difference', '-yours', 'mean', 'when'];
    expect(known.map((text) => orderText(orderFrom(text)))).toEqual(known);
    expect(['-when', '', '--year', 'toString', undefined].map(orderFrom)).toEqual(
      Array(5).fill(LATEST_FIRST),
    );
    expect(orderText(LATEST_FIRST)).toBeUndefined();
  });

  test('keeps every row once, whichever it is', () => {
    const said = fc.record({
      title: fc.string({ minLength: 1 }),
      year: fc.integer({ min: 0, max: 2030 }),
      at: fc.nat(),
      mean: fc.oneof(fc.constant(NaN), fc.double({ min: 0.5, max: 5, noNaN: true })),
    });
    const order = fc.constantFrom('title', '-year', 'difference', '-mean', 'when');
    fc.assert(
      fc.property(fc.uniqueArray(said, { selector: ({ title }) => title }), order, (all, by) => {
        const given = rowsOf(all);
        const result = arranged(given, asking(by), titleKeys());
        expect(new Set(result)).toEqual(new Set(given));
      }),
    );
  });
});

describe('the filter', () => {
  const rows = rowsOf([
    { title: 'The Matrix', index: 3 },
    { title: 'Amélie (Le fabuleux destin d’Amélie Poulain)', year: 2001, opinion: stars(5) },
    { title: 'Heat', year: 1995, opinion: { kind: 'seen' } },
    { title: 'Up', year: 2009, opinion: stars(0.5), index: 1 },
  ]);

  test.each([
    ['', 'Amélie (Le fabuleux destin d’Amélie Poulain), Heat, The Matrix, Up'],
    ['  ', 'Amélie (Le fabuleux destin d’Amélie Poulain), Heat, The Matrix, Up'],
    ['the', 'Amélie (Le fabuleux destin d’Amélie Poulain), Heat, The Matrix, Up'],
    ['MATRIX', 'The Matrix'],
    ['the mat', 'The Matrix'],
    ['amelie', 'Amélie (Le fabuleux destin d’Amélie Poulain)'],
    ['Poulain', 'Amélie (Le fabuleux destin d’Amélie Poulain)'],
    ['1995', 'Heat'],
    ['heat 2009', ''],
    ['9', ''],
  ])('of the words "%s"', (text, expected) => {
    expect(titles(rows, asking('title', { text })).join(', ')).toBe(expected);
  });

  test('of kinds, stars and films that are not here', () => {
    expect(titles(rows, asking('title', { kind: 'seen' }))).toEqual(['Heat']);
    expect(titles(rows, asking('title', { from: 3 })).join()).toMatch(/^Amélie.*,The Matrix$/);
    expect(titles(rows, asking('title', { from: 0.5, to: 1 }))).toEqual(['Up']);
    expect(titles(rows, asking('-title', { elsewhere: true })).length).toBe(2);
    expect(titles(rows, asking('title', { kind: 'saved' }))).toEqual([]);
  });

  test('kinds are counted', () => {
    expect([...kindCounts(rows)]).toEqual([
      ['rating', 3],
      ['seen', 1],
    ]);
  });
});

describe('a row that changes', () => {
  const before = rowsOf([
    { title: 'Heat', at: 30 },
    { title: 'Up', at: 20 },
    { title: 'Brazil', at: 10 },
  ]);
  const keyOf = titleKeys();
  const edited = rowOf({ title: 'Brazil', at: 40, opinion: stars(5) });

  test('stays where it is until the order is asked for again', () => {
    const asked = asking('');
    arranged(before, asked, keyOf);
    // The profile lists the latest first.
    const after = [edited, before[0], before[1]];
    const shown = arranged(after, asked, keyOf);
    expect(shown.map(({ title }) => title)).toEqual(['Heat', 'Up', 'Brazil']);
    expect(shown[2]).toBe(edited);
    expect(isStale(after, shown, asked, keyOf)).toBe(true);
    expect(titles(after, asking(''))).toEqual(['Brazil', 'Heat', 'Up']);
  });

  test('stays even where the filter would no longer keep it', () => {
    const asked = asking('', { to: 4 });
    expect(arranged(before, asked, keyOf)).toHaveLength(3);
    expect(titles([edited, before[0], before[1]], asked)).toEqual(['Heat', 'Up', 'Brazil']);
  });

  test('comes back to its place after it was taken away', () => {
    const undated = rowsOf(['Heat', 'Up', 'Brazil'].map((title) => ({ title, at: 0 })));
    const asked = asking('');
    arranged(undated, asked, keyOf);
    expect(titles([undated[0], undated[2]], asked)).toEqual(['Heat', 'Brazil']);
    expect(titles([undated[1], undated[0], undated[2]], asked)).toEqual(['Heat', 'Up', 'Brazil']);
  });

  test('is not stale where the order does not ask for what has changed', () => {
    const asked = asking('title');
    const shown = arranged(before, asked, keyOf);
    expect(isStale(before, shown, asked, keyOf)).toBe(false);
    const after = [edited, before[0], before[1]];
    expect(isStale(after, arranged(after, asked, keyOf), asked, keyOf)).toBe(false);
  });

  test('and a new one is put where it belongs', () => {
    const asked = asking('');
    arranged(before, asked, keyOf);
    const fresh = rowOf({ title: 'New', at: 25 });
    expect(titles([fresh, ...before], asked)).toEqual(['Heat', 'New', 'Up', 'Brazil']);
  });
});
