import type { CsvRow } from './csv';
import type { SkippedRow } from './format';

const EXAMPLES = 5;

/** Counts rows that cannot be used, and keeps the first few of them. */
export interface SkippedRows {
  skip(line: number, reason: string): void;
  readonly count: number;
  /** In the order in which they were skipped. */
  readonly examples: readonly SkippedRow[];
}

export function skippedRows(): SkippedRows {
  let count = 0;
  const examples: SkippedRow[] = [];
  return {
    skip(line, reason) {
      count += 1;
      if (examples.length < EXAMPLES) examples.push({ line, reason });
    },
    get count() {
      return count;
    },
    examples,
  };
}

/** Why a row cannot be used that has more or fewer fields than the header; undefined where it has as many. */
export function otherWidth(row: CsvRow, width: number): string | undefined {
  if (row.fields === width) return undefined;
  const got = `${row.fields} ${row.fields === 1 ? 'field' : 'fields'}`;
  return `got ${got}, expected ${width} as in the header`;
}

const SEPARATORS = { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars', '::': 'double colons' };

/** What separates the fields of a header that has no commas: "semicolons"; undefined where it is nothing known. */
export function otherSeparator(names: readonly string[]): string | undefined {
  const [text] = names;
  if (names.length !== 1) return undefined;
  return Object.entries(SEPARATORS).find(([mark]) => text.includes(mark))?.[1];
}
