import type { Dataset } from '../../dataset';
import type { ParamSchema, ParamsOf } from '../../params';
import type { Random } from '../../random';
import type { Fold, Judging } from '../fold';

/**
 * A way of measuring: what is held out, what is shown, and how lists are judged. A draw gives every rating (or user) a
 * number, which is all that chance decides: it can be saved, read from a file, and turned into the same folds again.
 */
export interface Protocol<S extends ParamSchema = ParamSchema> {
  readonly id: string;
  readonly label: string;
  /** One sentence in plain words: what is held out of what. */
  readonly summary: string;
  /** What a result by it says, and what it cannot say; one sentence each. */
  readonly tells: string;
  readonly hides: string;
  readonly paper: string;
  readonly params: S;
  /** What a draw numbers: ratings, by position in `data.ratings`, or users. */
  readonly numbers: 'ratings' | 'users';
  /** What several folds give: the mean of their metrics, or one metric over all their users together. */
  readonly folds: 'averaged' | 'pooled';
  /** Metrics that are reported unless others are asked for, as {@link metricsNamed} reads them. */
  readonly metrics: readonly string[];

  judging(params: ParamsOf<S>): Judging;
  /** A number for each rating or user; what the numbers mean is the protocol's. Throws ParamError, and DataError for data without times where they decide. */
  draw(data: Dataset, params: ParamsOf<S>, random: Random): Uint32Array;
  /** The folds of a draw. Throws DataError where its numbers leave nothing to fit on or nothing to test. */
  foldsOf(data: Dataset, draw: Uint32Array, params: ParamsOf<S>): readonly Fold[];
}

/** Identity; infers the types of the parameters. */
export function defineProtocol<const S extends ParamSchema>(protocol: Protocol<S>): Protocol<S> {
  return protocol;
}
