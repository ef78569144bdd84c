import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Theme } from '../../src/state/theme.svelte';

const KEY = 'matinee-theme';
const dataset: Record<string, string> = {};
const kept = new Map<string, string>();
/** The tags that colour the window's frame, one per theme. */
const tags = [
  { dataset: { theme: 'light' }, media: '' },
  { dataset: { theme: 'dark' }, media: '' },
];
const media = () => tags.map((tag) => tag.media);

/** A browser whose system prefers dark or light, and which keeps what it is told unless it refuses. */
function browser({ dark = false, refuses = false } = {}) {
  const refused = () => {
    throw new DOMException('Denied.', 'SecurityError');
  };
  vi.stubGlobal('window', {
    matchMedia: (query: string) => ({
      matches: query.includes('dark') && dark,
      addEventListener() {},
      removeEventListener() {},
    }),
  });
  vi.stubGlobal('document', { documentElement: { dataset }, querySelectorAll: () => tags });
  vi.stubGlobal('localStorage', {
    getItem: refuses ? refused : (key: string) => kept.get(key) ?? null,
    setItem: refuses ? refused : (key: string, value: string) => void kept.set(key, value),
    removeItem: refuses ? refused : (key: string) => void kept.delete(key),
  });
}

beforeEach(() => {
  delete dataset.theme;
  kept.clear();
});
afterEach(() => void vi.unstubAllGlobals());

describe('the theme', () => {
  test.each([true, false])("is the system's until one is chosen (dark: %s)", (dark) => {
    browser({ dark });
    expect(new Theme().dark).toBe(dark);
    expect(dataset.theme).toBeUndefined();
  });

  test('is the other one after a toggle, shown and kept', () => {
    browser({ dark: true });
    const theme = new Theme();
    theme.toggle();
    expect(theme.dark).toBe(false);
    expect(dataset.theme).toBe('light');
    expect(kept.get(KEY)).toBe('light');
    theme.toggle();
    expect([theme.dark, dataset.theme, kept.get(KEY)]).toEqual([true, 'dark', 'dark']);
  });

  test('is the chosen one at the next visit, whatever the system prefers', () => {
    browser({ dark: false });
    kept.set(KEY, 'dark');
    expect(new Theme().dark).toBe(true);
    expect(dataset.theme).toBe('dark');
  });

  test("colours the window's frame: the chosen one, else the system's", () => {
    browser({ dark: false });
    const bySystem = ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'];
    const theme = new Theme();
    expect(media()).toEqual(bySystem);
    theme.toggle();
    expect(media()).toEqual(['not all', 'all']);
    theme.toggle();
    expect(media()).toEqual(['all', 'not all']);
    theme.forget();
    expect(media()).toEqual(bySystem);
  });

  test('is not what somebody else has written there', () => {
    browser({ dark: true });
    kept.set(KEY, 'purple');
    expect(new Theme().dark).toBe(true);
    expect(dataset.theme).toBeUndefined();
  });

  test("is the system's again once the choice is forgotten", () => {
    browser({ dark: false });
    kept.set(KEY, 'dark');
    const theme = new Theme();
    theme.forget();
    expect(theme.dark).toBe(false);
    expect(dataset.theme).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  test('can be chosen in a browser that keeps nothing', () => {
    browser({ dark: false, refuses: true });
    const theme = new Theme();
    theme.toggle();
    expect(theme.dark).toBe(true);
    expect(dataset.theme).toBe('dark');
    theme.forget();
    expect(theme.dark).toBe(false);
  });
});
