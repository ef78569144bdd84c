import type { Library } from '../../workers/api';
import type { ImportProgress } from '../../workers/import-api';
import type { FileSummary, FoundFilm } from '../core/imports/preview';
import type { Said } from '../core/imports/said';

/** What files were found to hold; nothing of it is taken yet. */
export interface Previewed {
  readonly status: 'preview';
  /** What is imported, in a few words. */
  readonly title: string;
  /** None where kept films were looked for again. */
  readonly files: readonly FileSummary[];
  readonly films: readonly FoundFilm[];
  /** The data set in which they were looked for. */
  readonly library: Library | undefined;
  /** What this one took the place of, unconfirmed. */
  readonly instead: string | undefined;
}

/** How an import stands. */
export type Phase =
  | { readonly status: 'idle' }
  | {
      readonly status: 'reading';
      readonly title: string;
      /** Undefined until a file is read, and while films are looked for again. */
      readonly progress: ImportProgress | undefined;
    }
  | Previewed
  | {
      readonly status: 'done';
      readonly title: string;
      /** What was taken, what was not, and why. */
      readonly text: string;
      /** Which change its Undo takes back; undefined where nothing was changed. */
      readonly step: number | undefined;
      /** Films that no film of the data set got: those that are kept, and those left undecided. */
      readonly left: readonly Said[];
      /** How many of these were left undecided. */
      readonly unchosen: number;
      /** When everything had last been forgotten, in milliseconds since 1970; what is forgotten later takes this along. */
      readonly forgottenAt: number;
    };
