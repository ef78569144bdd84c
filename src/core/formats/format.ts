import type { Dataset } from '../dataset';

/** A row that could not be used, and why. */
export interface SkippedRow {
  readonly line: number;
  readonly reason: string;
}

/** What reading a file gave. */
export interface FileReport {
  readonly file: string;
  /** Rows after the header. */
  readonly rows: number;
  readonly skipped: number;
  /** The first few of the skipped rows. */
  readonly examples: readonly SkippedRow[];
}

/** Reads one file, piece by piece. Any call may throw a DataError. */
export interface FileReader {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  /** Rows so far. */
  readonly rows: number;
}

/** Reads a data set file by file, in the order of `files`. */
export interface DatasetReader {
  /** Names within the archive, in the order in which they must be read. */
  readonly files: readonly string[];
  open(file: string): FileReader;
  /** Call once, after the last file. Throws DataError where nothing usable was found. */
  finish(identity: { readonly sha256: string }): {
    readonly data: Dataset;
    readonly report: readonly FileReport[];
  };
}

/** A layout in which data sets are published. */
export interface DatasetFormat {
  readonly id: string;
  readonly label: string;
  /** The folders of an archive with these files that hold such a data set, each with its final slash, the top one blank. */
  folders(names: readonly string[]): readonly string[];
  /** A reader for the data set in one of the folders. */
  reader(folder: string, names: readonly string[]): DatasetReader;
}
