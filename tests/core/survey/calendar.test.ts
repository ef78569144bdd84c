import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourOfWeek, monthName, monthOf, monthsOf } from '../../../src/core/survey/calendar';
import { holds } from '../property';

const time = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('the calendar', () => {
  test('agrees with that of the language', () => {
    holds(
      time,
      (seconds) => {
        const date = new Date(seconds * 1000);
        const month = monthOf(seconds);
        expect(month).toBe(12 * (date.getUTCFullYear() - 1970) + date.getUTCMonth());
        expect(monthName(month)).toBe(date.toISOString().slice(0, 7));
        expect(hourOfWeek(seconds)).toBe(24 * ((date.getUTCDay() + 6) % 7) + date.getUTCHours());
      },
      2000,
    );
  });

  test('turns the month with the first second', () => {
    for (let year = 1970; year < 2106; year++) {
      const turns = Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 1) / 1000);
      turns.forEach((turn, month) => {
        expect(monthOf(turn)).toBe(12 * (year - 1970) + month);
        if (turn > 0) expect(monthOf(turn - 1)).toBe(12 * (year - 1970) + month - 1);
      });
    }
  });

  test('has the months of many times', () => {
    const times = Uint32Array.of(0, 964_982_703, 964_982_704, 1_537_799_250);
    expect([...monthsOf(times)]).toEqual([...times].map(monthOf));
  });
});
