/** The last moment that a Date can name. */
const LAST_MS = 8.64e15;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

const ISO =
  /^(\+\d{6}|\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;
/** "Mon Mar  3 00:00:00 2014", as C's asctime writes it. */
const ASCTIME = /^[a-z]{3} ([a-z]{3})\s+(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/i;

/**
 * When something was said, in milliseconds since 1970, UTC where the text names no zone: "2014-03-03", ISO 8601 with a time,
 * "Mon Mar  3 00:00:00 2014". Undefined for anything else, for days that no calendar has, and before 1970.
 */
export function timeIn(text: string): number | undefined {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', part = '', zone = ''] = iso;
    const [y, m, d] = [year, month, day].map(Number);
    const clock = clockMs(Number(hour), Number(minute), Number(second));
    return moment(y, m, d, clock + Number(part.padEnd(3, '0').slice(0, 3)) - zoneMs(zone));
  }
  const c = ASCTIME.exec(text);
  if (!c) return undefined;
  const month = MONTHS.indexOf(c[1].toLowerCase()) / 3 + 1;
  const clock = clockMs(Number(c[3]), Number(c[4]), Number(c[5]));
  return moment(Number(c[6]), month, Number(c[2]), clock);
}

/** The first moment of a day, UTC; undefined where no calendar has it, and before 1970. */
export function dayMs(year: number, month: number, day: number): number | undefined {
  return moment(year, month, day, 0);
}

/** NaN where no clock shows it. */
function clockMs(hour: number, minute: number, second: number): number {
  const fits = hour < 24 && minute < 60 && second < 61;
  return fits ? ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}

function zoneMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * clockMs(Number(hours), Number(minutes), 0);
}

function moment(year: number, month: number, day: number, ms: number): number | undefined {
  if (!Number.isInteger(month) || month < 1) return undefined;
  const start = Date.UTC(year, month - 1, day);
  const date = new Date(start);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const at = start + ms;
  return real && year >= 1970 && at >= 0 && at <= LAST_MS ? at : undefined;
}
