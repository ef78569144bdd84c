import { fail } from '../errors';
import { csvReader, type CsvRow } from './csv';
import type { FileReader, FileReport } from './format';
import { otherSeparator, otherWidth, skippedRows } from './skipped';
import { grouped, shown } from './text';

/** Fields by the name of their column. */
type Fields<Name extends string> = Readonly<Record<Name, number>>;

/** What a table must be like; a file that is not is refused. */
interface Demands<Name extends string> {
  readonly columns: readonly Name[];
  /** What its rows are: "ratings". */
  readonly rows: string;
  /** Most of them. */
  readonly limit: number;
  /**
   * Least share of rows that can be used. Where half cannot, the file is of another kind or belongs to another data set,
   * and what would be computed from the rest misleads.
   */
  readonly usable: number;
}

/**
 * A CSV file with named columns: a header that must name the columns, in any order; rows that are used or skipped.
 * @param use Takes a row, or returns why it cannot.
 */
export function csvTable<Name extends string>(
  { columns, rows: noun, limit, usable }: Demands<Name>,
  use: (row: CsvRow, at: Fields<Name>) => string | undefined,
) {
  let path = '';
  let rows = 0;
  const skipped = skippedRows();

  /** Refuses the file with this row, which has one too many of something. */
  function exceed(row: CsvRow, most: number, what: string): never {
    fail(
      'DataError',
      `${path}, line ${row.line}: got more than ${grouped(most)} ${what}; expected fewer, as in every release of MovieLens.`,
    );
  }

  function refuseUnusable() {
    if (rows - skipped.count >= usable * rows && (rows > 0 || usable === 0)) return;
    if (rows === 0) {
      fail(
        'DataError',
        `${path}: got a header and nothing else; expected ${noun}, one on each row.`,
      );
    }
    const [{ line, reason }] = skipped.examples;
    fail(
      'DataError',
      `${path}: got ${grouped(skipped.count)} of ${grouped(rows)} rows that cannot be used, the first on line ${line}: ${reason}; expected ${noun} as MovieLens publishes them. Is it the right file, and of the same data set as the others?`,
    );
  }

  function open(file: string): FileReader {
    path = shown(file);
    let at: Fields<Name> | undefined;
    let width = 0;
    const csv = csvReader(path, (row) => {
      if (!at) {
        at = header(path, row, columns);
        width = row.fields;
        return;
      }
      rows += 1;
      if (rows > limit) exceed(row, limit, noun);
      const reason = row.fields === width ? use(row, at) : otherWidth(row, width);
      if (reason !== undefined) skipped.skip(row.line, reason);
    });
    return {
      push: csv.push,
      end() {
        csv.end();
        if (!at) {
          fail(
            'DataError',
            `${path}: got an empty file; expected the header ${columns.join(',')}.`,
          );
        }
        refuseUnusable();
      },
      get rows() {
        return rows;
      },
    };
  }

  return {
    open,
    skip: (line: number, reason: string) => skipped.skip(line, reason),
    exceed,
    report: (file: string): FileReport => ({
      file,
      rows,
      skipped: skipped.count,
      examples: skipped.examples.toSorted((a, b) => a.line - b.line),
    }),
  };
}

/** A field as a reason to skip its row shows it. */
export function quoted(row: CsvRow, field: number): string {
  return `"${shown(row.text(field))}"`;
}

function header<Name extends string>(
  path: string,
  row: CsvRow,
  columns: readonly Name[],
): Fields<Name> {
  const found = Array.from({ length: row.fields }, (_, field) => row.text(field).trim());
  const missing = columns.filter((name) => !found.includes(name));
  if (missing.length > 0) refuseHeader(`${path}, line ${row.line}`, found, columns, missing);
  return Object.fromEntries(columns.map((name) => [name, found.indexOf(name)])) as Fields<Name>;
}

/** Says of a header that lacks columns what it looks like. */
function refuseHeader(
  where: string,
  found: readonly string[],
  columns: readonly string[],
  missing: readonly string[],
): never {
  const text = found.join(',');
  const got = `${where}: got "${shown(text, 80)}"`;
  const expected = `expected a header with the columns ${columns.join(',')}`;
  const other = otherSeparator(found);
  if (text.includes('\0')) {
    fail('DataError', `${got}; ${expected}. If it is UTF-16, save it as CSV in UTF-8.`);
  }
  if (other) {
    fail('DataError', `${got}, separated by ${other}; ${expected}. Save it with commas.`);
  }
  if (missing.length < columns.length) {
    fail('DataError', `${got}; ${expected} (missing: ${missing.join(', ')}).`);
  }
  fail('DataError', `${got}; ${expected}. Is the first row missing, or is it another file?`);
}
