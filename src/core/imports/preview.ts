import type { SkippedRow } from '../formats/format';
import type { Match } from './match';
import type { Said } from './said';

/** What opened files say of one film: the row that counts, and which film of the data set it means. */
export interface FoundFilm {
  readonly said: Said;
  /** Rows of the same film that say less, or said it earlier. */
  readonly others: number;
  readonly match: Match;
}

/** A row that could not be used, and where it is. */
export interface SkippedExample extends SkippedRow {
  readonly file: string;
  /** What `line` counts: "line", "entry". */
  readonly unit: string;
}

/** What became of one opened file. */
export interface FileSummary {
  readonly name: string;
  /** Who made it; undefined where it was refused. */
  readonly service: string | undefined;
  /** Why it was refused, as it can be shown. */
  readonly refusal?: string;
  /** Rows taken, rows of series, rows that could not be used. */
  readonly rows: number;
  readonly series: number;
  readonly skipped: number;
  readonly examples: readonly SkippedExample[];
  /** Rows taken that count as of the file's own date, having none that can be read. */
  readonly dateless: number;
  /** What was guessed of it as a whole, in words: "dates such as 3/2/21 were read with the month first". */
  readonly guess?: string;
  /** What all rows say, where that is no rating: files of the same columns are told apart by their names alone. */
  readonly as?: 'seen' | 'saved';
}

/** What opened files hold, before anything is changed. */
export interface ImportPreview {
  readonly files: readonly FileSummary[];
  /** Each film once, in the order in which the files have them. */
  readonly films: readonly FoundFilm[];
}
