import { afterEach, describe, expect, test, vi } from 'vitest';

const zone = process.env.TZ;

/** The words where the clock is in a time zone. */
async function dayIn(timeZone: string) {
  process.env.TZ = timeZone;
  vi.resetModules();
  const { dayText } = await import('../../src/ui/day');
  return dayText;
}

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe.each(['America/Los_Angeles', 'UTC', 'Pacific/Auckland'])('in %s', (timeZone) => {
  test('a day without a time is that day', async () => {
    const dayText = await dayIn(timeZone);
    const day = Date.UTC(2024, 4, 3);
    expect([dayText(day), dayText(day + 1)]).toEqual(['3 May 2024', '3 May 2024']);
  });
});

test('a moment is of the day that it is here', async () => {
  const [west, east] = [await dayIn('America/Los_Angeles'), await dayIn('Pacific/Auckland')];
  const at = Date.UTC(2024, 4, 3, 3, 0, 12);
  expect(west(at)).toBe('2 May 2024');
  expect(east(at)).toBe('3 May 2024');
  expect(west(0)).toBe('no date');
});
