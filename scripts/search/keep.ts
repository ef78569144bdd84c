import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { fail } from '../../src/core/errors';
import type { FitScore } from '../../src/core/search/scores';
import type { Kept } from './run';

/** First line of a file of kept fits: no other file is ever written to. */
const HEADER = '{"format":"matinee-search","version":1}\n';

/** A kept fit as a line of JSON; null stands for NaN. */
interface Line {
  readonly key: string;
  readonly mean: number | null;
  readonly byUser: readonly (number | null)[];
  readonly weight?: number;
  readonly fitSeconds: number;
  readonly failed?: string;
}

/**
 * Opens a file of kept fits, or starts one. A last line that was cut off in the middle is dropped from the file.
 * Throws DataError for a file that is something else, and for one that is damaged before its end.
 */
export function openKept(path: string, onRemark: (text: string) => void): Kept {
  const text = contentOf(path);
  if (text === '') writeFileSync(path, HEADER);
  else if (HEADER.startsWith(text))
    writeFileSync(path, HEADER); // stopped before its first line was whole
  else if (!text.startsWith(HEADER)) {
    fail('DataError', `Got --keep ${path}; expected a new file, or one that a search has written.`);
  }
  const scores = new Map<string, FitScore>();
  const lines = text.slice(HEADER.length).split('\n');
  const rest = lines.pop() ?? '';
  lines.forEach((line, n) => {
    const [key, score] =
      readLine(line) ??
      fail('DataError', `${path}, line ${n + 2}: not a kept fit; expected a line of JSON.`);
    scores.set(key, score);
  });
  if (rest !== '') {
    onRemark(`${path}: the last line was cut off and is dropped; its fit is done again.`);
    truncateSync(path, Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)));
  }
  const add = (key: string, score: FitScore) => appendFileSync(path, lineOf(key, score));
  return { scores, add };
}

/** The file's text; one that is not there is started. */
function contentOf(path: string): string {
  try {
    appendFileSync(path, '');
    return readFileSync(path, 'utf8');
  } catch {
    return fail(
      'DataError',
      `Cannot write to --keep ${path}; expected a file in a folder that is there.`,
    );
  }
}

function lineOf(key: string, { mean, byUser, weight, fitSeconds, failed }: FitScore): string {
  const line = {
    key,
    mean,
    byUser: [...byUser],
    ...(weight !== undefined && { weight }),
    fitSeconds,
    ...(failed !== undefined && { failed }),
  };
  return `${JSON.stringify(line)}\n`;
}

function readLine(text: string): readonly [string, FitScore] | undefined {
  const line = parsed(text) as Partial<Line> | undefined;
  if (typeof line?.key !== 'string' || !Array.isArray(line.byUser)) return undefined;
  const { key, mean, byUser, weight, fitSeconds = NaN, failed } = line;
  const score = {
    mean: mean ?? NaN,
    byUser: Float64Array.from(byUser, (value: number | null) => value ?? NaN),
    ...(weight !== undefined && { weight }),
    fitSeconds,
    ...(failed !== undefined && { failed }),
  };
  return [key, score];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
