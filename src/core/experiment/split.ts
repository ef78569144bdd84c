import { without, type Dataset } from '../dataset';
import { fail } from '../errors';
import type { Fold, Judging } from '../evaluation/fold';
import { holdout } from '../evaluation/protocols/holdout';
import type { Protocol } from '../evaluation/protocols/protocol';
import { split } from '../evaluation/protocols/split';
import { time } from '../evaluation/protocols/time';
import { resolveParams } from '../params';
import { seeded } from '../random';
import type { RunSettings } from './run';

/** Protocols that a run can be split by: each has one fold, whose users are known. */
export const runSplits: readonly Protocol[] = [holdout, split, time];

/** What a run is fitted on, and the ratings that it is put to. */
export interface Split {
  readonly training: Dataset;
  readonly fold: Fold;
  /** Lowest and highest stars: predictions beyond are held to count as these. */
  readonly scale: Judging['scale'];
}

/** Throws ParamError for a protocol that is none of {@link runSplits}. */
export const splitNamed = (id: string): Protocol =>
  runSplits.find((protocol) => protocol.id === id) ??
  fail(
    'ParamError',
    `Got the split "${id}"; expected one of ${runSplits.map((protocol) => protocol.id).join(', ')}.`,
  );

/**
 * The one fold of a protocol, by the same draw as wherever else the protocol is used with this seed.
 * Throws ParamError and DataError.
 */
export function splitOf(data: Dataset, { id, params }: RunSettings['split'], seed: number): Split {
  const protocol = splitNamed(id);
  const values = resolveParams(protocol.params, params);
  const [fold] = protocol.foldsOf(data, protocol.draw(data, values, seeded(seed)), values);
  return {
    training: without(data, fold.heldOut),
    fold,
    scale: protocol.judging(values).scale,
  };
}
