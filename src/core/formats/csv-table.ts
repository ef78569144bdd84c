import { fail } from '../errors';
import { csvReader, type CsvRow } from './csv';
import type { FileReader, FileReport, SkippedRow } from './format';

const EXAMPLES = 5;

/** Fields by the name of their column. */
type Fields<Name extends string> = Readonly<Record<Name, number>>;

/**
 * A CSV file with named columns: a header that must name the columns, in any order; rows that are used or skipped.
 * @param use Takes a row, or returns why it cannot.
 */
export function csvTable<Name extends string>(
  columns: readonly Name[],
  use: (row: CsvRow, at: Fields<Name>) => string | undefined,
) {
  let rows = 0;
  let skipped = 0;
  const examples: SkippedRow[] = [];
  return {
    skip(line: number, reason: string) {
      skipped += 1;
      if (examples.length < EXAMPLES) examples.push({ line, reason });
    },
    open(file: string): FileReader {
      let at: Fields<Name> | undefined;
      let width = 0;
      const csv = csvReader(file, (row) => {
        if (!at) {
          at = header(file, row, columns);
          width = row.fields;
          return;
        }
        rows += 1;
        const reason =
          row.fields === width
            ? use(row, at)
            : `got ${row.fields} fields, expected ${width} as in the header`;
        if (reason !== undefined) this.skip(row.line, reason);
      });
      return {
        push: csv.push,
        end() {
          csv.end();
          if (!at)
            fail(
              'DataError',
              `${file}: got an empty file; expected the header ${columns.join(',')}.`,
            );
        },
        get rows() {
          return rows;
        },
      };
    },
    report: (file: string): FileReport => ({ file, rows, skipped, examples }),
  };
}

function header<Name extends string>(
  file: string,
  row: CsvRow,
  columns: readonly Name[],
): Fields<Name> {
  const found = Array.from({ length: row.fields }, (_, field) => row.text(field).trim());
  const missing = columns.filter((name) => !found.includes(name));
  if (missing.length > 0) {
    const got = found.join(',').slice(0, 80);
    fail(
      'DataError',
      `${file}, line 1: got "${got}"; expected a header with the columns ${columns.join(',')} (missing: ${missing.join(', ')}).`,
    );
  }
  return Object.fromEntries(columns.map((name) => [name, found.indexOf(name)])) as Fields<Name>;
}
