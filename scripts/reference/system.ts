import type { Dataset } from '../../src/core/dataset';
import { fail } from '../../src/core/errors';
import type { Report } from './report';

/** What a system is run with. */
export interface Context {
  readonly data: Dataset;
  /** Names of pieces to run; all where there are none. */
  readonly only: readonly string[];
  readonly progress: (text: string) => void;
}

/** A public recommender of the same ratings: its models on its protocol, its figures beside ours. */
export interface System {
  readonly id: string;
  readonly label: string;
  /** What `--only` can name. */
  readonly pieces: readonly string[];
  run(context: Context): Promise<Report>;
}

/** Draws, fits and folds start from this. */
export const SEED = 1;

/** Throws ParamError for a piece that the system has not. */
export function checkPieces({ id, pieces }: System, only: readonly string[]): void {
  const unknown = only.find((name) => !pieces.includes(name));
  if (unknown !== undefined) {
    fail('ParamError', `${id} has no piece "${unknown}". It has: ${pieces.join(', ')}.`);
  }
}

/** Whether a piece is to be run. */
export const wants = ({ only }: Pick<Context, 'only'>, piece: string): boolean =>
  only.length === 0 || only.includes(piece);
