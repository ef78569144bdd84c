import type { FilmNames } from '../src/core/imports/match';
import type { FoundFilm, ImportPreview } from '../src/core/imports/preview';
import type { Said } from '../src/core/imports/said';

/** A file as the visitor opened it. */
export interface OpenedFile {
  readonly name: string;
  readonly blob: Blob;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** A data set would have been as welcome: what is no archive of either is refused with both in mind. */
  readonly mayBeData?: boolean;
}

/** How far reading is. */
export interface ImportProgress {
  readonly file: string;
  /** Rows read so far, of all files. */
  readonly rows: number;
}

/**
 * What a file is, by its content: `data` for an archive of a data set, whether it can be opened or not; `unclear` for an archive
 * of neither, or one that cannot be listed; `run` for an exported run of the Lab; `personal` for everything else, whether it
 * can be read or not.
 */
export type FileKind = 'data' | 'personal' | 'run' | 'unclear';

/** What the page asks of the worker that reads personal files. Errors are DataErrors, which can be shown. */
export interface ImportApi {
  kindOf(file: OpenedFile): Promise<FileKind>;
  /** The films of the open data set, in which those of files are looked for from now on. */
  know(films: FilmNames): void;
  /** Reads files and looks for their films. A file that cannot be read is refused in its summary; the others are read. */
  read(
    files: readonly OpenedFile[],
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview>;
  /** Looks for films again, as when another data set is open. */
  match(said: readonly Said[]): Promise<readonly FoundFilm[]>;
}
