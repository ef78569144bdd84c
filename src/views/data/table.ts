import { csvText, textCell } from '../../core/formats/csv-text';
import type { FilmView } from '../../state/app.svelte';

export type Cell = string | number;

/** What a figure shows, in numbers: rows of cells, each begun by its name. */
export interface DataTable {
  /** Names the table. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Films that rows are about, by index, where they are about films. */
  readonly films?: readonly number[];
}

/** Rows that are shown at most; a file has all of them. */
export const MOST_ROWS = 200;

/** A number of a table as people read it; "–" where there is none. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return '–';
  const text = Number.isInteger(cell) ? cell.toLocaleString('en-GB') : cell.toFixed(3);
  return text.replace('-', '−');
}

/** All of it as a file; a number that is not known is left blank. */
export function tableCsv({ columns, rows }: DataTable): string {
  return csvText(
    columns.map(textCell).join(','),
    rows.map((cells) =>
      cells.map((cell) => (typeof cell === 'string' ? textCell(cell) : knownNumber(cell))),
    ),
  );
}

const knownNumber = (value: number) => (Number.isFinite(value) ? value : '');

/** "The Matrix (1999)". */
export const filmName = ({ title, year }: Pick<FilmView, 'title' | 'year'>): string =>
  year ? `${title} (${year})` : title;
