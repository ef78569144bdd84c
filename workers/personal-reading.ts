import { fail } from '../src/core/errors';
import { grouped, shown } from '../src/core/formats/text';
import type { FileSummary } from '../src/core/imports/preview';
import type { PersonalReading } from '../src/core/imports/reading';
import { readPersonalFile } from '../src/core/imports/registry';
import type { Said } from '../src/core/imports/said';
import { timeFrom } from '../src/core/profile-file';
import type { OpenedFile } from './import-api';
import { isOutOfMemory } from './memory';
import { membersOf, type Member } from './personal-file';
import { PERSONAL_LIMITS } from './zip-expectation';

const MOST_EXAMPLES = 5;

/** What one opened file comes to. */
export interface OpenedReading {
  readonly summary: FileSummary;
  readonly said: readonly Said[];
}

/**
 * Reads an opened file. What cannot be read is refused in the summary; of an archive the other files are read all the same.
 * @param rowsBefore Of files that were opened with it.
 * @param onRows Called after each file of an archive, with all rows so far; waited for.
 */
export async function readOpened(
  file: OpenedFile,
  rowsBefore: number,
  onRows: (rows: number) => Promise<void>,
): Promise<OpenedReading> {
  const readings: PersonalReading[] = [];
  const refusals: string[] = [];
  const refuse = (name: string, error: unknown) => void refusals.push(refusalOf(name, error));

  const members = await membersOf(file).catch((error: unknown) => {
    refuse(file.name, error);
    return [];
  });
  let rows = rowsBefore;
  for (const member of members) {
    try {
      const reading = await readMember(member, file.modified, rows);
      readings.push(reading);
      rows += reading.said.length;
    } catch (error) {
      refuse(member.path, error);
    }
    await onRows(rows);
  }
  return {
    summary: summaryOf(file.name, readings, refusals),
    said: readings.flatMap(({ said }) => said),
  };
}

/** @param rowsBefore Of other files. */
async function readMember(
  member: Member,
  modified: number,
  rowsBefore: number,
): Promise<PersonalReading> {
  const { path } = member;
  const bytes = await member.bytes();
  const reading = readPersonalFile({ path, modified: timeFrom(Math.floor(modified)), bytes });
  if (rowsBefore + reading.said.length > PERSONAL_LIMITS.rows) {
    fail(
      'DataError',
      `${shown(path)}: got more than ${grouped(PERSONAL_LIMITS.rows)} rows with the files before it; expected fewer at once. Open it by itself.`,
    );
  }
  return reading;
}

/** Why a file is refused, as it can be shown; throws any other error again. */
function refusalOf(name: string, error: unknown): string {
  if (isOutOfMemory(error)) {
    return `${shown(name)}: got more than fits into the memory that this browser gives a page; expected a smaller file. Close other tabs, or open its files one by one.`;
  }
  if ((error as Error | undefined)?.name === 'DataError') return (error as Error).message;
  throw error;
}

function summaryOf(
  name: string,
  readings: readonly PersonalReading[],
  refusals: readonly string[],
): FileSummary {
  const sum = (count: (reading: PersonalReading) => number) =>
    readings.reduce((total, reading) => total + count(reading), 0);
  const services = new Set(readings.map(({ service }) => service));
  const examples = readings.flatMap((reading) =>
    reading.examples.map((example) => ({
      ...example,
      file: shown(reading.file),
      unit: reading.unit,
    })),
  );
  const guess = readings.find((reading) => reading.guess !== undefined)?.guess;
  return {
    name: shown(name),
    service: services.size > 0 ? [...services].join(' and ') : undefined,
    ...(refusals.length > 0 && { refusal: refusalText(refusals, readings.length) }),
    rows: sum(({ said }) => said.length),
    series: sum(({ series }) => series),
    skipped: sum(({ skipped }) => skipped),
    examples: examples.slice(0, MOST_EXAMPLES),
    dateless: sum(({ dateless }) => dateless),
    ...(guess !== undefined && { guess }),
    ...takenAs(readings),
  };
}

/** What all rows say, where none is a rating. */
function takenAs(readings: readonly PersonalReading[]): Pick<FileSummary, 'as'> {
  const kinds = new Set(readings.flatMap(({ said }) => said.map(({ opinion }) => opinion.kind)));
  const [kind] = kinds;
  return kinds.size === 1 && (kind === 'seen' || kind === 'saved') ? { as: kind } : {};
}

/** What is said of an archive some of whose files are refused. */
function refusalText([first, ...others]: readonly string[], read: number): string {
  const rest = others.length > 0 ? ` ${others.length + 1} of its files could not be read.` : '';
  return read > 0 ? `${first}${rest} What is in the others was read.` : `${first}${rest}`;
}
