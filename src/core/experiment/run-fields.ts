import { fail } from '../errors';
import { plain, shown } from '../formats/text';
import { isRecord } from '../profile-file';
import { readNumber } from './run-file';

export const MAX_TEXT = 500;
/** Of ratings, films or people. */
export const MAX_COUNT = 2 ** 32;
export const MAX_ITERATIONS = 10_000;
/** A mix of many models has a long one. */
const MAX_SETTING = 4000;
const AGAIN = 'Export the run once more, and leave the file as it is.';

/** Where in a file something is, and how what is found there is refused. */
export interface Place {
  readonly file: string;
  readonly path: string;
}

export function listFrom<T>(
  value: unknown,
  longest: number,
  place: Place,
  from: (one: unknown, place: Place, k: number) => T,
): T[] {
  if (!Array.isArray(value)) return refuse(value, 'a list', place);
  if (value.length > longest) refuse(value, `at most ${longest} of them`, place);
  return value.map((one, k) => from(one, { ...place, path: `${place.path}[${k}]` }, k));
}

export function numberFrom(value: unknown, place: Place): number {
  return readNumber(value) ?? refuse(value, 'a number, or null for none', place);
}

export function wholeFrom(value: unknown, min: number, max: number, place: Place): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) {
    return value;
  }
  return refuse(value, min === max ? String(min) : `a whole number from ${min} to ${max}`, place);
}

/** Without marks that would disturb the text around it. */
export function textFrom(value: unknown, place: Place): string {
  if (typeof value === 'string' && value.length <= MAX_TEXT) return plain(value);
  return refuse(value, `text of up to ${MAX_TEXT} characters`, place);
}

/** A parameter's value as it is: the parameter's own check says whether it can be. */
export function settingFrom(value: unknown, place: Place): number | string {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value.length <= MAX_SETTING) return value;
  return refuse(value, `a number or text of up to ${MAX_SETTING} characters`, place);
}

export function matching(value: unknown, pattern: RegExp, expected: string, place: Place): string {
  return typeof value === 'string' && pattern.test(value) ? value : refuse(value, expected, place);
}

export const fieldsAt = (value: unknown, place: Place): Readonly<Record<string, unknown>> =>
  isRecord(value) && !Array.isArray(value) ? value : refuse(value, 'fields in braces', place);

export const within = ({ file, path }: Place, name: string): Place => ({
  file,
  path: `${path}.${name}`,
});

export function refuse(value: unknown, expected: string, { file, path }: Place): never {
  const got = value === undefined ? 'nothing' : valueText(value);
  return fail(
    'DataError',
    `${file}: got ${got} for ${shown(path)}; expected ${expected}. ${AGAIN}`,
  );
}

/** However large or deep it is. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return 'fields in braces';
  return shown(typeof value === 'string' ? `“${value}”` : String(value));
}
