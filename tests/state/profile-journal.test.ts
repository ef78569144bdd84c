import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Act } from '../../src/core/profile';
import { openJournal } from '../../src/state/profile-journal';
import { film, rated } from '../core/profiles';
import { FakeStorage } from './browser-storage';

const HEAT = rated(film('Heat', 1995, 113277), 8, 10);
const rating: Act = { at: 10, changes: [{ film: HEAT.film, entry: HEAT }] };
const removal: Act = { at: 20, changes: [{ film: HEAT.film, entry: undefined }] };

const use = (storage: FakeStorage | undefined) => void vi.stubGlobal('localStorage', storage);
beforeEach(() => use(new FakeStorage()));
afterEach(() => void vi.unstubAllGlobals());

const acts = () =>
  openJournal()
    .read()
    .map(({ act }) => act);

describe('the journal', () => {
  test('has what was written by any tab, the earliest first, when the call returns', () => {
    openJournal().write(removal);
    openJournal().write(rating);
    expect(acts()).toEqual([rating, removal]);
  });

  test('is read without the acts that are known already', () => {
    const known = openJournal().write(rating);
    openJournal().write(removal);
    const others = openJournal().read(new Set([known ?? '']));
    expect(others.map(({ act }) => act)).toEqual([removal]);
  });

  test('keeps two acts of the same moment', () => {
    openJournal().write(rating);
    openJournal().write(rating);
    expect(acts()).toEqual([rating, rating]);
  });

  test('loses only what is removed, and nothing to one who removes it again', () => {
    const journal = openJournal();
    const key = journal.write(rating);
    journal.write(removal);
    journal.remove([key ?? '']);
    journal.remove([key ?? '']);
    expect(acts()).toEqual([removal]);
  });

  test('leaves what it cannot read, and what is not its own, where they are', () => {
    localStorage.setItem('matinee-act:1', 'nonsense');
    localStorage.setItem('matinee-act:2', JSON.stringify({ ...rating, version: 2 }));
    localStorage.setItem('matinee-theme', 'dark');
    expect(acts()).toEqual([]);
    expect(Object.keys(localStorage)).toHaveLength(3);
  });

  test('forgets all but one act, what it cannot read too, and nothing else', () => {
    const journal = openJournal();
    localStorage.setItem('matinee-act:1', 'nonsense');
    localStorage.setItem('matinee-theme', 'dark');
    journal.write(rating);
    journal.forgetAllBut(journal.write({ at: 30, changes: 'forget' }));
    expect(acts()).toEqual([{ at: 30, changes: 'forget' }]);
    expect(localStorage.getItem('matinee-act:1')).toBeNull();
    expect(localStorage.getItem('matinee-theme')).toBe('dark');
  });

  test('works, and leaves nothing behind when it is asked that', () => {
    expect(openJournal().works()).toBe(true);
    expect(Object.keys(localStorage)).toEqual([]);
  });
});

describe('a localStorage that', () => {
  test.each([
    ['is missing', () => use(undefined)],
    ['is full', () => use(new FakeStorage(20))],
    [
      'is refused',
      () =>
        Object.defineProperty(globalThis, 'localStorage', {
          configurable: true,
          get() {
            throw new DOMException('no', 'SecurityError');
          },
        }),
    ],
  ])('%s leaves a page without a journal, which it says', (_, spoil) => {
    spoil();
    const journal = openJournal();
    expect(journal.works()).toBe(false);
    expect(journal.write(rating)).toBeUndefined();
    expect(journal.read()).toEqual([]);
    expect(() => journal.remove(['matinee-act:1'])).not.toThrow();
    expect(() => journal.forgetAllBut(undefined)).not.toThrow();
  });
});
