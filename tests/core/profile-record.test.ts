import { describe, expect, test } from 'vitest';
import { EMPTY_PROFILE, type Act, type Profile } from '../../src/core/profile';
import { readAct, readRecord } from '../../src/core/profile-record';
import { film, profileOf, rated } from './profiles';

const HEAT = rated(film('Heat', 1995, 113277), 8, 10);
const UP = rated(film('Up'), 9, 20);

/** What was read; a record of a newer version is no test of this. */
function read(raw: unknown) {
  const reading = readRecord(raw);
  if (reading === 'newer') throw new Error('taken for a newer version');
  return reading;
}

describe('a kept profile', () => {
  test('is read as it was written', () => {
    const profile: Profile = {
      ...profileOf(HEAT, UP),
      touched: [{ film: film('Alien'), at: 30 }],
      forgottenAt: 5,
      damaged: [{ entries: 7 }],
    };
    expect(readRecord(profile)).toEqual({ profile });
  });

  test('that holds nothing but its entries is read in full', () => {
    for (const version of [1, 2]) {
      expect(readRecord({ version, entries: [HEAT] })).toEqual({ profile: profileOf(HEAT) });
    }
  });

  test('of a newer version is not looked into', () => {
    expect(readRecord({ version: 3, entries: [HEAT] })).toBe('newer');
  });

  test('that names a film twice has the later of its two entries', () => {
    const later = { ...HEAT, at: 30 };
    expect(read({ version: 1, entries: [later, UP, HEAT] }).profile.entries).toEqual([UP, later]);
  });
});

describe('a damaged profile', () => {
  test('gives every entry that can be read, and is kept as it was found', () => {
    const raw = { version: 1, entries: [HEAT, 7, { film: { title: 3 } }, UP, null] };
    expect(read(raw)).toEqual({
      profile: { ...profileOf(HEAT, UP), damaged: [raw] },
      damage: { read: 2, of: 5 },
    });
  });

  test.each([
    ['text', 'nonsense'],
    ['null', null],
    ['a list', [HEAT]],
    ['no entries', { version: 1 }],
    ['entries that are no list', { version: 1, entries: { 0: HEAT } }],
  ])('that is %s counts as nothing read of nobody knows how many', (_, raw) => {
    expect(read(raw)).toEqual({
      profile: { ...EMPTY_PROFILE, damaged: [raw] },
      damage: { read: 0, of: undefined },
    });
  });

  test('without a version, or with one that never was, is read entry by entry', () => {
    for (const version of [undefined, 0, '1', NaN]) {
      const raw = { version, entries: [HEAT] };
      expect(read(raw)).toEqual({
        profile: { ...profileOf(HEAT), damaged: [raw] },
        damage: { read: 1, of: 1 },
      });
    }
  });

  test('with holes in its list lacks those entries', () => {
    const entries = [HEAT];
    entries[3] = UP;
    expect(read({ version: 1, entries }).damage).toEqual({ read: 2, of: 4 });
  });

  test('does not lose records that were damaged before', () => {
    const raw = { version: 1, entries: 7, damaged: ['an older one'] };
    expect(read(raw).profile.damaged).toEqual(['an older one', raw]);
  });
});

describe('an act in the journal', () => {
  const written = (act: Act) => JSON.parse(JSON.stringify({ version: 1, ...act })) as unknown;

  test.each<[string, Act]>([
    ['a rating', { at: 10, changes: [{ film: HEAT.film, entry: HEAT }] }],
    ['a removal', { at: 10, changes: [{ film: HEAT.film, entry: undefined }] }],
    ['an import', { at: 30, changes: [HEAT, UP].map((entry) => ({ film: entry.film, entry })) }],
    ['forgetting', { at: 10, changes: 'forget' }],
  ])('is read as it was written: %s', (_, act) => {
    expect(readAct(written(act))).toEqual(act);
  });

  test.each<[string, unknown]>([
    ['text', 'nonsense'],
    ['a newer version', { version: 2, at: 10, changes: [] }],
    ['no changes', { version: 1, at: 10 }],
    ['half a change', { version: 1, at: 10, changes: [{ film: film('Up'), entry: {} }] }],
    ['no film', { version: 1, at: 10, changes: [{ entry: UP }] }],
  ])('is not guessed at: %s', (_, value) => {
    expect(readAct(value)).toBeUndefined();
  });
});
