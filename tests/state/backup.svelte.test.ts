// Which ratings are on this device only, and when the visitor is reminded of it.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Backup, backupOf } from '../../src/state/backup.svelte';
import { EXPORTED, REMIND_AFTER } from '../../src/state/backup-marks';
import { FakeStorage } from './browser-storage';

const KEY = 'matinee-backup';
const NOW = 1_700_000_000_000;

type Entry = { readonly at: number };

/** A profile whose ratings were given at these times, and a clock that goes on with each. */
class FakeProfile {
  entries = $state.raw<readonly Entry[]>([]);
  forgottenAt = $state(0);
  clock = NOW;

  get ratings() {
    return this.entries;
  }

  get keeper() {
    return { profile: { forgottenAt: this.forgottenAt }, now: () => this.clock };
  }

  give(count: number) {
    for (let k = 0; k < count; k++) this.import([this.clock++]);
  }

  import(times: readonly number[]) {
    this.entries = [...this.entries, ...times.map((at) => ({ at }))].sort((a, b) => b.at - a.at);
  }
}

let profile: FakeProfile;
let storage: FakeStorage;
let events: EventTarget;

const backup = () => new Backup(profile as never, events);

beforeEach(() => {
  profile = new FakeProfile();
  storage = new FakeStorage();
  events = new EventTarget();
  vi.stubGlobal('localStorage', storage);
});
afterEach(() => void vi.unstubAllGlobals());

describe('the reminder', () => {
  test(`comes with the ${REMIND_AFTER}th rating, and goes with an export`, () => {
    const one = backup();
    profile.give(REMIND_AFTER - 1);
    expect([one.unsaved, one.due]).toEqual([19, false]);
    profile.give(1);
    expect([one.unsaved, one.due]).toEqual([20, true]);
    events.dispatchEvent(new Event(EXPORTED));
    expect([one.unsaved, one.due]).toEqual([0, false]);
    profile.give(3);
    expect(one.unsaved).toBe(3);
  });

  test('goes on when the screen that asked first is left', () => {
    vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
    let first: Backup | undefined;
    const leave = $effect.root(() => {
      first = backupOf(profile as never);
      expect(first.unsaved).toBe(0);
    });
    leave();
    profile.give(REMIND_AFTER);
    const later = backupOf(profile as never);
    expect(later).toBe(first);
    expect([later.unsaved, later.due]).toEqual([20, true]);
    events.dispatchEvent(new Event(EXPORTED));
    expect([later.unsaved, later.due]).toEqual([0, false]);
  });

  test('put off comes back after as many more', () => {
    const one = backup();
    profile.give(23);
    one.putOff();
    expect([one.unsaved, one.due]).toEqual([23, false]);
    profile.give(19);
    expect(one.due).toBe(false);
    profile.give(1);
    expect([one.unsaved, one.due]).toEqual([43, true]);
  });

  test('counts what was there when it is first looked at', () => {
    profile.give(30);
    expect(backup().unsaved).toBe(30);
  });

  test('does not count what a file brings from before', () => {
    const one = backup();
    profile.import(Array.from({ length: 300 }, (_, k) => NOW - 1000 - k));
    expect([one.unsaved, one.due]).toEqual([0, false]);
    profile.give(2);
    expect(one.unsaved).toBe(2);
  });
});

describe('what is remembered', () => {
  test('is an export, and what was put off, on the next visit too', () => {
    const one = backup();
    profile.give(25);
    one.putOff();
    expect([backup().unsaved, backup().due]).toEqual([25, false]);
    events.dispatchEvent(new Event(EXPORTED));
    profile.give(1);
    expect(backup().unsaved).toBe(1);
  });

  test('begins with the first entry: a page that knows nothing of anybody keeps nothing', () => {
    const one = backup();
    one.remember();
    expect(storage.getItem(KEY)).toBeNull();
    profile.import([NOW - 5000]);
    one.remember();
    expect(storage.getItem(KEY)).toBe(`${NOW - 1} 0`);
    expect(backup().unsaved).toBe(0);
  });

  test('is followed from another tab', () => {
    const one = backup();
    profile.give(25);
    storage.setItem(KEY, `${NOW + 100} 0`);
    events.dispatchEvent(Object.assign(new Event('storage'), { key: 'other' }));
    expect(one.unsaved).toBe(25);
    events.dispatchEvent(Object.assign(new Event('storage'), { key: KEY }));
    expect(one.unsaved).toBe(0);
  });

  test.each(['', 'x', '5 x', '-1 0', '{"since":1}'])('is left aside where it reads %j', (text) => {
    storage.setItem(KEY, text);
    profile.give(21);
    expect(backup().unsaved).toBe(21);
  });

  test('is gone once everything is forgotten, here or in another tab', () => {
    const one = backup();
    profile.give(45);
    one.putOff();
    profile.entries = [];
    profile.forgottenAt = profile.clock++;
    profile.give(20);
    expect([one.unsaved, one.due]).toEqual([20, true]);
    one.forget();
    expect(storage.getItem(KEY)).toBeNull();
    expect(one.unsaved).toBe(0);
  });

  test('lasts until the tab is closed where the browser refuses', () => {
    const refuse = () => {
      throw new DOMException('Denied.', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const one = backup();
    profile.give(25);
    one.putOff();
    expect(one.due).toBe(false);
    one.forget();
    expect(one.unsaved).toBe(0);
  });
});
