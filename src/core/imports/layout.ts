import type { Opinion } from '../profile';
import type { PersonalFile } from './reading';
import type { NamedFilm } from './said';

/** A site or program whose exports can be read. */
export interface Service {
  readonly id: string;
  /** As messages and tables write it: "Letterboxd". */
  readonly name: string;
  /** What comes out of its files, in words: "ratings, watched films and watchlist". */
  readonly brings: string;
  /** Which of its files to open, in words: "the zip, or any CSV in it". */
  readonly files: string;
  /** No two layouts, of whichever services, know the same file. */
  readonly layouts: readonly Layout[];
  /** Whether a file of an archive is one of its exports, by its path in lower case. */
  readonly wants: (path: string) => boolean;
}

export type Layout = CsvLayout | JsonLayout;

/** A table, known by the names of its columns: in any order, in capitals or not, with others between. */
export interface CsvLayout {
  readonly kind: 'csv';
  readonly id: string;
  /** In lower case. */
  readonly columns: readonly string[];
  /** Columns that tell it from another layout, which has them. */
  readonly without?: readonly string[];
  /** Whether it has these columns and no others. */
  readonly alone?: boolean;
  /** Called once per file; what it returns is called for every row. */
  readonly begin: (table: Table) => (row: Cells) => RowResult;
}

/** JSON, known by its shape. */
export interface JsonLayout {
  readonly kind: 'json';
  readonly id: string;
  readonly knows: (value: unknown) => boolean;
  /** The rows of a value that it knows, at most as many as may be read. May throw DataError. */
  readonly rows: (value: unknown, text: string, file: string) => readonly unknown[];
  readonly read: (row: unknown) => RowResult;
}

/** A CSV file as a whole, for what one row alone does not tell. */
export interface Table {
  readonly file: PersonalFile;
  /** Goes through all rows but those that are too short or too long. */
  each(visit: (row: Cells) => void): void;
  /** Says what was guessed of the file, in words: "dates such as 3/2/21 were read with the month first". */
  guessed(what: string): void;
}

/** One row of a table; valid only until the next. */
export interface Cells {
  /** Whether the table has such a column; its name in lower case. */
  has(column: string): boolean;
  /** Without the spaces around it; empty where there is no such column. */
  text(column: string): string;
  /** As it stands in the file, spaces and all. */
  exact(column: string): string;
}

/** What a row says of a film. */
export interface RowSaid {
  readonly film: NamedFilm;
  readonly opinion: Opinion;
  /** Milliseconds since 1970; undefined where the row has no date, or none that can be read. */
  readonly at: number | undefined;
}

/** Why a row cannot be used. */
export interface Unusable {
  readonly unusable: string;
}

export type RowResult = RowSaid | 'series' | Unusable;
