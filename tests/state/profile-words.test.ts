import { describe, expect, test } from 'vitest';
import { damageText, persistenceText, troubleText } from '../../src/state/profile-words';

describe('what the visitor reads', () => {
  const held =
    'What you rate is held in a reserve on this device, and moved over as soon as that works.';
  const lasts = 'What you rate lasts until you close this tab: export it to keep it.';
  const unseen =
    'What earlier visits have kept is not lost, but cannot be shown until it can be read.';

  test.each([
    ['full', 'This browser has no room left to keep your ratings.'],
    ['refused', 'This browser refuses to keep your ratings.'],
    ['silent', 'This browser’s storage does not answer; another tab or window may be holding it.'],
    ['failing', 'This browser’s storage fails.'],
    [
      'newer',
      'Your ratings were kept by a newer Matinée. This older one leaves them as they are; reload the page to open the newer one.',
    ],
  ] as const)(
    'of storage that is %s: the reason, and what becomes of the ratings',
    (why, reason) => {
      expect(troubleText({ why, unread: false, safe: true })).toBe(`${reason} ${held}`);
      expect(troubleText({ why, unread: true, safe: false })).toBe(`${reason} ${unseen} ${lasts}`);
    },
  );

  test('of a damaged record: how much could be read, and where the rest is', () => {
    const rest = 'The damaged record is kept as it was, and is part of what you export.';
    expect(damageText({ read: 12, of: 14 })).toBe(
      `The record of your ratings was damaged. 12 of 14 entries could be read. ${rest}`,
    );
    expect(damageText({ read: 0, of: undefined })).toBe(
      `The record of your ratings was damaged. No entry could be read. ${rest}`,
    );
  });

  test('of the browser’s promise to hold on to ratings', () => {
    expect(persistenceText(true, true)).toBe('promised');
    expect(persistenceText(false, true)).toBe('not promised: export now and then');
    expect(persistenceText(false, false)).toBe('asked after five ratings');
    expect(persistenceText(undefined, true)).toBe('this page cannot ask');
  });
});
