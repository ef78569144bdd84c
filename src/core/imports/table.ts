import { csvReader, type CsvRow } from '../formats/csv';
import { otherWidth } from '../formats/skipped';
import { shown } from '../formats/text';
import { collector } from './collect';
import type { Cells, CsvLayout } from './layout';
import { IMPORT_LIMITS } from './limits';
import type { PersonalFile, PersonalReading } from './reading';
import { unusable } from './values';

/** The names of a table's first columns as its first row has them; none where there is no row. Throws DataError. */
export function headerOf(file: PersonalFile): readonly string[] {
  let header: readonly string[] = [];
  eachRow(file, (row) => {
    const fields = Math.min(row.fields, IMPORT_LIMITS.columns);
    header = Array.from({ length: fields }, (_, field) => row.text(field).trim());
    return 'enough';
  });
  return header;
}

/** Whether a layout has these columns, in lower case. */
export function knowsColumns(layout: CsvLayout, names: readonly string[]): boolean {
  const { columns, without = [], alone = false } = layout;
  if (alone && names.length > columns.length) return false;
  const has = (name: string) => names.includes(name);
  return columns.every(has) && !without.some(has);
}

/** Reads a table in a layout that knows its columns. Throws DataError. */
export function readTable(service: string, layout: CsvLayout, file: PersonalFile): PersonalReading {
  const all = collector(service, file, 'line');
  const read = layout.begin({
    file,
    each: (visit) => eachCells(file, (cells, { wrong }) => wrong === undefined && visit(cells)),
    guessed: (what) => {
      all.guessed(what);
    },
  });
  eachCells(file, (cells, { line, wrong }) => {
    all.add(line, wrong === undefined ? read(cells) : unusable(wrong));
  });
  return all.done();
}

interface RowState {
  readonly line: number;
  /** Why its fields cannot be told apart; undefined where they can. */
  readonly wrong: string | undefined;
}

/** Goes through the rows after the header. */
function eachCells(file: PersonalFile, visit: (cells: Cells, state: RowState) => void): void {
  let cells: CellsOfRow | undefined;
  eachRow(file, (row) => {
    if (cells) visit(cells, { line: row.line, wrong: otherWidth(row, cells.width) });
    else cells = new CellsOfRow(row);
    return 'more';
  });
}

/** In bytes: a line that is too long is noticed before all of its fields are. */
const PIECE = 2 ** 18;

class Enough extends Error {}

function eachRow({ path, bytes }: PersonalFile, visit: (row: CsvRow) => 'more' | 'enough'): void {
  const reader = csvReader(
    shown(path),
    (row) => {
      if (visit(row) === 'enough') throw new Enough();
    },
    IMPORT_LIMITS.lineBytes,
  );
  try {
    for (let at = 0; at < bytes.length; at += PIECE) reader.push(bytes.subarray(at, at + PIECE));
    reader.end();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}

/** Finds a row's fields by the names of the header. */
class CellsOfRow implements Cells {
  readonly width: number;
  readonly #row: CsvRow;
  readonly #fields = new Map<string, number>();

  /** @param header The reader's row, which later holds the others. */
  constructor(header: CsvRow) {
    this.#row = header;
    this.width = header.fields;
    for (let field = 0; field < Math.min(this.width, IMPORT_LIMITS.columns); field++) {
      const name = header.text(field).trim().toLowerCase();
      if (!this.#fields.has(name)) this.#fields.set(name, field);
    }
  }

  has(column: string): boolean {
    return this.#fields.has(column);
  }

  text(column: string): string {
    return this.exact(column).trim();
  }

  exact(column: string): string {
    const field = this.#fields.get(column);
    return field === undefined ? '' : this.#row.text(field);
  }
}
