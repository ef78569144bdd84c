import { fail } from '../errors';
import { KIND_BYTES, kindOf, type FileKind } from '../formats/kinds';
import { otherSeparator } from '../formats/skipped';
import { grouped, shown } from '../formats/text';
import { isRecord } from '../profile-file';
import { IMPORT_LIMITS } from './limits';
import type { PersonalFile } from './reading';

const MOST_NAMES = 12;

/** What to do with a file of another kind; a single table of MovieLens has its own advice. */
const ADVICE: Readonly<Partial<Record<FileKind['shape'], string>>> = {
  archive: 'Unpack it and open the files in it.',
  page: 'The download was answered with a page: download it again, signed in where that is asked for.',
};

/** Refuses a file whose bytes cannot be those of a table or of JSON. Throws DataError; `expected` names the services. */
export function refuseOtherKinds({ path, bytes }: PersonalFile, expected: string): void {
  const file = shown(path);
  const refuse = (got: string, advice: string) =>
    fail('DataError', `${file}: got ${got}; ${expected}. ${advice}`);
  if (bytes.length > IMPORT_LIMITS.fileBytes) {
    const most = grouped(IMPORT_LIMITS.fileBytes);
    refuse(`a file of ${grouped(bytes.length)} bytes`, `The most that is read is ${most}.`);
  }
  const head = bytes.subarray(0, KIND_BYTES);
  if (isBlank(head) && isBlank(bytes)) refuse('an empty file', 'Download it again.');
  const known = kindOf(head);
  if (known && known.shape !== 'table') {
    refuse(known.kind, ADVICE[known.shape] ?? known.advice);
  }
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    refuse('text in UTF-16', 'Save it as CSV in UTF-8.');
  }
  if (first === 0x50 && second === 0x4b)
    refuse('a zip archive', 'Unpack it and open the files in it.');
  if (isBinary(head)) {
    refuse('a file that is no text', 'A spreadsheet can be saved as CSV in UTF-8.');
  }
}

/** More than one control character in ten, as in UTF-16 without its mark too; a few may stand in the titles of a table. */
const isBinary = (head: Uint8Array) =>
  10 * head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length > head.length;

const isBlank = (bytes: Uint8Array) =>
  bytes.every(
    (byte, at) => (byte <= 32 && byte !== 0) || (at < 3 && byte === [0xef, 0xbb, 0xbf][at]),
  );

/** Refuses a table that no layout knows, and says which columns it has. */
export function refuseTable(
  { path, bytes }: PersonalFile,
  columns: readonly string[],
  expected: string,
): never {
  const file = shown(path);
  const known = kindOf(bytes.subarray(0, KIND_BYTES));
  const names = columns.slice(0, MOST_NAMES).map((name) => shown(name, 40));
  const more = columns.length > MOST_NAMES ? ', …' : '';
  const got = `got the columns ${shown(names.join(', '), 240)}${more}`;
  if (known) return fail('DataError', `${file}: ${got}; ${expected}. ${known.advice}`);
  const other = otherSeparator(columns);
  if (other !== undefined) {
    return fail(
      'DataError',
      `${file}: ${got}, separated by ${other}; ${expected}. Save it with commas.`,
    );
  }
  return fail(
    'DataError',
    `${file}: ${got}; ${expected}. Is its first row missing, or is it another of the service's files?`,
  );
}

/** Refuses JSON that no layout knows, and says what it holds. */
export function refuseJson({ path }: PersonalFile, value: unknown, expected: string): never {
  return fail('DataError', `${shown(path)}: got JSON with ${contentOf(value)}; ${expected}.`);
}

function contentOf(value: unknown): string {
  const list = Array.isArray(value);
  const first: unknown = list ? value[0] : value;
  const names = isRecord(first) ? Object.keys(first).slice(0, MOST_NAMES) : [];
  const fields = names.length === 0 ? 'no fields' : `the fields ${shown(names.join(', '), 200)}`;
  return list ? `a list, the first of which has ${fields}` : fields;
}
