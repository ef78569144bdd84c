const DAY = 86_400;
/** 1970-01-01 was a Thursday, the fourth day from Monday. */
const HOURS_BEFORE = 3 * 24;
export const HOURS_OF_WEEK = 7 * 24;

/** Months from January 1970 to that of a time in seconds since then, UTC. */
export function monthOf(time: number): number {
  const { year, month } = civil(Math.floor(time / DAY));
  return 12 * (year - 1970) + month - 1;
}

/** 24 · weekday + hour of a time in seconds since 1970, UTC, Monday 0. */
export const hourOfWeek = (time: number): number =>
  (Math.floor(time / 3600) + HOURS_BEFORE) % HOURS_OF_WEEK;

/** The year of a month counted from January 1970. */
export const yearOfMonth = (month: number): number => 1970 + Math.floor(month / 12);

/** A month counted from January 1970 as ISO 8601 has it: "2003-02". */
export const monthName = (month: number): string =>
  `${yearOfMonth(month)}-${String((month % 12) + 1).padStart(2, '0')}`;

/**
 * Year and month (1 … 12) of a day counted from 1970-01-01: years that begin in March have their leap day last. After
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
function civil(days: number): { readonly year: number; readonly month: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const day = z - era * 146_097;
  const year = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365,
  );
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: year + 400 * era + (month <= 2 ? 1 : 0), month };
}

/** Months of many times, each day looked up once. */
export function monthsOf(times: Uint32Array): Uint16Array<ArrayBuffer> {
  const months = new Uint16Array(times.length);
  const known = new Map<number, number>();
  for (let k = 0; k < times.length; k++) {
    const day = Math.floor(times[k] / DAY);
    let month = known.get(day);
    if (month === undefined) known.set(day, (month = monthOf(times[k])));
    months[k] = month;
  }
  return months;
}
